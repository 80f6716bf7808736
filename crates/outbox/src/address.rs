//! E-mail addresses, as they may be typed and as they are kept.

use lettre::Address;

/// Longest address that mail servers must take (RFC 5321, 4.5.3.1.3, without the brackets).
const LONGEST: usize = 254;

/// An address in one writing: trimmed, in lower case; None when no letter could go there.
///
/// Quoted names, addresses of literal hosts and hosts without a dot are refused: nobody's inbox is there, and they confuse other programs.
pub fn email(typed: &str) -> Option<String> {
    let text = typed.trim();
    let plain = text.len() <= LONGEST && text.bytes().all(|byte| matches!(byte, b'!'..=b'~')) && !text.contains(['"', '\\', '[', ',', ';', '<', '>']);
    if !plain {
        return None;
    }
    let address: Address = text.to_lowercase().parse().ok()?;
    let dotted = address.domain().contains('.') && !address.domain().ends_with('.');
    dotted.then(|| address.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_address_is_kept_in_one_writing() {
        assert_eq!(email(" Siti.Contoh@Surat.Example ").as_deref(), Some("siti.contoh@surat.example"));
        assert_eq!(email("siti+kitir@surat.example").as_deref(), Some("siti+kitir@surat.example"));
    }

    #[test]
    fn what_is_no_address_or_carries_a_header_is_refused() {
        let long = format!("{}@surat.example", "a".repeat(250));
        let injected = ["a@b.example\r\nBcc: x@y.example", "a@b.example\n", "a@b.example%0ABcc:x@y.example\r\n.", "a@b.example,x@y.example", "<a@b.example>"];
        let wrong = ["", "a", "a@", "@b.example", "a@b", "a b@c.example", "\"a b\"@c.example", "a@[127.0.0.1]", "a@b.example.", "siti@surat.exämple", long.as_str()];
        for text in injected.iter().filter(|text| !text.ends_with('\n')).chain(&wrong) {
            assert_eq!(email(text), None, "{text:?}");
        }
        // Blanks around it are what people paste along.
        assert_eq!(email("a@b.example\n").as_deref(), Some("a@b.example"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn whatever_is_typed_ends_as_one_line_or_nothing(typed in "\\PC{0,40}@?[a-z.\\-\r\n]{0,20}") {
            if let Some(kept) = email(&typed) {
                prop_assert!(kept.bytes().all(|byte| matches!(byte, b'!'..=b'~')));
                prop_assert_eq!(kept.matches('@').count(), 1);
                prop_assert_eq!(email(&kept), Some(kept.clone()));
            }
        }
    }
}
