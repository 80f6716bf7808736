//! One small, correct catalogue on disk, broken in one place at a time: each fault is found at its path and line.

mod annotating;
mod further;
mod repeat;

use crate::{Catalogue, Finding, Folder, Severity};
use std::{fs, path::Path};

const VISIT: [&str; 4] = ["service.toml", "id.ftl", "en.ftl", "paper.typ"];
const SMALLTOWN: [&str; 6] = ["government.toml", "offices.csv", "holidays.toml", "theme.toml", "crest.svg", "emblem.svg"];

/// The fixture copied into a fresh folder, with changes: (file, what stands there, what shall stand there).
struct Broken {
    root: tempfile::TempDir,
}

impl Broken {
    fn new(changes: &[(&str, &str, &str)]) -> Self {
        let root = tempfile::tempdir().expect("a folder");
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
        let files = VISIT.map(|file| format!("visit/{file}")).into_iter().chain(SMALLTOWN.map(|file| format!("smalltown/{file}")));
        for file in files {
            let mut content = fs::read_to_string(fixtures.join(&file)).expect("fixture");
            for (_, from, to) in changes.iter().filter(|(changed, ..)| *changed == file) {
                assert!(content.contains(from), "`{from}` is not in {file}");
                content = content.replacen(from, to, 1);
            }
            let path = root.path().join(&file);
            fs::create_dir_all(path.parent().expect("parent")).expect("folder");
            fs::write(path, content).expect("written");
        }
        Self { root }
    }

    fn load(&self) -> Result<Catalogue, Vec<Finding>> {
        let folder = |name: &str| Folder::read(&self.root.path().join(name)).expect("readable");
        Catalogue::load(&[folder("smalltown")], &[folder("visit")], &[], &|_| None)
    }

    /// 1-based line on which `text` stands in `file`.
    fn line(&self, file: &str, text: &str) -> usize {
        let content = fs::read_to_string(self.root.path().join(file)).expect("readable");
        let position = content.find(text).unwrap_or_else(|| panic!("`{text}` is not in {file}"));
        1 + content[..position].matches('\n').count()
    }

    fn found(&self) -> Vec<Finding> {
        match self.load() {
            Ok(catalogue) => catalogue.findings().to_vec(),
            Err(findings) => findings,
        }
    }
}

/// Asserts that the change makes the catalogue refuse to load with this message at the line where `at` stands afterwards.
fn refused(file: &str, from: &str, to: &str, at: &str, message: &str) {
    let broken = Broken::new(&[(file, from, to)]);
    let line = broken.line(file, at);
    let findings = broken.load().err().unwrap_or_else(|| panic!("{file}: `{to}` loads"));
    let hit = findings.iter().any(|f| f.path.ends_with(file) && f.line == line && f.severity == Severity::Fault && f.message.contains(message));
    assert!(hit, "wanted {file}:{line} `{message}`, found:\n{}", listed(&findings));
}

fn listed(findings: &[Finding]) -> String {
    findings.iter().map(|finding| format!("{finding}\n")).collect()
}

const TOML: &str = "visit/service.toml";

#[test]
fn the_fixture_loads_and_lists_what_is_example_draft_or_unconfirmed() {
    let findings = Broken::new(&[]).found();
    assert!(findings.iter().all(|finding| finding.severity != Severity::Fault), "{}", listed(&findings));
    let severities = |part: &str| findings.iter().filter(|f| f.message.contains(part)).map(|f| f.severity).collect::<Vec<_>>();
    assert_eq!(severities("Idulfitri"), [Severity::Warning]);
    assert_eq!(severities("head of the registration office"), [Severity::Warning]);
    assert_eq!(severities("is a draft"), [Severity::Warning]);
    assert_eq!(severities("fee `late`"), [Severity::Unconfirmed]);
    let example = findings.iter().find(|f| f.message.contains("Idulfitri")).expect("listed");
    assert_eq!((example.line, example.path.ends_with("smalltown/holidays.toml")), (4, true));
}

