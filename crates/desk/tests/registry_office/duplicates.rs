//! Possible duplicates: shown side by side, judged with a reason, in the way until judged.

use crate::{bench::Bench, cases::{assert_said, case, reviewed}};
use application::action::Verdict;
use http::StatusCode;
use people::Role;

#[tokio::test]
async fn a_second_case_of_one_mother_is_judged_before_it_is_approved() {
    let bench = Bench::new();
    let first = reviewed(&bench, 1, &[], false).await;
    let second = reviewed(&bench, 2, &[("child.name", "Bunga Melati Lestary")], false).await;
    let budi = bench.staff("budi", Role::Registrar, "").await;
    let (compare, judge, approve) = ["banding", "duplikat", "setuju"].map(|page| format!("/petugas/permohonan/{second}/{page}")).into();
    let shown = bench.get(&compare, &budi).await;
    assert!(shown.body.contains("Bunga Melati Lestari") && shown.body.contains("Bunga Melati Lestary"));
    assert!(shown.body.contains("Beda") && shown.body.contains("Ibu yang sama"), "differences and the reason are said in words");
    assert!(!shown.body.contains(&format!("action=\"{approve}\"")), "no button while a duplicate is open");
    assert_said(&shown.body);
    let refused = bench.post(&approve, &budi, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("mungkin peristiwa yang sama"), "{}", refused.body);
    let other = first.to_string();
    let short = bench.post(&judge, &budi, &[("other", &other), ("verdict", "different"), ("reason", "beda")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.body.contains("20 huruf") && short.body.contains(">\nbeda<"), "{}", short.body);
    let missing = bench.post(&judge, &budi, &[("other", &other), ("reason", "alasan yang cukup panjang ini")]).await;
    assert!(missing.body.contains("Pilih dahulu") && missing.body.contains("alasan yang cukup panjang ini"));
    let reason = "Tanggal dan nama ibu sama tetapi surat lahir berbeda";
    let judged = bench.post(&judge, &budi, &[("other", &other), ("verdict", "different"), ("reason", reason)]).await;
    assert_eq!(judged.status, StatusCode::SEE_OTHER, "{}", judged.body);
    assert_eq!(case(&bench, second).await.duplicates.get(&first), Some(&Verdict::Different));
    assert!(bench.get(&compare, &budi).await.body.contains(reason));
    assert_eq!(bench.post(&approve, &budi, &[]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_case_judged_the_same_event_is_not_approved() {
    let bench = Bench::new();
    let first = reviewed(&bench, 1, &[], false).await;
    let second = reviewed(&bench, 2, &[], false).await;
    let budi = bench.staff("budi", Role::Registrar, "").await;
    let (judge, approve) = (format!("/petugas/permohonan/{second}/duplikat"), format!("/petugas/permohonan/{second}/setuju"));
    let fields = [("other", first.to_string()), ("verdict", "same".to_owned()), ("reason", "Surat lahir yang sama, nomor sama".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(bench.post(&judge, &budi, &fields).await.status, StatusCode::SEE_OTHER);
    let refused = bench.post(&approve, &budi, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("SUDAH-TERBIT"), "{}", refused.body);
}

#[tokio::test]
async fn declared_twins_are_shown_as_siblings_and_block_nothing() {
    let bench = Bench::new();
    reviewed(&bench, 1, &[("child.birth_kind", "twin"), ("child.birth_order", "1")], false).await;
    let twin = [("child.birth_kind", "twin"), ("child.birth_order", "2"), ("child.name", "Bulan Melati Lestari")];
    let second = reviewed(&bench, 2, &twin, false).await;
    let budi = bench.staff("budi", Role::Registrar, "").await;
    let shown = bench.get(&format!("/petugas/permohonan/{second}/banding"), &budi).await;
    assert!(shown.body.contains("Dinyatakan kembar"), "{}", shown.body);
    let approved = bench.post(&format!("/petugas/permohonan/{second}/setuju"), &budi, &[]).await;
    assert_eq!(approved.status, StatusCode::SEE_OTHER, "{}", approved.body);
}
