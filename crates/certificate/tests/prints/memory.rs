//! The engine remembers every layout unless it is told to forget; people's records must not pile up in it.

use certificate::{EMBLEM_PLACEHOLDER, Press};

use crate::birth::template;
use crate::birth_samples::{BirthExtract, birth_extract_sheet, plain};

/// Resident memory of this process in MB; none where the system does not tell.
fn resident_mb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024)
}

/// One process has to itself what nextest runs here; elsewhere other tests would be counted too.
#[test]
fn printing_many_records_does_not_fill_the_memory() {
    let press = Press::new();
    let print = |numbers: std::ops::Range<u32>| {
        for number in numbers {
            let child_name = format!("Anak {number}");
            let extract = BirthExtract {
                child_name,
                ..plain()
            };
            let sheet = birth_extract_sheet(&template(), &extract, EMBLEM_PLACEHOLDER).unwrap();
            press.render(&sheet).unwrap();
        }
    };
    print(0..5);
    let before = resident_mb();
    print(5..20);
    if let (Some(before), Some(after)) = (before, resident_mb()) {
        assert!(
            after < before + 15,
            "{before} MB before, {after} MB after 15 more"
        );
    }
}
