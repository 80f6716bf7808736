//! What is written beside entries by events that come later: notes by two persons, and what divorce and annulment do to a marriage.

use crate::{
    bench::Bench,
    cases::{assert_said, case, done, hidden, visit},
    registers::{about, born, number_of, referred, signed, waiting},
};
use application::{Actor, ApplicationId, Command, Refusal, action::ConfirmedBy, facts::EntryLife};
use catalogue::Answers;
use desk::kernel::{Doing, Halt, act, extract};
use http::StatusCode;
use people::Role;
use registry::{AnnotationKind, Standing};
use std::{fs, path::Path};
use store::Contract;

/// What the stories of a service start from, with changes.
fn family(service: &str, more: &[(&str, &str)]) -> Answers {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../services").join(service).join("stories/family.toml");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let pairs = text.lines().filter_map(|line| line.split_once(" = ")).filter_map(|(key, value)| Some((key.trim_matches('"'), value.split('"').nth(1)?)));
    pairs.chain(more.iter().copied()).collect()
}

async fn life(bench: &Bench, of: ApplicationId) -> EntryLife {
    bench.desk.store.find_life(&bench.government.id, of).await.expect("reads").expect("registered")
}

/// Approved, agreed to by the head, confirmed and recorded.
async fn recorded(bench: &Bench, id: ApplicationId) {
    let budi = bench.actor("budi", Role::Registrar, "");
    done(bench, &budi, id, Command::Approve).await;
    if case(bench, id).await.amendment.is_some() {
        done(bench, &bench.actor("sri", Role::Head, ""), id, Command::DecideAmendment { agreed: true }).await;
    }
    done(bench, &Actor::Applicant, id, Command::Confirm { by: ConfirmedBy::Tracker }).await;
    done(bench, &budi, id, Command::Register).await;
}

/// A couple's entry with its signed extract.
async fn married(bench: &Bench) -> (ApplicationId, String) {
    let marriage = waiting(bench, 1, "marriage", family("marriage", &[])).await;
    recorded(bench, marriage).await;
    signed(bench, marriage).await;
    (marriage, number_of(bench, marriage).await)
}

