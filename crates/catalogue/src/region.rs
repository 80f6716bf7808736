//! Region codes of the Ministry of Home Affairs: province 2, regency 2, district 2, village 4 digits, written `35.78.07.1002`.
//!
//! **Invariant:** an unknown code is never a reason to refuse a person: codes retire, numbers made from them stay valid for life.

/// What the ward picker sends when someone lives outside the government.
pub const OUTSIDE: &str = "outside";

/// The province prefix of samples, demos and tests. It is not assigned, so no sample can belong to a real person.
pub const SAMPLE_PROVINCE: &str = "99";

/// The 514 regencies and cities of Kepmendagri 300.2.2-2430/2025: province, and the numbers within it, both ends included. Numbers that were
/// given before Papua was divided (`91.01`, `92.71`, ...) are not among them any more; people keep numbers made from them.
const REGENCIES: [(&str, &str); 38] = [
    ("11", "01-18 71-75"), ("12", "01-25 71-78"), ("13", "01-12 71-77"), ("14", "01-10 71-72"), ("15", "01-09 71-72"),
    ("16", "01-13 71-74"), ("17", "01-09 71"), ("18", "01-13 71-72"), ("19", "01-06 71"), ("21", "01-05 71-72"), ("31", "01 71-75"),
    ("32", "01-18 71-79"), ("33", "01-29 71-76"), ("34", "01-04 71"), ("35", "01-29 71-79"), ("36", "01-04 71-74"), ("51", "01-08 71"),
    ("52", "01-08 71-72"), ("53", "01-21 71"), ("61", "01-12 71-72"), ("62", "01-13 71"), ("63", "01-11 71-72"),
    ("64", "01-03 07-09 11 71-72 74"), ("65", "01-04 71"), ("71", "01-11 71-74"), ("72", "01-12 71"), ("73", "01-18 22 24 26 71-73"),
    ("74", "01-15 71-72"), ("75", "01-05 71"), ("76", "01-06"), ("81", "01-09 71-72"), ("82", "01-08 71-72"),
    ("91", "03 05-06 10-11 15 19-20 71"), ("92", "02-03 06-08 11-12"), ("93", "01-04"), ("94", "01-08"), ("95", "01-08"),
    ("96", "01-05 71"),
];

/// Whether a code, or a number that starts with one (a NIK), names a regency of today or lies in the sample province.
pub fn regency_known(code: &str) -> bool {
    let (Some(province), Some(number)) = (code.get(..2), code.get(2..4)) else { return false };
    let lies_between = |range: &str| {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        // Two digits each: they sort as they count.
        (first..=last).contains(&number)
    };
    let listed = |(_, numbers): &(&str, &str)| number.bytes().all(|digit| digit.is_ascii_digit()) && numbers.split(' ').any(lies_between);
    province == SAMPLE_PROVINCE || REGENCIES.iter().find(|(known, _)| *known == province).is_some_and(listed)
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
    fn the_sample_province_and_every_regency_of_today_is_known() {
        for known in ["9978071708010001", "3578", "1101", "5108", "6474", "7326", "9120", "9671"] {
            assert!(regency_known(known), "{known}");
        }
        for unknown in ["0078", "3580", "3530", "3570", "6404", "7319", "9101", "9271", "3", "357", "", "35x8", "35-7"] {
            assert!(!regency_known(unknown), "{unknown}");
        }
        assert_eq!(undotted("35.78.07.1002"), "3578071002");
    }

    /// As many as the decree lists.
    #[test]
    fn no_regency_is_missing() {
        let known = (0..10_000).map(|code| format!("{code:04}")).filter(|code| !code.starts_with(SAMPLE_PROVINCE) && regency_known(code)).count();
        assert_eq!(known, 514);
        assert!(REGENCIES.is_sorted());
    }
}