#[test]
fn all_faults_of_all_files_are_reported_together() {
    let broken = Broken::new(&[
        (TOML, "group = \"first\"", "group = \"third\""), ("visit/en.ftl", "objection = Keberatan\n", ""), ("smalltown/offices.csv", ",990101,", ",990109,"),
        ("smalltown/theme.toml", "text = { light = \"#15262a\"", "text = { light = \"#d0d0d0\""),
    ]);
    let findings = broken.load().err().expect("refused");
    for part in ["third", "`objection` is missing", "has no district", "contrast"] {
        assert!(findings.iter().any(|f| f.message.contains(part)), "{part} in\n{}", listed(&findings));
    }
    let mut sorted = findings.clone();
    sorted.sort();
    assert_eq!(findings, sorted);
}

#[test]
fn broken_toml_is_reported_at_its_line() {
    refused(TOML, "working_days = 1", "working_days = = 1", "working_days", "TOML");
    refused("smalltown/government.toml", "city = \"Kota Contoh\"", "city = Kota", "city = Kota", "TOML");
}

#[test]
fn unknown_keys_are_reported_wherever_they_stand() {
    refused(TOML, "needs = [\"weight\"]", "needs = [\"weight\"]\ncolour = \"red\"", "colour", "unknown key `colour`");
    refused(TOML, "index = \"name\"", "index = \"name\"\nrequird = true", "requird", "unknown key `requird`");
    refused("smalltown/government.toml", "phone = \"000\"", "phone = \"000\"\nfax = \"1\"", "fax", "unknown key `fax`");
}

#[test]
fn wrong_types_and_missing_cells_are_reported() {
    refused(TOML, "working_days = 1", "working_days = \"one\"", "working_days", "whole number");
    refused(TOML, "from = 2020-01-01", "from = \"yesterday\"", "from = \"yesterday\"", "a date like");
    refused(TOML, "need = \"must\"", "need = \"party\"", "need = \"party\"", "party");
    refused(TOML, "act = \"review\"\n", "", "[[step]]", "`act` is missing");
}

#[test]
fn dangling_ids_are_reported() {
    refused(TOML, "fields = [\"person.nik\"]", "fields = [\"person.nik\", \"person.age\"]", "[[page]]\nid = \"two\"", "person.age");
    refused(TOML, "kinds = [\"letter\", \"note\"]", "kinds = [\"letter\", \"note\", \"poem\"]", "[[slot]]", "poem");
    refused(TOML, "slot = \"proof\"", "slot = \"prof\"", "[[requirement]]", "`prof`");
    refused(TOML, "decides = { weight = \"strong\" }", "decides = { weight = \"huge\" }", "[[kind]]", "huge");
    refused(TOML, "fee = \"late\"", "fee = \"lost\"", "[[waiver]]", "lost");
    refused(TOML, "group = \"first\"", "group = \"third\"", "[[page]]", "third");
    refused(TOML, "template = \"paper.typ\"", "template = \"papyrus.typ\"", "[[output]]", "papyrus.typ");
    refused(TOML, "kind = \"nik\"", "kind = \"nik\"\nsex = \"person.name\"", "[[field]]\nid = \"person.nik\"", "compares with");
    refused("smalltown/government.toml", "[services.visit]", "[services.party]\n[services.visit]", "[services.party]", "no service `party`");
    refused("smalltown/government.toml", "registry_office = \"registry\"", "registry_office = \"990101\"", "registry_office", "no registration office");
}

#[test]
fn values_outside_their_closed_set_are_reported() {
    refused(TOML, "when = [{ \"person.kind\" = \"adult\" }]", "when = [{ \"person.kind\" = \"giant\" }]", "[[page]]\nid = \"two\"", "`giant` is no value");
    refused(TOML, "when = [{ timing = \"late\" }]", "when = [{ tiding = \"late\" }]", "[[fee]]", "`tiding` is neither");
    refused(TOML, "when = [{ timing = \"late\" }]", "when = [{ timing = [] }]", "[[fee]]", "never holds");
}

