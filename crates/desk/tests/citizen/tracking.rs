//! The tracker, its PIN, and going on with number and PIN.

use crate::{
    applying::{answers, begun, case, filled, pin, sent},
    bench::Bench,
    browser::{Browser, attribute, text},
};
use application::{ApplicationId, Stage};
use http::StatusCode;
use store::Contract;

fn tracker(bench: &Bench, id: ApplicationId) -> String {
    format!("/k/{}", ApplicationId(bench.desk.store.token_of(&bench.government.id, id)))
}

#[tokio::test]
async fn without_pin_the_tracker_shows_states_and_nobody() {
    let bench = Bench::new();
    let mut mother = Browser::new(&bench);
    let (id, kitir) = sent(&mut mother, &answers()).await;
    let mut stranger = Browser::new(&bench);
    let page = stranger.open(&tracker(&bench, id)).await;
    let said = text(&page.body);
    assert!(said.contains("Terkirim") && said.contains("Kelurahan Genteng") && said.contains("Paling lambat"), "{said}");
    for secret in ["Bunga", "Sri Wahyuni", "9978", "Jalan Ketabang Kali", pin(&kitir).as_str()] {
        assert!(!said.contains(secret), "{secret} in {said}");
    }
    assert_eq!(stranger.open("/k/00000000000000000000000000000000").await.status, StatusCode::NOT_FOUND);
    let opened = stranger.send_on(&page, &tracker(&bench, id), &[("pin", &pin(&kitir))]).await;
    assert!(text(&opened.body).contains("Bunga Melati Lestari"));
    assert!(text(&opened.body).contains("Cek: halaman ini"), "a message does not repeat the address of the page it stands on");
    bench.set_clock(bench.desk.now().at + time::Duration::minutes(31));
    let closed = stranger.open(&tracker(&bench, id)).await;
    assert!(!text(&closed.body).contains("Bunga"), "half an hour later it is closed");
}

