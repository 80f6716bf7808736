//! The recovery copy: written, and read back.
//!
//! The passphrase is drawn, never chosen: 26 letters and digits are as hard to guess as a key, and short enough for paper.

use crate::{clock, folder::Options, setup, tls};
use std::{fs, io::BufRead as _, path::Path};
use store::recovery;

/// Without letters and digits that look alike.
const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789x";

fn passphrase(drawn: &[u8; 32]) -> String {
    let letters: String = drawn.iter().take(26).filter_map(|byte| ALPHABET.get(usize::from(byte % 31))).map(|letter| char::from(*letter)).collect();
    let groups: Vec<&str> = (0..letters.len()).step_by(5).filter_map(|from| letters.get(from..letters.len().min(from + 5))).collect();
    groups.join("-")
}

pub fn copy(folder: &Options, to: &Path) -> Result<(), String> {
    if to.exists() {
        return Err(format!("{}: there is a file already", to.display()));
    }
    let _lock = folder.lock()?;
    let now = clock::now();
    let passphrase = passphrase(&now.draw("recovery passphrase"));
    let text = recovery::copy(&folder.data, &folder.keys()?, &passphrase, now.draw("recovery salt")).map_err(|error| error.to_string())?;
    tls::write_private(to, text.as_bytes())?;
    println!("recovery copy: {}", to.display());
    println!("Write this passphrase down on paper, in two sealed envelopes; it is not shown again:\n\n    {passphrase}\n");
    Ok(())
}

pub fn restore(folder: &Options, from: &Path, give_up_newer: bool) -> Result<(), String> {
    let _lock = folder.lock()?;
    let text = fs::read_to_string(from).map_err(|error| format!("{}: {error}", from.display()))?;
    eprintln!("passphrase:");
    let mut passphrase = String::new();
    std::io::stdin().lock().read_line(&mut passphrase).map_err(|error| error.to_string())?;
    let restored = recovery::restore(&folder.data, &text, passphrase.trim(), give_up_newer).map_err(|error| error.to_string())?;
    let file = folder.key_file();
    if file.exists() {
        let aside = setup::beside(&file, "before-restore");
        fs::rename(&file, &aside).map_err(|error| format!("{}: {error}", aside.display()))?;
        println!("the key file that was there is now {}", aside.display());
    }
    setup::write_master(&file, &restored.master)?;
    folder.open()?;
    println!("{} keys restored, {} given up; the master key is in {}", restored.secrets, restored.given_up, file.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_has_26_letters_in_groups_that_can_be_read_aloud() {
        let phrase = passphrase(&std::array::from_fn(|place| u8::try_from(place * 8).unwrap_or_default()));
        assert_eq!(phrase.split('-').map(str::len).collect::<Vec<_>>(), [5, 5, 5, 5, 5, 1]);
        assert!(phrase.bytes().all(|letter| letter == b'-' || ALPHABET.contains(&letter)));
        assert!(!phrase.contains(['0', 'o', '1', 'l', 'i']));
    }
}
