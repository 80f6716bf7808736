//! Every message that the core sends, in words and in both languages.

use crate::{bench::Bench, cases::{OTHER_FAMILY, WARD, assert_said, done, registered, reviewed, sent}};
use application::{
    Actor, Command,
    action::{Collector, ConfirmedBy, IdentityDocument, ReturnItem, SuspensionReason, Target},
};
use catalogue::{Answers, FieldId, ReasonCode};
use people::Role;

/// Cases that between them were told everything there is to tell.
async fn told(bench: &Bench) {
    let (rina, sari) = (bench.actor("rina", Role::WardOfficer, WARD), bench.actor("sari", Role::DistrictOfficer, "357807"));
    let kepala = bench.actor("kepala", Role::Head, "");
    let whole = registered(bench, 1, &[]).await;
    done(bench, &kepala, whole, Command::Sign { certificate_sha256: "0".repeat(64) }).await;
    done(bench, &sari, whole, Command::Print).await;
    let given = Command::HandOver { collector: Collector::Mother, identity_seen: IdentityDocument::IdCard, name: "Sri Wahyuni".into() };
    done(bench, &sari, whole, given).await;
    let download: Vec<(&str, &str)> = OTHER_FAMILY.into_iter().chain([("delivery.method", "download")]).collect();
    let home = registered(bench, 2, &download).await;
    done(bench, &kepala, home, Command::Sign { certificate_sha256: "0".repeat(64) }).await;
    let mended = sent(bench, 3, &[]).await;
    let item = ReturnItem { target: Target::Field(FieldId::new("child.name")), code: ReasonCode::new("NAMA-BEDA") };
    done(bench, &rina, mended, Command::Return { items: vec![item], notes: Default::default() }).await;
    done(bench, &rina, mended, Command::ReissuePin { identity_seen: IdentityDocument::IdCard }).await;
    let answers: Answers = [("child.name", "Bunga Melati Kusuma")].into_iter().collect();
    done(bench, &Actor::Applicant, mended, Command::Answer { page: "child-name".into(), answers, removed: Vec::new() }).await;
    done(bench, &Actor::Applicant, mended, Command::Resubmit { statement_of_truth: true }).await;
    let answers: Answers = [("child.name", "Bunga Melati Kesuma")].into_iter().collect();
    done(bench, &rina, mended, Command::ProposeChange { answers, reason: "Di surat lahir tertulis Kesuma".into() }).await;
    done(bench, &rina, mended, Command::Suspend { reason: SuspensionReason::RegistryDown }).await;
    done(bench, &rina, mended, Command::Resume).await;
    done(bench, &Actor::Applicant, mended, Command::Withdraw).await;
    let refused = reviewed(bench, 4, &[], false).await;
    done(bench, &Actor::Applicant, refused, Command::Confirm { by: ConfirmedBy::Tracker }).await;
    let no = Command::ProposeRefusal { code: ReasonCode::new("SUDAH-TERBIT"), note: "Akta sudah terbit tahun lalu di kantor ini".into() };
    done(bench, &bench.actor("budi", Role::Registrar, ""), refused, no).await;
    done(bench, &kepala, refused, Command::DecideRefusal { agreed: true }).await;
}

#[tokio::test]
async fn every_message_is_a_whole_sentence_that_names_no_person() {
    let bench = Bench::new();
    told(&bench).await;
    let admin = bench.staff("ayu", Role::Administrator, "").await;
    for language in ["id", "en"] {
        let list = bench.get("/petugas/admin/pesan", &format!("{admin}; l={language}")).await;
        assert!(list.body.contains("http://localhost:8080/k/"), "{}", list.body);
        assert_said(&list.body);
        assert!(!list.body.contains("{$"), "a blank is not filled in: {}", list.body);
        // All of these are births, whose families read Indonesian; the government offers services whose messages speak of other things.
        assert!(list.body.contains("akta kelahiran diterima") && !list.body.contains("lahir mati"), "{}", list.body);
        for name in ["Bunga", "Sri Wahyuni", "Petugas rina", "Kesuma"] {
            assert!(!list.body.contains(name), "{name}");
        }
    }
}

#[tokio::test]
async fn older_messages_stand_on_the_next_page() {
    let bench = Bench::new();
    told(&bench).await;
    let admin = bench.staff("ayu", Role::Administrator, "").await;
    let all = bench.get("/petugas/admin/pesan", &admin).await;
    let older = bench.get("/petugas/admin/pesan?sebelum=2", &admin).await;
    let rows = |body: &str| body.matches("/k/").count();
    assert!(rows(&all.body) > 10 && rows(&older.body) <= 2, "{} then {}", rows(&all.body), rows(&older.body));
    assert!(older.body.contains("rel=\"prev\""));
}
