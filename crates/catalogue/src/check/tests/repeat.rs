//! What is written once for several people: each has her own questions, pages and words, and a fault is found where it is written.

use super::{Broken, TOML, listed, refused};
use crate::{Catalogue, FieldId};

/// `person.kind` asks how many; `guest` counts for the host and two guests.
const REPEAT: &str = r#"[[repeat]]
id = "guest"
also = ["host"]
numbered = "guest"
count = "guests"
[[page]]
id = "count"
group = "second"
fields = ["guests"]
[[page]]
id = "guest"
group = "second"
fields = ["guest.name", "guest.tie", "guest.nik", "guest.old"]
[[page]]
id = "guest-more"
group = "second"
fields = ["guest.born"]
when = [{ "guest.old" = "yes" }]
[[field]]
id = "guests"
kind = "choice"
options = ["0", "1", "2"]
[[field]]
id = "guest.name"
kind = "person-name"
[[field]]
id = "guest.tie"
kind = "text"
max_letters = 9
not_for = ["host"]
[[field]]
id = "guest.old"
kind = "choice"
options = ["yes", "no"]
[[field]]
id = "guest.born"
kind = "date"
[[field]]
id = "guest.nik"
kind = "nik"
birth_date = "guest.born"
when = [{ "person.kind" = "adult" }]
[[field]]
id = "host.name"
kind = "person-name"
prefill = { from = "person.name" }

[[kind]]
id = "letter"
"#;

const WORDS: &str = "page-count-title = Berapa\npage-guest-title = Tamu { $n }\npage-host-title = Tuan rumah\npage-guest-more-title = Lagi\nfield-guests-label = Tamu\n\
option-guests-0 = 0\noption-guests-1 = 1\noption-guests-2 = 2\nfield-guest-name-label =\n    Nama\n    tamu\nfield-guest-tie-label = Hubungan\nfield-guest-old-label = Tua\n\
option-guest-old-yes = Ya\noption-guest-old-no = Tidak\nfield-guest-born-label = Lahir\nfield-guest-nik-label = NIK\nobjection = Keberatan\n";

const TOML_PLACE: &str = "[[kind]]\nid = \"letter\"\n";

fn with(repeat: &str, words: &str) -> Broken {
    Broken::new(&[(TOML, TOML_PLACE, repeat), ("visit/id.ftl", "objection = Keberatan\n", words), ("visit/en.ftl", "objection = Keberatan\n", words)])
}

fn loaded(broken: &Broken) -> Catalogue {
    broken.load().unwrap_or_else(|findings| panic!("{}", listed(&findings)))
}

fn refused_with(repeat: &str, words: &str, file: &str, at: &str, message: &str) {
    let broken = with(repeat, words);
    let line = broken.line(file, at);
    let findings = broken.load().err().unwrap_or_else(|| panic!("{message}: loads"));
    assert!(findings.iter().any(|f| f.path.ends_with(file) && f.line == line && f.message.contains(message)), "wanted {file}:{line} `{message}`:\n{}", listed(&findings));
}

