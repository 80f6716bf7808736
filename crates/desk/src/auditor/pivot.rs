//! The table of rights as a grid: deed by role, and route by role. `docs/rights.md` and the page `/petugas/hak` show it.
//!
//! **Invariant:** derived wholly from `people::rights` and the routes; a test compares the committed page and walks every cell.

use crate::kernel::{Gate, Line, proof};
use application::command::Act;
use people::{
    Deed, Phase, Right, Role, View, Where, Who,
    rights::{Proof, passes, rights},
};
use std::fmt::Write as _;

/// Columns of the grid of deeds, in order.
pub const HOLDERS: [Who; 14] = [
    Who::Staff(Role::WardOfficer), Who::Staff(Role::DistrictOfficer), Who::Staff(Role::Registrar), Who::Staff(Role::Head),
    Who::Staff(Role::Administrator), Who::Staff(Role::Auditor), Who::Staff(Role::Notifier), Who::Staff(Role::Connector), Who::Staff(Role::Helper),
    Who::Applicant(Proof::Browser), Who::Applicant(Proof::Pin), Who::Applicant(Proof::Account), Who::Anybody, Who::Program,
];

/// Every deed, acts first.
pub fn deeds() -> Vec<Deed> {
    Act::ALL.into_iter().map(Deed::Act).chain(View::ALL.into_iter().map(Deed::View)).collect()
}

pub fn key(deed: Deed) -> &'static str {
    match deed {
        Deed::Act(act) => act.key(),
        Deed::View(view) => view.key(),
    }
}

/// The row of this holder for this deed.
pub fn right(deed: Deed, holder: Who) -> Option<&'static Right> {
    rights(deed).iter().find(|right| right.who == holder)
}

/// The one word of the grid for a place.
pub fn place_word(place: Where) -> &'static str {
    match place {
        Where::Own => "own",
        Where::Below => "below",
        Where::Government => "all",
        Where::Mine => "mine",
    }
}

/// One letter a phase, in the order of a case's life.
pub fn letter(phase: Phase) -> char {
    match phase {
        Phase::Draft => 'd',
        Phase::Ward => 'W',
        Phase::District => 'K',
        Phase::Registry => 'R',
        Phase::Applicant => 'a',
        Phase::ReturnedByCounter => 'w',
        Phase::ReturnedByRegistry => 'r',
        Phase::Signing => 'S',
        Phase::Issued => 'I',
        Phase::HandedOver => 'H',
        Phase::Ended => 'E',
    }
}

/// "own W", or nothing.
pub fn cell(deed: Deed, holder: Who) -> String {
    let Some(right) = right(deed, holder) else { return String::new() };
    let letters: String = right.phases.iter().copied().map(letter).collect();
    if letters.is_empty() { place_word(right.place).to_owned() } else { format!("{} {letters}", place_word(right.place)) }
}

fn title(holder: Who) -> &'static str {
    match holder {
        Who::Staff(Role::WardOfficer) => "ward",
        Who::Staff(Role::DistrictOfficer) => "district",
        Who::Staff(Role::Registrar) => "registrar",
        Who::Staff(Role::Head) => "head",
        Who::Staff(Role::Administrator) => "admin",
        Who::Staff(Role::Auditor) => "auditor",
        Who::Staff(Role::Notifier) => "notifier",
        Who::Staff(Role::Connector) => "connector",
        Who::Staff(Role::Helper) => "helper",
        Who::Applicant(Proof::Browser) => "browser",
        Who::Applicant(Proof::Pin) => "PIN",
        Who::Applicant(Proof::Account) => "account",
        Who::Anybody => "anybody",
        Who::Program => "program",
    }
}

const LEGEND: &str = "# Who may do what\n\n\
    Made from `crates/people/src/rights.rs`, the one table that every act and every page is asked about, and from the routes of the running\n\
    program; a test fails when this page is not what they say, and another walks every cell on the running program\n\
    (`crates/desk/tests/walk`). What has no mark is forbidden. Write it anew with `KITIR_WRITE_DOCS=1 cargo test -p desk --test routes`.\n\n\
    *Tabel ini dibuat dari program. Sel kosong berarti dilarang.*\n\n\
    ## Columns / kolom\n\n\
    | column | who | siapa |\n|---|---|---|\n\
    | ward, district | officers at the counters | petugas kelurahan, kecamatan |\n\
    | registrar, head | registration office; the head decides late births and signs | petugas pencatatan sipil, kepala dinas |\n\
    | admin | accounts and texts, no cases | administrator |\n\
    | auditor | logs, who looked, this table; changes nothing | auditor |\n\
    | notifier | hospital, clinic, midwife: own reports of births only | rumah sakit, bidan |\n\
    | helper | hall, midwife, RT/RW: files with the person's consent, cannot look once it is sent | balai RW, bidan, RT |\n\
    | browser, PIN, account | the applicant, by what she proves her case with | pemohon: peramban, PIN, akun |\n\
    | anybody | without proof | siapa saja |\n\
    | program | the daily job | program |\n\n\
    ## Whose cases / permohonan mana\n\n\
    | word | own office | another ward of the district | another district | another government | without a case |\n|---|---|---|---|---|---|\n\
    | own | yes | no | no | no | yes |\n\
    | below: the district over its wards, the registry over all | yes | district, registry | registry | no | yes |\n\
    | all: the whole government | yes | yes | yes | no | yes |\n\
    | mine: only what the person made or proves to be hers | if hers | if hers | if hers | no | yes |\n\n\
    A draft belongs to the office that opened it, or to the applicant, and to nobody else.\n\n\
    ## While the case lies / selama permohonan berada\n\n\
    Letters after the word name where the case may lie; no letter: anywhere.\n\n\
    | letter | where | di mana |\n|---|---|---|\n\
    | d | not sent yet | belum dikirim |\n\
    | W, K | with the ward, with the district | di kelurahan, di kecamatan |\n\
    | R | with the registration office | di pencatatan sipil |\n\
    | a | approved; the applicant reads the draft extract | pemohon membaca draf |\n\
    | w, r | back with the applicant, from the counter or from the registry | dikembalikan loket, dikembalikan pencatatan sipil |\n\
    | S | in the register, waits for the signature | menunggu tanda tangan |\n\
    | I, H | signed; handed over | terbit; diserahkan |\n\
    | E | refused, withdrawn or expired | ditolak, dicabut, kedaluwarsa |\n\n\
    A suspended case lies where it will go on. Which act comes after which, and where two persons are needed, is decided in\n\
    `crates/application/src/decide`. Every sight of a record by staff is written down with who, when and why.\n";