#[test]
fn what_the_machine_cannot_work_on_is_reported() {
    let subject = "names = [\"person.name\"]";
    refused(TOML, subject, "names = [\"person.age\"]", "[subject]", "`person.age` is no question");
    refused(TOML, "wards = [\"person.ward\"]", "wards = [\"person.name\"]", "[subject]", "no question for a ward");
    refused(TOML, subject, "names = []\ndate = \"person.nik\"", "[subject]", "no question for a date");
    refused(TOML, "needs = [\"weight\"]", "needs = [\"timing\"]", "edition", "no paper decides");
    refused(TOML, "letters = \"VS\"", "letters = \"V5\"", "[[series]]", "two to six capital letters");
    refused(TOML, "letters = \"VS\"", "letters = \"VS\"\nwhen = [{ timing = \"late\" }]", "[[series]]", "must hold for every application");
    refused(TOML, "[[series]]\nletters = \"VS\"\n", "", "edition", "no `series` gives a number");
    refused(TOML, "[[print]]\nfield = \"person.name\"", "[[print]]\nfield = \"person.age\"", "[[print]]", "`person.age` is no question");
    refused(TOML, "[[print]]\nfield = \"person.name\"\n", "", "edition", "no `print` says");
    refused(TOML, "template = \"paper.typ\"\n", "", "[[step]]\nid = \"sign\"", "no output has a template");
    let row = "[[series]]\nletters = \"VS\"\n";
    let with = |more: &str| format!("{more}\n{row}");
    refused(TOML, row, &with("[[collector]]\nwho = \"stranger\""), "[[collector]]", "nobody is called");
    refused(TOML, row, &with("[[duplicate]]\nid = \"same\"\nsame = [\"person.kind\"]"), "[[duplicate]]", "no other case can be found");
    refused(TOML, row, &with("[[duplicate]]\nid = \"same\"\nsimilar = [\"person.age\"]"), "[[duplicate]]", "`person.age` is no question");
}

#[test]
fn an_offer_that_cannot_fill_its_box_is_reported() {
    let nik = "id = \"person.nik\"\nkind = \"nik\"";
    let with = |prefill: &str| format!("{nik}\nprefill = {{ {prefill} }}");
    let at = "[[field]]\nid = \"person.nik\"";
    refused(TOML, nik, &with("from = \"person.name\""), at, "no earlier question of the same kind");
    refused(TOML, nik, &with("from = \"person.nik\""), at, "no earlier question of the same kind");
    refused(TOML, nik, &with("value = \"9978\""), at, "none of its options");
    refused(TOML, nik, &with("from = \"person.name\", when = [{ \"person.kind\" = \"giant\" }]"), at, "`giant` is no value");
    refused(TOML, nik, &with("when = [{ \"person.kind\" = \"adult\" }]"), "prefill =", "either `from` or `value`");
    refused(TOML, nik, &with("from = \"person.name\", form = \"x\""), "prefill =", "unknown key `form`");
}

#[test]
fn ids_written_twice_are_reported() {
    refused(TOML, "id = \"person.nik\"", "id = \"person.kind\"", "[[field]]\nid = \"person.kind\"\nkind = \"nik\"", "already defined");
    refused(TOML, "id = \"note\"", "id = \"letter\"", "[[kind]]\nid = \"letter\"\ndecides = { weight = \"weak\" }", "already defined");
    refused("smalltown/offices.csv", "9901011001,ward", "990101,ward", "990101,ward", "listed twice");
    refused("smalltown/holidays.toml", "date = 2026-03-20", "date = 2026-01-01", "[[holiday]]\ndate = 2026-01-01\nname = \"Idul", "listed twice");
    refused("visit/id.ftl", "objection = Keberatan", "objection = A\nobjection = B", "objection = B", "defined twice");
}

