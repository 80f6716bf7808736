//! Synthetic papers: set like letters, then taken in like any upload.

use catalogue::Answers;
use certificate::{Press, Sheet};
use serde_json::json;
use store::Pictures;

const TEMPLATE: &str = r##"
#let r = json("/record.json")
#set page(paper: "a5", margin: 14mm, background: rotate(-35deg, text(46pt, fill: luma(225))[CONTOH]))
#set text(font: "Libertinus Serif", size: 11pt)
#align(center)[#text(9pt)[#r.head] \ #v(2mm) #text(14pt, weight: "bold")[#r.title] \ #text(9pt)[Nomor: #r.number]]
#v(5mm)
#table(columns: (38mm, 1fr), stroke: none, inset: 2.2mm, ..r.rows.map(row => (row.at(0), [: #strong(row.at(1))])).flatten())
#v(6mm)
#align(right)[Surabaya, #r.date \ #v(9mm) #emph[tanda tangan dan cap contoh]]
"##;

/// Pictures of a paper for a slot, with the family's names on it.
pub fn pictures(press: &Press, slot: &str, answers: &Answers) -> Result<Pictures, String> {
    let text = |field: &str| answers.get(field).unwrap_or("-").to_owned();
    let first = |fields: &[&str]| fields.iter().find_map(|field| answers.get(field)).unwrap_or("-").to_owned();
    let (head, title, rows) = match slot {
        slot if slot.contains("marriage") => (
            "KANTOR URUSAN AGAMA (CONTOH)",
            "BUKU NIKAH",
            vec![("Suami", text("father.name")), ("Istri", text("mother.name")), ("Wali", "Wali Contoh".to_owned())],
        ),
        slot if slot.contains("family-card") => (
            "PEMERINTAH KOTA (CONTOH)",
            "KARTU KELUARGA",
            vec![("Nomor", text("family.card_number")), ("Nama", first(&["father.name", "deceased.name"])), ("Nama", first(&["mother.name", "informant.name"])), ("Alamat", text("family.address"))],
        ),
        slot if slot.contains("death") => (
            "RUMAH SAKIT CONTOH",
            "SURAT KETERANGAN KEMATIAN",
            vec![("Nama", text("deceased.name")), ("NIK", text("deceased.nik")), ("Tanggal lahir", text("deceased.birth_date")), ("Meninggal pada", text("deceased.death_date"))],
        ),
        _ => (
            "RUMAH SAKIT CONTOH",
            "SURAT KETERANGAN LAHIR",
            vec![
                ("Nama bayi", text("child.name")), ("Tanggal lahir", text("child.birth_date")), ("Pukul", text("child.birth_time")),
                ("Berat (gram)", text("child.weight_grams")), ("Nama ibu", text("mother.name")), ("Nama ayah", text("father.name")),
            ],
        ),
    };
    let record = json!({ "head": head, "title": title, "number": "000/CONTOH", "date": first(&["child.birth_date", "deceased.death_date"]), "rows": rows });
    let sheet = Sheet {
        name: "demo/paper.typ".to_owned(),
        template: TEMPLATE.to_owned(),
        record: record.to_string().into_bytes(),
        files: Vec::new(),
        conformance: certificate::Conformance::Off,
        date: None,
        page_limit: Some(1),
    };
    let pdf = press.render(&sheet).map_err(|error| error.to_string())?;
    let intake = intake::decode(&pdf, &intake::Limits::default()).map_err(|rejection| rejection.key().to_owned())?;
    Ok(Pictures { pages: intake.pages.into_iter().map(|page| page.jpeg).collect(), thumbnail: intake.thumbnail.jpeg })
}
