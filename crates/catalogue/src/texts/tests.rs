//! Texts: languages, layers, plurals, and what happens to a word that is missing.

use super::*;

fn texts(sources: &[(&str, &str, &str)]) -> Texts {
    Texts::from_sources(sources).unwrap_or_else(|findings| panic!("{findings:?}"))
}

fn two() -> Texts {
    texts(&[
        ("id", "id.ftl", "halo = Halo, { $nama }!\nhari = { $n } hari\nhanya-id = Cuma di sini\n"),
        ("en", "en.ftl", "halo = Hello, { $nama }!\nhari = { $n ->\n    [one] { $n } day\n   *[other] { $n } days\n }\n"),
    ])
}

fn language(tag: &str) -> Language {
    Language::new(tag)
}

#[test]
fn a_text_is_said_in_its_language_and_otherwise_in_the_default_one() {
    let texts = two();
    let english = texts.speech(&language("en"));
    assert_eq!(english.say_with("halo", &[("nama", "Dewi")]), "Hello, Dewi!");
    assert_eq!(english.say("hanya-id"), "Cuma di sini");
    assert_eq!(texts.speech(&language("jv")).say("hanya-id"), "Cuma di sini");
    assert!(english.has("hanya-id") && !english.has("nothing"));
    assert_eq!(texts.keys(&language("en")), ["halo", "hari"]);
}

#[test]
fn a_missing_text_is_its_key_in_brackets() {
    assert_eq!(two().speech(&language("id")).say("nothing"), "[nothing]");
    assert_eq!(Texts::default().speech(&language("id")).say("nothing"), "[nothing]");
}

#[test]
fn values_are_put_in_as_they_are() {
    let texts = two();
    let speech = texts.speech(&language("id"));
    for value in ["<b>", "{ $nama }", "0812", "9978071708010001", "1234567890", "2026", "", "007"] {
        assert_eq!(speech.say_with("halo", &[("nama", value)]), format!("Halo, {value}!"));
    }
}

#[test]
fn whole_numbers_choose_the_plural() {
    let texts = two();
    let speech = texts.speech(&language("en"));
    assert_eq!(speech.say_with("hari", &[("n", "1")]), "1 day");
    assert_eq!(speech.say_with("hari", &[("n", "60")]), "60 days");
}

#[test]
fn later_layers_win_and_texts_use_others_of_their_own_layer() {
    let below = texts(&[("id", "a.ftl", "-kota = Kota\nnama = { -kota }\nlain = Lain\n")]);
    let above = texts(&[("id", "b.ftl", "-kota = Kota\nnama = { -kota } Contoh\n"), ("en", "b.ftl", "nama = City\n")]);
    let both = above.layered_over(&below);
    assert_eq!(both.speech(&language("id")).say("nama"), "Kota Contoh");
    assert_eq!(both.speech(&language("id")).say("lain"), "Lain");
    assert_eq!(both.speech(&language("en")).say("nama"), "City");
    assert_eq!(below.speech(&language("id")).say("nama"), "Kota", "the lower layer is untouched");
    let flat = both.layered_over(&below).layered_over(&below).flattened();
    for (tag, said) in [("id", "Kota Contoh"), ("en", "City")] {
        assert_eq!(flat.speech(&language(tag)).say("nama"), said);
    }
    assert!(both.says(&language("en"), "nama") && !both.says(&language("en"), "lain"), "only what a language says itself");
}

#[test]
fn languages_keep_their_order_and_can_be_narrowed() {
    let texts = two();
    assert_eq!(texts.languages(), [language("id"), language("en")]);
    assert_eq!(texts.language_or_default("en-GB"), language("en"));
    assert_eq!(texts.language_or_default("xx"), language("id"));
    let english = texts.speaking(&[language("en")]);
    assert_eq!(english.language_or_default("id"), language("en"));
    assert_eq!(english.speech(&language("id")).say("hanya-id"), "[hanya-id]");
}

#[test]
fn every_fault_of_every_file_is_reported_with_its_line() {
    let found = Texts::from_sources(&[("id", "a.ftl", "ok = x\nbroken = { \n"), ("en", "b.ftl", "a = 1\nb = 2\na = 3\n"), ("!!", "c.ftl", "")]).err().expect("faults");
    assert!(found.iter().any(|f| f.path == "a.ftl" && (2..=3).contains(&f.line)), "{found:?}");
    assert!(found.iter().any(|f| f.path == "b.ftl" && f.line == 3), "{found:?}");
    assert!(found.iter().any(|f| f.path == "c.ftl"), "{found:?}");
}

#[test]
fn a_problem_says_itself() {
    let texts = texts(&[("id", "a.ftl", "problem-x = Paling banyak { $max }.\n")]);
    let problem = crate::Problem::new(&"a.b".into(), "problem-x").with("max", 60);
    assert_eq!(texts.speech(&language("id")).say_problem(&problem), "Paling banyak 60.");
}

#[test]
fn texts_can_be_shared_between_threads() {
    let texts = std::sync::Arc::new(two());
    let threads: Vec<_> = (0..4).map(|n| {
        let texts = texts.clone();
        std::thread::spawn(move || texts.speech(&language("en")).say_with("hari", &[("n", &n.to_string())]))
    }).collect();
    let said: Vec<String> = threads.into_iter().map(|thread| thread.join().expect("no panic")).collect();
    assert_eq!(said, ["0 days", "1 day", "2 days", "3 days"]);
}