#[test]
fn rows_that_nothing_reaches_are_reported() {
    let twin = "[[requirement]]\nslot = \"proof\"\nneed = \"may\"\nvariants = []\nwhen = [{ \"person.kind\" = \"adult\" }]\nfrom = 2021-01-01\nbasis = \"a law\"\n[[step]]\nid = \"review\"";
    refused(TOML, "[[step]]\nid = \"review\"", twin, "[[requirement]]\nslot = \"proof\"\nneed = \"may\"\nvariants = []", "unreachable");
    let early = "fields = [\"person.name\", \"person.kind\"]\nwhen = [{ \"person.kind\" = \"adult\" }]";
    refused(TOML, "fields = [\"person.name\", \"person.kind\"]", early, "[[page]]", "asked later");
    let asked_only_then = "options = [\"child\", \"adult\"]\nwhen = [{ timing = \"on-time\" }]";
    let broken = Broken::new(&[(TOML, "options = [\"child\", \"adult\"]", asked_only_then), (TOML, "when = [{ timing = \"late\" }]", "when = [{ timing = \"late\", \"person.kind\" = \"adult\" }]")]);
    let line = broken.line(TOML, "[[fee]]");
    assert!(broken.found().iter().any(|f| f.line == line && f.message.contains("can never hold")), "{}", listed(&broken.found()));
    refused(TOML, "original = true", "original = true\n[[slot]]\nid = \"spare\"\nkinds = [\"note\"]", "[[slot]]\nid = \"spare\"", "no row ever asks");
}

#[test]
fn rows_whose_dates_overlap_or_run_backwards_are_reported() {
    let second = "[[waiver]]\nfee = \"late\"\nfrom = 2020-06-30\nbasis = \"again\"\n[[waiver]]";
    refused(TOML, "[[waiver]]", second, "[[waiver]]\nfee = \"late\"\nfrom = 2020-06-01", "overlaps");
    refused(TOML, "until = 2020-06-30", "until = 2020-05-31", "[[waiver]]", "ends before it begins");
    refused("smalltown/government.toml", "from = 2021-01-01", "from = 2020-12-31", "[[services.visit.fee]]", "overlaps");
}

#[test]
fn a_missing_legal_basis_is_reported() {
    refused(TOML, "until = 2020-06-30\nbasis = \"a decree\"", "until = 2020-06-30", "[[waiver]]", "`basis` is missing");
    refused(TOML, "until = 2020-06-30\nbasis = \"a decree\"", "until = 2020-06-30\nbasis = \" \"", "basis = \" \"", "more than an empty text");
    refused(TOML, "targets = [\"case\"]\nbasis = \"a law\"", "targets = [\"case\"]", "[[reason]]\ncode = \"DONE\"", "has no legal basis");
    let findings = Broken::new(&[(TOML, "basis = \"a decree\"", "basis = \"unconfirmed: heard in the hall\"")]).found();
    assert!(findings.iter().any(|f| f.severity == Severity::Unconfirmed && f.message.contains("heard in the hall")), "{}", listed(&findings));
}

#[test]
fn a_route_without_end_or_doer_is_reported() {
    refused(TOML, "act = \"sign\"", "act = \"print\"", "edition", "no end");
    refused(TOML, "role = \"ward_officer\"", "role = \"mayor\"", "[[step]]", "nobody can do step `review`");
    refused(TOML, "act = \"review\"\noffice = \"ward\"\nrole = \"ward_officer\"", "act = \"confirm\"\noffice = \"ward\"\nrole = \"ward_officer\"", "[[step]]", "the applicant confirms");
    refused(TOML, "id = \"review\"\nact = \"review\"\noffice = \"ward\"\nrole = \"ward_officer\"", "id = \"review\"\nact = \"sign\"\noffice = \"registry\"\nrole = \"head\"", "[[step]]\nid = \"approve\"", "comes too late");
}