/// The whole page for auditors.
pub fn markdown(lines: &[Line]) -> String {
    let mut page = LEGEND.to_owned();
    page.push_str("\n## Deeds / perbuatan\n\n");
    heading(&mut page, &["deed"], &HOLDERS);
    for deed in deeds() {
        let cells: Vec<String> = HOLDERS.into_iter().map(|holder| cell(deed, holder)).collect();
        row(&mut page, &format!("| {} | {} |", key(deed).replace('-', " "), cells.join(" | ")));
    }
    page.push_str("\n## Routes of staff / halaman petugas\n\nThe gate of each route asks for its deed; the case is asked about where it is read or changed. \
        What says \"fresh proof\" wants her to have proved herself in the last ten minutes.\n\n");
    heading(&mut page, &["route", "deed"], &HOLDERS[..9]);
    for line in lines {
        let deed = match line.gate {
            Gate::Staff(deed) => Some(deed),
            Gate::SignedIn | Gate::Proved => None,
            Gate::Open | Gate::Applicant(_) | Gate::Member(_) | Gate::Machine(_) => continue,
        };
        let cells: Vec<&str> = Role::ALL.into_iter().map(|role| staff_cell(deed, role)).collect();
        let fresh = if proof::is_wanted(line.gate, &line.method) { ", fresh proof" } else { "" };
        let name = deed.map_or_else(|| "signed in".to_owned(), |deed| key(deed).replace('-', " ")) + fresh;
        row(&mut page, &format!("| {} `{}` | {name} | {} |", line.method, line.path, cells.join(" | ")));
    }
    page.push_str("\n## Routes of citizens / halaman warga\n\nThe page proves the right before it reads; staff are strangers here.\n\n");
    heading(&mut page, &["route", "deed"], &HOLDERS[9..13]);
    for line in lines {
        let (name, cells) = match line.gate {
            Gate::Applicant(deed) | Gate::Member(deed) => (key(deed).replace('-', " "), [citizen_cell(deed, HOLDERS[9]), citizen_cell(deed, HOLDERS[10]), citizen_cell(deed, HOLDERS[11]), ""]),
            Gate::Open => ("open".to_owned(), ["yes"; 4]),
            Gate::Staff(_) | Gate::SignedIn | Gate::Proved | Gate::Machine(_) => continue,
        };
        row(&mut page, &format!("| {} `{}` | {name} | {} |", line.method, line.path, cells.join(" | ")));
    }
    programs(&mut page, lines);
    page
}

fn programs(page: &mut String, lines: &[Line]) {
    page.push_str("\n## Routes of programs / alamat untuk program\n\nBy the token of a service account, in JSON (`/api/v1/openapi.json`); no cookie counts.\n\n");
    row(page, "| route | deed |");
    row(page, "|---|---|");
    for line in lines {
        if let Gate::Machine(deed) = line.gate {
            row(page, &format!("| {} `{}` | {} |", line.method, line.path, key(deed).replace('-', " ")));
        }
    }
}

/// What a role may do behind a staff route; without a deed every signed-in person may.
pub fn staff_cell(deed: Option<Deed>, role: Role) -> &'static str {
    match deed {
        None => "yes",
        Some(deed) if passes(role, deed) => right(deed, Who::Staff(role)).map_or("", |right| place_word(right.place)),
        Some(_) => "",
    }
}

fn citizen_cell(deed: Deed, holder: Who) -> &'static str {
    right(deed, holder).map_or("", |right| place_word(right.place))
}

fn heading(page: &mut String, first: &[&'static str], holders: &[Who]) {
    let titles: Vec<&str> = first.iter().copied().chain(holders.iter().copied().map(title)).collect();
    row(page, &format!("| {} |", titles.join(" | ")));
    row(page, &format!("|{}", "---|".repeat(titles.len())));
}

/// Writing into a string cannot fail.
fn row(page: &mut String, text: &str) {
    let _ = writeln!(page, "{text}");
}
