//! Region codes of the Ministry of Home Affairs: province 2, regency 2, district 2, village 4 digits, written `35.78.07.1002`.
//!
//! **Invariant:** an unknown code is never a reason to refuse a person: codes retire, numbers made from them stay valid for life.

/// What the ward picker sends when someone lives outside the government.
pub const OUTSIDE: &str = "outside";

/// The province prefix of samples, demos and tests. It is not assigned, so no sample can belong to a real person.
pub const SAMPLE_PROVINCE: &str = "99";

/// Province codes of Kepmendagri 300.2.2-2430/2025. Older person numbers use these prefixes as well: provinces were split, not renumbered.
const PROVINCES: [&str; 38] = [
    "11", "12", "13", "14", "15", "16", "17", "18", "19", "21", "31", "32", "33", "34", "35", "36", "51", "52", "53", "61", "62", "63",
    "64", "65", "71", "72", "73", "74", "75", "76", "81", "82", "91", "92", "93", "94", "95", "96",
];

/// Whether a code or a number that starts with one (a NIK) names a province that exists, existed, or is the sample province.
pub fn province_known(code: &str) -> bool {
    code.get(..2).is_some_and(|province| province == SAMPLE_PROVINCE || PROVINCES.contains(&province))
}

/// The dotted code of a ward from `35.78.07.1002` or `3578071002`; none when it is not ten digits so grouped.
pub fn ward_code(typed: &str) -> Option<String> {
    let digits: String = typed.chars().filter(|c| *c != '.').collect();
    if digits.len() != 10 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let dotted = format!("{}.{}.{}.{}", digits.get(..2)?, digits.get(2..4)?, digits.get(4..6)?, digits.get(6..)?);
    (typed == dotted || typed == digits).then_some(dotted)
}

/// A code without its dots: `3578071002`, as office ids are written.
pub fn undotted(code: &str) -> String {
    code.chars().filter(|c| *c != '.').collect()
}

/// Whether `code` lies in `region` (or is it): `35.78.07.1002` lies in `35.78`.
pub fn lies_in(code: &str, region: &str) -> bool {
    code.strip_prefix(region).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ward_code_is_read_with_or_without_dots() {
        assert_eq!(ward_code("3578071002").as_deref(), Some("35.78.07.1002"));
        assert_eq!(ward_code("35.78.07.1002").as_deref(), Some("35.78.07.1002"));
        for wrong in ["35.78.07", "35780710", "35.780.7.1002", "357807100a", "", "35.78.07.10021", "３５７８０７１００２"] {
            assert_eq!(ward_code(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_region_contains_itself_and_its_parts_but_no_namesake_prefix() {
        assert!(lies_in("35.78.07.1002", "35.78"));
        assert!(lies_in("35.78", "35.78"));
        assert!(!lies_in("35.781", "35.78"));
        assert!(!lies_in("35.15.01.1001", "35.78"));
    }

    #[test]
    fn the_sample_province_and_every_real_one_is_known() {
        assert!(province_known("9978071708010001"));
        assert!(province_known("3578"));
        assert!(!province_known("0078"));
        assert!(!province_known("3"));
        assert_eq!(undotted("35.78.07.1002"), "3578071002");
    }
}