#[test]
fn texts_missing_unused_or_different_are_reported() {
    refused("visit/id.ftl", "objection = Keberatan\n", "objecton = Keberatan\n", "objecton", "`objecton` is not used");
    refused("visit/en.ftl", "page-one-title", "page-won-title", "page-won-title", "`page-won-title` is missing in id.ftl");
    let broken = Broken::new(&[("visit/id.ftl", "{ $date }", "{ $until }")]);
    let findings = broken.found();
    let line = broken.line("visit/en.ftl", "notice-sent");
    assert!(findings.iter().any(|f| f.line == line && f.message.contains("notice-sent") && f.message.contains("$until")), "{}", listed(&findings));
    refused("visit/id.ftl", "objection = Keberatan", "objection = { $", "objection", "Fluent");
}

#[test]
fn colours_that_are_none_or_too_faint_are_reported() {
    let theme = "smalltown/theme.toml";
    refused(theme, "text = { light = \"#15262a\"", "text = { light = \"#a0a0a0\"", "text = { light = \"#a0a0a0\"", "contrast");
    refused(theme, "dark = \"#e9efee\"", "dark = \"#333333\"", "dark = \"#333333\"", "(dark)");
    refused(theme, "field-line = { light = \"#5e7076\"", "field-line = { light = \"#c0c0c0\"", "field-line", "needs 3");
    refused(theme, "link = { light = \"#0a5c6b\"", "link = { light = \"blue\"", "link = { light = \"blue\"", "must be a colour");
    refused(theme, "radius = \"4px\"", "radius = \"4px;}\"", "radius", "may not hold");
}

#[test]
fn wards_without_district_and_places_elsewhere_are_reported() {
    let offices = "smalltown/offices.csv";
    refused(offices, ",990101,", ",,", "9901011001", "has no district");
    refused(offices, "99.01.01.1001", "98.01.01.1001", "9901011001", "does not lie in 99.01");
    refused(offices, "9901011001,ward", "9901011001,hamlet", "hamlet", "no kind of office");
    refused(offices, "id,kind", "key,kind", "key,kind", "first line must be");
    refused("smalltown/government.toml", "regency_code = \"9901\"", "regency_code = \"9902\"", "region_code", "same four digits");
}

#[test]
fn a_drawing_that_could_run_or_fetch_something_is_refused() {
    for active in ["<script>1</script>", "<image href=\"http://x\"/>", "<path onload=\"x\"/>", "<use href=\"#a\"/>"] {
        let broken = Broken::new(&[("smalltown/crest.svg", "<circle", &format!("{active}<circle"))]);
        assert!(broken.load().is_err_and(|found| found.iter().any(|f| f.path.ends_with("crest.svg"))), "{active}");
    }
}

#[test]
fn hours_and_zone_must_make_sense() {
    let government = "smalltown/government.toml";
    refused(government, "friday = \"08:00-11:00\"", "friday = \"11:00-08:00\"", "friday", "opening before closing");
    assert!(Broken::new(&[(government, "utc_offset = \"+08:00\"", "utc_offset = \"WITA\"")]).load().is_err());
}

#[test]
fn hours_and_letters_of_numbers_that_nobody_has_proved_are_listed() {
    let government = "smalltown/government.toml";
    let said = Broken::new(&[
        (government, "[hours]", "[hours]\nbasis = \"unconfirmed: seen on a door\""), (TOML, "letters = \"VS\"", "letters = \"VS\"\nbasis = \"unconfirmed: a habit\""),
    ]);
    let findings = said.found();
    let listed = |file: &str, message: &str| findings.iter().any(|f| f.severity == Severity::Unconfirmed && f.path.ends_with(file) && f.message.contains(message));
    assert!(listed(government, "office hours: unconfirmed: seen on a door") && listed(TOML, "series `VS`"), "{}", self::listed(&findings));
    let proved = Broken::new(&[(government, "[hours]", "[hours]\nbasis = \"a decree\""), (TOML, "letters = \"VS\"", "letters = \"VS\"\nbasis = \"a law\"")]).found();
    assert!(!proved.iter().any(|f| f.message.contains("office hours") || f.message.contains("series")), "{}", self::listed(&proved));
}