#[tokio::test]
async fn five_wrong_pins_lock_for_a_quarter_of_an_hour() {
    let bench = Bench::new();
    let mut mother = Browser::new(&bench);
    let (id, kitir) = sent(&mut mother, &answers()).await;
    let right = pin(&kitir);
    let wrong = if right == "000000" { "000001" } else { "000000" };
    let mut stranger = Browser::new(&bench);
    let path = tracker(&bench, id);
    let page = stranger.open(&path).await;
    for _ in 0..5 {
        let reply = stranger.send(&page, &path, &[("pin", wrong)]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let locked = stranger.send(&page, &path, &[("pin", &right)]).await;
    assert!(text(&locked.body).contains("terkunci sampai"), "{}", text(&locked.body));
    bench.set_clock(bench.desk.now().at + time::Duration::minutes(16));
    assert_eq!(stranger.send(&page, &path, &[("pin", &right)]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_unknown_number_and_a_wrong_pin_get_the_same_words() {
    let bench = Bench::new();
    let mut mother = Browser::new(&bench);
    let (id, kitir) = sent(&mut mother, &answers()).await;
    let number = case(&bench, id).await.receipt.expect("a number").to_string();
    let mut stranger = Browser::new(&bench);
    let page = stranger.open("/lanjut").await;
    let other = application::ReceiptNumber::draw(&application::Now::new(time::OffsetDateTime::UNIX_EPOCH, [3; 32])).to_string();
    let mut words = Vec::new();
    for (number, pin) in [(other.as_str(), "123456"), (number.as_str(), if pin(&kitir) == "123456" { "654321" } else { "123456" })] {
        let reply = stranger.send(&page, "/lanjut", &[("nomor", number), ("pin", pin)]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(reply.body.contains(&format!("value=\"{number}\"")), "the number stays typed");
        words.push(text(&reply.body));
    }
    assert_eq!(words[0], words[1]);
    let typed = number.to_lowercase().replace('-', " ");
    let opened = stranger.send_on(&page, "/lanjut", &[("nomor", &typed), ("pin", &pin(&kitir))]).await;
    assert!(stranger.path.starts_with("/k/") && text(&opened.body).contains("Bunga"));
}

#[tokio::test]
async fn a_draft_goes_on_from_another_phone_and_nothing_typed_is_lost() {
    let bench = Bench::new();
    let mut first = Browser::new(&bench);
    let id = begun(&mut first).await;
    let later = first.open(&format!("/permohonan/{id}/nanti")).await;
    let kitir = first.send_on(&later, &format!("/permohonan/{id}/nanti"), &[]).await;
    let (number, digits) = (case(&bench, id).await.receipt.expect("a number").to_string(), pin(&kitir));
    let path = format!("/permohonan/{id}/tanya/child-name");
    let page = first.open(&path).await;
    let fields = filled(&page, &path, &answers());
    first.forget();
    let asked = first.post(&path, &fields).await;
    assert_eq!(asked.status, StatusCode::OK);
    assert!(text(&asked.body).contains("Nomor kitir"), "{}", text(&asked.body));
    let shown = first.send(&asked, "/lanjut", &[("nomor", &number), ("pin", &digits)]).await;
    assert!(shown.status == StatusCode::OK && shown.body.contains("value=\"Bunga Melati Lestari\""), "{}", text(&shown.body));
    let on = first.send(&shown, &path, &[("child.name", "Bunga Melati Lestari")]).await;
    assert_eq!(on.status, StatusCode::SEE_OTHER);
    assert_eq!(case(&bench, id).await.answers.get("child.name"), Some("Bunga Melati Lestari"));
    let list = first.open("/lanjut").await;
    assert!(list.body.split("<a").filter_map(|tag| attribute(tag, "href")).any(|href| href == format!("/permohonan/{id}")));
}

#[tokio::test]
async fn a_withdrawn_application_ends_and_says_so() {
    let bench = Bench::new();
    let mut browser = Browser::new(&bench);
    let (id, _) = sent(&mut browser, &answers()).await;
    let ask = browser.open(&format!("/permohonan/{id}/batal")).await;
    let ended = browser.send_on(&ask, &format!("/permohonan/{id}/batal"), &[]).await;
    assert_eq!(case(&bench, id).await.stage, Stage::Withdrawn);
    assert!(text(&ended.body).contains("Permohonan dibatalkan") && text(&ended.body).contains("Ditolak atau dibatalkan"));
    let draft = begun(&mut browser).await;
    let ask = browser.open(&format!("/permohonan/{draft}/batal")).await;
    let home = browser.send_on(&ask, &format!("/permohonan/{draft}/batal"), &[]).await;
    assert!(text(&home.body).contains("sudah dibatalkan"));
}

#[tokio::test]
async fn she_reads_which_office_looked_when_and_what_for_and_never_a_name() {
    let bench = Bench::new();
    let mut mother = Browser::new(&bench);
    let (id, _) = sent(&mut mother, &answers()).await;
    let page = mother.open(&format!("/permohonan/{id}/dilihat")).await;
    assert!(text(&page.body).contains("Belum ada petugas"), "{}", text(&page.body));
    let rina = bench.staff("rina", people::Role::WardOfficer, "3578071002").await;
    for _ in 0..31 {
        bench.get(&format!("/petugas/permohonan/{id}"), &rina).await;
    }
    bench.get("/petugas/antrean", &rina).await;
    let said = text(&mother.open(&tracker(&bench, id)).await.body);
    assert!(said.contains("Siapa yang melihat data Anda") && said.contains("Petugas kelurahan") && said.contains("Kelurahan Genteng: memeriksa permohonan dan berkas"), "{said}");
    assert!(!said.contains("Petugas rina"), "{said}");
    let first = mother.open(&format!("/permohonan/{id}/dilihat")).await;
    assert_eq!(text(&first.body).matches("memeriksa permohonan").count(), 30);
    let second = text(&mother.open(&format!("/permohonan/{id}/dilihat?halaman=2")).await.body);
    assert_eq!(second.matches("memeriksa permohonan").count(), 1, "{second}");
    let stranger = Browser::new(&bench).open(&tracker(&bench, id)).await;
    assert!(!text(&stranger.body).contains("Siapa yang melihat"), "{}", text(&stranger.body));
}
