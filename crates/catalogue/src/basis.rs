//! A legal basis as the catalogue writes it: proved, or `unconfirmed` with or without what is claimed.
//!
//! **Invariant:** nobody ever reads the mark itself; whoever shows a basis says in her own words whether it is settled.

/// `unconfirmed`, alone or with a remark after a colon, says that nobody has proved the basis yet.
pub fn is_unconfirmed(basis: &str) -> bool {
    basis == "unconfirmed" || basis.starts_with("unconfirmed:")
}

/// A basis as people read it: what is claimed, without the mark. Empty when nothing is claimed.
pub fn claimed(basis: &str) -> &str {
    basis.strip_prefix("unconfirmed").map_or(basis, |rest| rest.trim_start_matches([':', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_is_read_and_never_shown() {
        assert!(is_unconfirmed("unconfirmed") && is_unconfirmed("unconfirmed: a decree") && !is_unconfirmed("UU 24/2013 art. 27"));
        assert_eq!((claimed("unconfirmed"), claimed("unconfirmed: a decree"), claimed("UU 24/2013")), ("", "a decree", "UU 24/2013"));
    }
}
