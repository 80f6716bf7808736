//! The paper part of a counter filing: what the officer ticks.

/// What a birth in hospital to a married couple needs: slot, and the kind that it truly is.
const PAPERS: [(&str, &str); 3] = [("birth-proof", "birth-letter-facility"), ("marriage-proof", "marriage-book"), ("family-card", "family-card")];

/// Fields of the filing page beside the answers: the papers on the desk.
pub fn at_the_counter() -> Vec<(String, String)> {
    PAPERS.iter().map(|(slot, _)| ("paper".to_owned(), (*slot).to_owned())).collect()
}

/// The statement, and each original seen and given back.
pub fn submission() -> Vec<(String, String)> {
    let mut form = vec![("statement".to_owned(), "yes".to_owned()), ("witnesses".to_owned(), "yes".to_owned())];
    for (slot, _) in PAPERS {
        for part in ["original", "matches", "copy"] {
            form.push((format!("{part}-{slot}"), "yes".to_owned()));
        }
        form.push((format!("sheets-{slot}"), "1".to_owned()));
    }
    form
}

/// The typed decisions of the review, and the draft signed on paper.
pub fn decisions() -> Vec<(String, String)> {
    let kinds = PAPERS.iter().map(|(slot, kind)| (format!("kind-{slot}"), (*kind).to_owned()));
    kinds.chain([("draft_signed".to_owned(), "yes".to_owned())]).collect()
}