#[tokio::test]
async fn a_note_is_agreed_to_by_two_persons_and_stands_on_a_second_extract() {
    let bench = Bench::new();
    let (birth, number) = born(&bench).await;
    let id = waiting(&bench, 2, "acknowledgement", family("acknowledgement", &[("certificate.number", &number)])).await;
    let (budi, sri) = (bench.staff("budi", Role::Registrar, "").await, bench.staff("sri", Role::Head, "").await);
    let at = |page: &str| format!("/petugas/permohonan/{id}/{page}");
    referred(&bench, id, &number).await;

    let before = bench.get(&at("banding"), &budi).await;
    assert_said(&before.body);
    for said in ["dicatat pengakuan anak oleh ayahnya, Budi Santoso", "(nomor menyusul)", "UU 24/2013 art. 49"] {
        assert!(before.body.contains(said), "{said} is not in {}", before.body);
    }
    assert_eq!(bench.post(&at("setuju"), &budi, &[]).await.status, StatusCode::SEE_OTHER);
    assert!(!bench.get(&at("banding"), &budi).await.body.contains("putus-perubahan"), "who approved it does not decide");
    done(&bench, &Actor::Applicant, id, Command::Confirm { by: ConfirmedBy::Tracker }).await;
    let early = bench.post(&at("catat"), &budi, &[]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.body.contains("Orang kedua belum memutuskan"), "{}", early.body);

    let waits = bench.get("/petugas/orang-kedua", &sri).await;
    assert!(waits.body.contains(&id.to_string()) && waits.body.contains("Catatan pinggir"), "{}", waits.body);
    let second = bench.get(&at("banding"), &sri).await;
    assert_said(&second.body);
    assert!(second.body.contains("dicatat pengakuan anak oleh ayahnya, Budi Santoso"), "{}", second.body);
    let token = hidden(&second.body, &at("putus-perubahan"), "seen");
    assert_eq!(bench.post(&at("putus-perubahan"), &sri, &[("answer", "yes"), ("seen", &token)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.post(&at("catat"), &budi, &[]).await.status, StatusCode::SEE_OTHER);

    let own = number_of(&bench, id).await;
    let sentence = format!("Pada 24-11-2026 dicatat pengakuan anak oleh ayahnya, Budi Santoso, dengan Akta Pengakuan Anak Nomor {own}.");
    let after = life(&bench, birth).await;
    let written = &after.annotations[0];
    assert_eq!((written.kind, written.words["id"].as_str(), written.basis.as_str()), (AnnotationKind::Note, sentence.as_str(), "unconfirmed: UU 24/2013 art. 49"));
    assert_eq!((written.approved_by.as_str(), written.decided_by.as_deref()), ("Petugas budi", Some("Petugas sri")));
    assert!(matches!(after.standing(birth), Some(Standing::Outdated { kind: AnnotationKind::Note, .. })));

    let more = [("informant.relation", "family"), ("record.issued_by", "here"), ("record.want", "second-extract"), ("record.why", "lost")];
    let second = waiting(&bench, 3, "second-extract", about(&number, &more)).await;
    referred(&bench, second, &number).await;
    done(&bench, &bench.actor("budi", Role::Registrar, ""), second, Command::Approve).await;
    let said = extract::final_extract(&visit(&bench).await, &case(&bench, second).await, Some(&life(&bench, birth).await)).expect("an extract");
    assert_eq!(said.notes.iter().map(|note| note.words.id.as_str()).collect::<Vec<_>>(), [sentence.as_str()]);
    signed(&bench, second).await;
    assert_eq!(life(&bench, birth).await.standing(second), Some(Standing::Current));
}

#[tokio::test]
async fn one_of_a_couple_is_compared_with_herself_and_both_are_where_both_apply() {
    let bench = Bench::new();
    let (marriage, number) = married(&bench).await;
    let budi = bench.staff("budi", Role::Registrar, "").await;
    let hers = [
        ("informant.relation", "self"), ("record.kind", "marriage"), ("person.name", "Kristina Dewi"), ("person.birth_date", "1996-07-21"),
        ("record.issued_by", "here"), ("record.want", "second-extract"), ("record.why", "lost"),
    ];
    let second = waiting(&bench, 2, "second-extract", about(&number, &hers)).await;
    let found = bench.post(&format!("/petugas/permohonan/{second}/rujuk"), &budi, &[("number", &number)]).await;
    assert_said(&found.body);
    let compared = |body: &str| body.split("orang di akta</caption>").nth(1).and_then(|rest| rest.split("</table>").next()).map(str::to_owned).unwrap_or_default();
    let table = compared(&found.body);
    assert!(table.matches("Kristina Dewi").count() == 2 && table.matches("Yohanes Pratama").count() == 1 && !table.contains("differs"), "{table}");
    assert_eq!(table.matches("Sama<").count(), 2, "her name and her day of birth; nobody said anything of him: {table}");
    referred(&bench, second, &number).await;
    done(&bench, &bench.actor("budi", Role::Registrar, ""), second, Command::Approve).await;
    signed(&bench, second).await;
    assert!(matches!(life(&bench, marriage).await.standing(marriage), Some(Standing::Superseded { by, .. }) if by == second));

    let history = bench.get(&format!("/petugas/permohonan/{marriage}/register"), &budi).await;
    assert!(history.body.contains("<p>Yohanes Pratama, Kristina Dewi</p>"), "both of them: {}", history.body);

    let couple = [("husband.name", "Yohanes Pratama"), ("wife.name", "Kristina Dewi"), ("marriage.certificate_number", number.as_str())];
    let divorce = waiting(&bench, 3, "divorce", family("divorce", &couple)).await;
    let found = bench.post(&format!("/petugas/permohonan/{divorce}/rujuk"), &budi, &[("number", &number)]).await;
    let table = compared(&found.body);
    assert!(table.matches("Kristina Dewi").count() == 2 && table.matches("Yohanes Pratama").count() == 2 && !table.contains("differs"), "{table}");
}

#[tokio::test]
async fn a_divorce_outdates_every_extract_of_the_marriage() {
    let bench = Bench::new();
    let (marriage, number) = married(&bench).await;
    let id = waiting(&bench, 2, "divorce", family("divorce", &[("marriage.certificate_number", &number)])).await;
    referred(&bench, id, &number).await;
    recorded(&bench, id).await;
    signed(&bench, id).await;
    let after = life(&bench, marriage).await;
    assert!(after.annotations[0].words["id"].starts_with("Perkawinan ini putus karena perceraian"), "{:?}", after.annotations);
    assert!(matches!(after.standing(marriage), Some(Standing::Outdated { kind: AnnotationKind::Note, .. })));
    assert_eq!(life(&bench, id).await.standing(id), Some(Standing::Current), "the divorce has an extract of its own");
    let token = ApplicationId(bench.desk.store.token_of(&bench.government.id, marriage));
    let tracker = bench.get(&format!("/k/{token}"), "").await;
    assert!(tracker.body.contains("ada catatan pinggir di akta ini"), "{}", tracker.body);
}

#[tokio::test]
async fn a_court_that_annuls_a_marriage_ends_its_entry_and_the_letter_is_given_out() {
    let bench = Bench::new();
    let (marriage, number) = married(&bench).await;
    let answers = family("marriage-annulment", &[("marriage.certificate_number", number.as_str()), ("marriage.date", "2026-11-14"), ("delivery.method", "download")]);
    let id = waiting(&bench, 2, "marriage-annulment", answers).await;
    let budi = bench.actor("budi", Role::Registrar, "");
    referred(&bench, id, &number).await;
    done(&bench, &budi, id, Command::DraftAmendment { content: Answers::default(), code: "PEMBATALAN-KAWIN".into(), note: String::new() }).await;
    recorded(&bench, id).await;
    signed(&bench, id).await;
    assert!(matches!(life(&bench, marriage).await.standing(marriage), Some(Standing::Annulled { .. })));
    let doing = |of| Doing { application: of, create: None, seen: None, delivery: None, pin_to: None };
    let given = act(&visit(&bench).await, Actor::Applicant, doing(id), Command::Download).await;
    assert!(given.is_ok(), "the letter is given out: {given:?}");
    let refused = act(&visit(&bench).await, bench.actor("dewi", Role::DistrictOfficer, "357807"), doing(marriage), Command::Print).await;
    assert!(matches!(refused, Err(Halt::Refused(refusal)) if *refusal == Refusal::EntryAnnulled));
}