#[test]
fn a_government_says_how_long_a_name_may_be_that_is_given_now() {
    let (government, newborn) = ("smalltown/government.toml", (TOML, "kind = \"person-name\"", "kind = \"person-name\"\nnewborn = true"));
    let longer = |most: &str| (government, "[services.visit]", format!("[services.visit]\nletters_max = {{ \"person.name\" = {most} }}"));
    let name = "Kinanti Larasati Maharani Kusumawardhani Wiryo Projo Kusumo Adi"; // 63 letters
    let refuses = |changes: &[(&str, &str, &str)]| {
        let catalogue = Broken::new(changes).load().unwrap_or_else(|findings| panic!("{}", listed(&findings)));
        let field = catalogue.governments()[0].services["visit"].fields["person.name"].clone();
        field.check(name, &crate::Answers::default(), time::macros::date!(2026 - 11 - 24)).err().map(|problem| problem.key)
    };
    let (here, wrong) = (longer("63"), longer("121"));
    assert_eq!(refuses(&[newborn]).as_deref(), Some("problem-name-too-long"), "60 without a word");
    assert_eq!(refuses(&[newborn, (here.0, here.1, &here.2)]), None, "63 where the government says so");
    refused(here.0, here.1, &here.2, "[services.visit]", "`person.name` of service `visit` is no name that is given now");
    refused(wrong.0, wrong.1, &wrong.2, "letters_max", "a whole number from 1 to 120");
}

#[test]
fn a_changed_folder_with_a_locked_edition_is_refused() {
    let broken = Broken::new(&[]);
    let notice = broken.found().into_iter().find(|f| f.message.contains("is a draft")).expect("a draft");
    let locked = notice.message.split('`').nth(1).expect("the line to add").to_owned();
    let lock = broken.root.path().join("visit/editions.lock");
    fs::write(&lock, format!("# released\n{locked}\n")).expect("written");
    assert!(!broken.found().iter().any(|f| f.message.contains("draft")), "locked and unchanged");
    fs::create_dir(broken.root.path().join("visit/stories")).expect("folder");
    fs::write(broken.root.path().join("visit/stories/new.toml"), "a story").expect("written");
    assert!(broken.load().is_ok(), "stories only test an edition");
    fs::write(broken.root.path().join("visit/paper.typ"), "#text[another paper]").expect("written");
    let findings = broken.load().err().expect("refused");
    assert!(findings.iter().any(|f| f.line == 1 && f.path.ends_with(TOML) && f.message.contains("folder changed")), "{}", listed(&findings));
    fs::write(&lock, "one two three\n").expect("written");
    assert!(broken.found().iter().any(|f| f.path.ends_with("editions.lock") && f.line == 1));
}

#[test]
fn files_too_large_or_missing_are_faults_not_panics() {
    let broken = Broken::new(&[]);
    fs::write(broken.root.path().join("visit/huge.bin"), vec![0_u8; crate::load::FILE_BYTES_MAX + 1]).expect("written");
    let refused = Folder::read(&broken.root.path().join("visit")).expect_err("refused");
    assert!(refused.iter().any(|f| f.path.ends_with("visit/huge.bin") && f.message.contains("larger")));
    assert!(Folder::read(&broken.root.path().join("nowhere")).is_err());
    for file in SMALLTOWN.map(|file| format!("smalltown/{file}")).iter().chain(&["visit/service.toml".to_owned()]) {
        let broken = Broken::new(&[]);
        fs::remove_file(broken.root.path().join(file)).expect("removed");
        assert!(broken.load().is_err_and(|found| found.iter().any(|f| f.path.ends_with(file.as_str()))), "{file}");
    }
    let nothing = Catalogue::load(&[], &[], &[], &|_| None);
    assert!(nothing.is_err_and(|found| !found.is_empty()));
}

