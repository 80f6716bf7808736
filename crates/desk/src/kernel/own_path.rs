//! Addresses that came with a request and lead back into this site.
//!
//! **Invariant:** what passes is a path of this host in every browser, and fits into a header: browsers drop tabs and line breaks, so
//! `/<tab>/elsewhere` would otherwise lead elsewhere.

/// The path itself when it may be followed.
pub fn own_path(path: &str) -> Option<&str> {
    let own = path.starts_with('/') && !path.starts_with("//");
    (own && path.bytes().all(|byte| matches!(byte, b'!'..=b'~')) && !path.contains('\\')).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_paths_of_this_site_are_followed() {
        for good in ["/", "/k/0a?x=1#y", "/layanan/birth", "/%09/x"] {
            assert_eq!(own_path(good), Some(good));
        }
        for bad in ["", "x", "//elsewhere", "/\t/elsewhere", "/\n/elsewhere", "/\\elsewhere", "\\/elsewhere", "https://elsewhere", " /x", "/é", "/\0", "/a b"] {
            assert_eq!(own_path(bad), None, "{bad:?}");
        }
    }
}