#[test]
fn everybody_has_questions_pages_and_words_of_her_own() {
    let catalogue = loaded(&with(REPEAT, WORDS));
    let service = catalogue.governments()[0].services.values().next().expect("a service");
    let pages: Vec<&str> = service.pages.iter().map(|page| page.id.as_str()).filter(|id| id.contains("host") || id.contains("guest")).collect();
    assert_eq!(pages, ["host", "host-more", "guest1", "guest1-more", "guest2", "guest2-more"], "pages of one person stand together");
    let page = |id: &str| service.pages.iter().find(|page| page.id == id).expect("a page");
    let fields = |id: &str| page(id).fields.iter().map(FieldId::as_str).collect::<Vec<_>>();
    assert_eq!(fields("host"), ["host.name", "host.nik", "host.old"], "the host has no tie");
    assert_eq!(fields("guest2"), ["guest2.name", "guest2.tie", "guest2.nik", "guest2.old"]);

    let field = |id: &str| service.fields.get(&FieldId::new(id)).unwrap_or_else(|| panic!("{id}"));
    assert!(field("host.name").prefill.is_some(), "her own row wins");
    assert!(field("guest1.name").prefill.is_none());
    assert!(format!("{:?}", field("guest2.nik").kind).contains("guest2.born"), "it compares with her own date");
    assert!(!service.fields.keys().any(|id| id.as_str().starts_with("guest.")), "what is written once is no question itself");

    let asks = |answers: &[(&str, &str)], id: &str| {
        let answers: crate::Answers = answers.iter().copied().collect();
        page(id).when.holds(&answers, &crate::condition::Facts::default())
    };
    assert!(asks(&[], "host") && !asks(&[("guests", "0")], "guest1") && asks(&[("guests", "1")], "guest1"));
    assert!(!asks(&[("guests", "1")], "guest2") && asks(&[("guests", "2")], "guest2"));
    assert!(!asks(&[("guests", "1"), ("guest1.old", "no")], "guest1-more") && asks(&[("guests", "1"), ("guest1.old", "yes")], "guest1-more"));
    assert!(!asks(&[("guests", "0"), ("guest1.old", "yes")], "guest1-more"), "nobody is asked who is not there");

    let speech = service.texts.speech(&service.texts.language_or_default("id"));
    assert_eq!(["page-host-title", "page-guest1-title", "page-guest2-title"].map(|key| speech.say(key)), ["Tuan rumah", "Tamu 1", "Tamu 2"]);
    assert_eq!(speech.say("field-guest2-name-label"), "Nama\ntamu", "a text may have several lines");
}

#[test]
fn faults_of_a_repeat_are_found_where_they_are_written() {
    let changed = |from: &str, to: &str| REPEAT.replacen(from, to, 1);
    refused_with(&changed("count = \"guests\"", "count = \"guest.old\""), WORDS, TOML, "count = \"guest.old\"", "is no choice of how many");
    refused_with(&changed("[\"0\", \"1\", \"2\"]", "[\"1\", \"2\"]"), WORDS, TOML, "count = \"guests\"", "is no choice of how many");
    refused_with(&changed("not_for = [\"host\"]", "not_for = [\"cook\"]"), WORDS, TOML, "not_for", "`cook` is nobody");
    refused_with(&changed("birth_date = \"guest.born\"", "birth_date = \"guest.bron\""), WORDS, TOML, "[[field]]\nid = \"guest.nik\"", "compares with `guest2.bron`");
    refused_with(&changed("also = [\"host\"]", "also = [\"host\"]\nmost = 3"), WORDS, TOML, "most = 3", "unknown key `most`");
    let words = |from: &str, to: &str| WORDS.replacen(from, to, 1);
    refused_with(REPEAT, &words("page-guest-title", "page-guest-heading"), "visit/id.ftl", "page-guest-heading", "is not used by anything");
    refused("visit/service.toml", "[[kind]]\nid = \"letter\"", "[[repeat]]\nid = \"pet\"\nnumbered = \"pet\"\ncount = \"pets\"\n[[field]]\nid = \"pets\"\nkind = \"choice\"\noptions = [\"0\", \"1\"]\n[[kind]]\nid = \"letter\"", "[[repeat]]", "nothing is repeated");
}

#[test]
fn what_nobody_proved_is_told_once() {
    let unproved = REPEAT.replacen("id = \"guest.old\"\n", "id = \"guest.old\"\nbasis = \"unconfirmed\"\n", 1);
    let findings = with(&unproved, WORDS).found();
    assert_eq!(findings.iter().filter(|f| f.message.starts_with("field `") && f.message.contains(".old`")).count(), 1, "{}", listed(&findings));
}

#[test]
fn who_has_no_number_needs_words_without_one() {
    let broken = with(REPEAT, &WORDS.replacen("page-host-title = Tuan rumah\n", "", 1));
    let findings = broken.load().err().expect("refused");
    assert!(findings.iter().any(|f| f.message.contains("`page-host-title` is missing")), "{}", listed(&findings));
}