#[test]
fn zones_compensation_and_registries_are_checked() {
    const GOVERNMENT: &str = "smalltown/government.toml";
    let told = |file: &str, from: &str, to: &str, message: &str| {
        let found = listed(&Broken::new(&[(file, from, to)]).found());
        assert!(found.contains(message), "wanted `{message}`, found:\n{found}");
    };
    told(GOVERNMENT, "zone_label = \"WITA\"", "zone_label = \"WIT\"", "`WIT` is not");
    let rule = |from: &str, until: &str| format!("[[compensation]]\namount_rupiah = 50000\nfrom = {from}\n{until}basis = \"test\"\n[head]");
    told(GOVERNMENT, "[head]", &rule("2026-01-01", "until = 2025-01-01\n"), "ends before it begins");
    let twice = rule("2026-01-01", "").replace("[head]", &rule("2027-01-01", ""));
    told(GOVERNMENT, "[head]", &twice, "two rules for compensation hold on one day");
    told(TOML, "letters = \"VS\"", "letters = \"BY\"", "letters of receipts");
    let outside = Broken::new(&[(GOVERNMENT, "[head]", "[registry]\nexternal = \"SIAK\"\n[head]")]);
    let loaded = outside.load().unwrap_or_else(|findings| panic!("{}", listed(&findings)));
    assert_eq!(loaded.governments()[0].registry, crate::government::Registry::External { name: "SIAK".to_owned() });
}

#[test]
fn a_computed_fact_and_a_bar_name_what_there_is() {
    let fact = "values = [\"on-time\", \"late\"]\n";
    let cases = [
        ("past = \"report\"\n", "the subject has no `date`"), ("past = \"nothing\"\n", "there is no deadline `nothing`"),
        ("years_since = \"person.name\"\nlimits = [5]\n", "is no question for a date"), ("years_since = \"person.name\"\nlimits = [9, 5, 2]\n", "must rise"),
        ("years_since = \"person.name\"\nlimits = [5, 9]\n", "needs 3 values, it has 2"),
        ("past = \"report\"\nyears_since = \"person.name\"\n", "either `past` or `years_since`"),
    ];
    for (more, message) in cases {
        refused("visit/service.toml", fact, &format!("{fact}{more}"), "[[fact]]", message);
    }
    for (bar, message) in [
        ("field = \"person.name\"", "nothing could ever be sent"), ("field = \"nobody.name\"\npeople = [\"person\", \"other\"]", "`nobody.name` is no question"),
        ("field = \"person.name\"\npeople = [\"person\", \"other\"]", "nobody is called `other`"),
        ("field = \"person.name\"\npeople = [\"person\"]", "`people` names two"),
        ("field = \"person.name\"\nwhen = [{ \"person.kind\" = \"cat\" }]", "`cat` is no value"),
    ] {
        let rows = format!("[[bar]]\nproblem = \"problem-visit\"\n{bar}\n[[page]]");
        refused("visit/service.toml", "[[page]]", &rows, "[[bar]]", message);
    }
}

#[test]
fn districts_and_wards_without_an_address_are_counted_in_one_warning() {
    const OFFICES: &str = "smalltown/offices.csv";
    let warned = |changes: &[(&str, &str, &str)]| {
        let found = Broken::new(changes).found();
        found.into_iter().filter(|found| found.severity == Severity::Warning && found.message.contains("no address")).map(|found| found.message).collect::<Vec<_>>()
    };
    assert!(matches!(warned(&[]).as_slice(), [one] if one.starts_with("2 of 2 ")));
    let ward = (OFFICES, "99.01.01.1001,990101,", "99.01.01.1001,990101,\"Jalan Dua 2, Contoh\"");
    assert!(matches!(warned(&[ward]).as_slice(), [one] if one.starts_with("1 of 2 ")));
    assert!(warned(&[ward, (OFFICES, "99.01.01,registry,", "99.01.01,registry,Jalan Tiga 3")]).is_empty());
}
