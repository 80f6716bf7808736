//! Money at a counter: a fee that is taken, compensation that is paid out or excused, and the receipt of each.
//!
//! **Invariant:** every sum that changes hands has a receipt with a number of its own gapless series, and is written down in the log of its case.
//! Read next: `application::decide` (`money.rs`), [`super::ledger`].

use super::{
    shared::{case_form, case_id, case_path, fault, faults, kitir_text, or_refusal, record_path},
    slip, words,
};
use crate::{
    kernel::{Halt, Seat, Sent, extract::pdf_answer},
    page::{Button, ButtonLink, Choice, Emphasis, ErrorSummary, Fault, Field, Inset, InputKind, Notification, Radios, SummaryList, SummaryRow, TextInput, Textarea, Tone},
};
use application::{Application, Command, action::ExcuseReason, command::Act, state::Paid};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use certificate::slip::{Labelled, PaymentReceipt, SignatureLine, payment_sheet};
use maud::{Markup, html};
use people::{Deed, View};

/// `100000` as `Rp100.000`.
pub(super) fn rupiah(amount: u64) -> String {
    crate::citizen::rupiah(amount)
}

pub(super) async fn fee_page(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "payment").await?;
    Ok(show_fee(&seat, &case, &Sent::default(), &[]))
}

pub(super) async fn take_fee(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    match or_refusal(seat.act(id, &sent, Command::TakeFee { from: sent.text("person").to_owned() }).await)? {
        Ok(_) => Ok(Redirect::to(&case_path(id, "bayar")).into_response()),
        Err(refusal) => {
            let case = seat.open(id, View::Record, "payment").await?;
            Ok(show_fee(&seat, &case, &sent, &faults(&seat, &refusal)))
        }
    }
}

fn show_fee(seat: &Seat, case: &Application, sent: &Sent, faults: &[Fault]) -> Response {
    let title = seat.say("money-fee-title");
    let rows: Vec<SummaryRow> = case.fees.iter().map(|fee| SummaryRow { key: fee_name(seat, &fee.fee), value: fee_words(seat, fee), change: None }).collect();
    let due = case.fee_due();
    let body = html! {
        (ErrorSummary { words: seat.visit.words(), faults })
        h1 { (title) }
        @if case.fees.iter().all(|fee| fee.amount_rupiah == 0) { p { (seat.say("money-free")) } } @else { (SummaryList { words: seat.visit.words(), rows: &rows }) }
        @match &case.money.fee {
            Some(paid) => { (receipt_box(seat, case, paid, "kuitansi.pdf", "money-fee-paid")) }
            None if due == 0 => { (Inset { body: html! { p { (seat.say("money-nothing-due")) } } }) }
            None => { (person_form(seat, case, sent, "bayar", "money-fee-from", &seat.say_with("money-fee-take", &[("amount", &rupiah(due))]))) }
        }
    };
    seat.page(&title, Some(&record_path(case.id)), !faults.is_empty(), body)
}

fn fee_name(seat: &Seat, fee: &str) -> String {
    seat.say(&format!("fee-{}-name", catalogue::texts::key_part(fee)))
}

fn fee_words(seat: &Seat, fee: &catalogue::service::FeeToday) -> Markup {
    html! { @if fee.waived { (seat.say("counter-fee-waived")) } @else { (rupiah(fee.amount_rupiah)) } }
}

/// Who paid or is paid, and the button.
fn person_form(seat: &Seat, case: &Application, sent: &Sent, page: &str, label: &str, button: &str) -> Markup {
    case_form(seat, case, page, html! {
        (TextInput {
            field: Field { words: seat.visit.words(), name: "person", label: &seat.say(label), private: true, ..Field::default() },
            value: sent.text("person"), kind: InputKind::Name, autocomplete: Some("off"), ..TextInput::default()
        })
        (Button { label: button, accesskey: Some("s"), ..Button::default() })
    })
}

fn receipt_box(seat: &Seat, case: &Application, paid: &Paid, page: &str, key: &str) -> Markup {
    let told = seat.say_with(key, &[("amount", &rupiah(paid.amount_rupiah)), ("person", &paid.person)]);
    html! {
        (Notification { title: &told, tone: Tone::Good, body: html! {
            p { strong { (paid.receipt) } ", " (words::who(&seat.visit, &paid.by)) ", " (seat.visit.say_time(paid.at)) }
        } })
        (ButtonLink { label: &seat.say("money-receipt"), href: &case_path(case.id, page), accesskey: Some("p"), ..ButtonLink::default() })
    }
}

pub(super) async fn compensation_page(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Ledger, "payment").await?;
    Ok(show_compensation(&seat, &case, &Sent::default(), &[]))
}

pub(super) async fn pay(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    compensated(seat, &id, &sent, Command::PayCompensation { to: sent.text("person").to_owned() }).await
}

pub(super) async fn excuse(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let Some(reason) = ExcuseReason::parse(sent.text("reason")) else {
        let case = seat.open(case_id(&id)?, View::Ledger, "payment").await?;
        return Ok(show_compensation(&seat, &case, &sent, &[fault(seat.say("money-excuse-choose"), "reason")]));
    };
    compensated(seat, &id, &sent, Command::ExcuseCompensation { reason, note: sent.text("note").to_owned() }).await
}

async fn compensated(seat: Seat, id: &str, sent: &Sent, command: Command) -> Result<Response, Halt> {
    let id = case_id(id)?;
    match or_refusal(seat.act(id, sent, command).await)? {
        Ok(_) => Ok(Redirect::to(&case_path(id, "ganti-rugi")).into_response()),
        Err(refusal) => {
            let case = seat.open(id, View::Ledger, "payment").await?;
            Ok(show_compensation(&seat, &case, sent, &faults(&seat, &refusal)))
        }
    }
}

fn show_compensation(seat: &Seat, case: &Application, sent: &Sent, faults: &[Fault]) -> Response {
    let (visit, money) = (&seat.visit, &case.money);
    let title = seat.say("money-compensation-title");
    let row = |owed: &application::state::Owed| SummaryRow {
        key: seat.say_with("money-day", &[("day", &owed.day.to_string())]),
        value: html! { (rupiah(owed.amount_rupiah)) " (" (visit.say_basis(&owed.basis)) "), " (visit.say_time(owed.at)) },
        change: None,
    };
    let rows: Vec<SummaryRow> = money.owed.iter().map(row).collect();
    let due = money.due_rupiah();
    let may = |act: Act| people::permit(&seat.actor, Deed::Act(act), Some(case)).is_ok();
    let body = html! {
        (ErrorSummary { words: visit.words(), faults })
        h1 { (title) }
        p { (kitir_text(case)) }
        @if rows.is_empty() { p { (seat.say("money-none-owed")) } } @else { (SummaryList { words: visit.words(), rows: &rows }) }
        @if let Some((reason, by, at)) = &money.excused {
            (Inset { body: html! { p { (seat.say(&format!("excuse-{}", reason.key()))) ", " (words::who(visit, by)) ", " (visit.say_time(*at)) } } })
        }
        @if let Some(paid) = &money.compensation { (receipt_box(seat, case, paid, "ganti-rugi.pdf", "money-compensation-paid")) }
        @if due > 0 {
            @if may(Act::PayCompensation) {
                h2 { (seat.say("money-pay")) }
                (person_form(seat, case, sent, "ganti-rugi", "money-pay-to", &seat.say_with("money-pay-button", &[("amount", &rupiah(due))])))
            } @else { p { (seat.say("money-pay-later")) } }
            @if may(Act::ExcuseCompensation) { (excuse_form(seat, case, sent)) }
        }
    };
    seat.page(&title, Some("/petugas/ganti-rugi"), !faults.is_empty(), body)
}

fn excuse_form(seat: &Seat, case: &Application, sent: &Sent) -> Markup {
    let words = seat.visit.words();
    let choices = ExcuseReason::ALL.map(|reason| Choice {
        value: reason.key().to_owned(), label: seat.say(&format!("excuse-{}", reason.key())), checked: sent.text("reason") == reason.key(), ..Choice::default()
    });
    html! {
        h2 { (seat.say("money-excuse")) }
        p { (seat.say("money-excuse-text")) }
        (case_form(seat, case, "kecualikan", html! {
            (Radios { field: Field { words, name: "reason", label: &seat.say("money-excuse-reason"), ..Field::default() }, choices: &choices, ..Radios::default() })
            (Textarea { field: Field { words, name: "note", label: &seat.say("money-excuse-note"), hint: Some(&seat.say("registry-reason-hint")), ..Field::default() }, value: sent.text("note"), rows: 3 })
            (Button { label: &seat.say("money-excuse-button"), emphasis: Emphasis::Warning, ..Button::default() })
        }))
    }
}

pub(super) async fn fee_receipt(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "payment").await?;
    let Some(paid) = &case.money.fee else { return Ok(Redirect::to(&record_path(case.id)).into_response()) };
    let mut facts: Vec<Labelled> = case.fees.iter().filter(|fee| !fee.waived).map(|fee| Labelled::new(fee_name(&seat, &fee.fee), rupiah(fee.amount_rupiah))).collect();
    facts.push(Labelled::new(seat.say("money-fee-from"), paid.person.clone()));
    printed(&seat, &case, paid, facts, ["money-fee-receipt", "money-fee-statement", "money-signs-pays"]).await
}

pub(super) async fn compensation_receipt(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Ledger, "payment").await?;
    let Some(paid) = &case.money.compensation else { return Ok(Redirect::to(&case_path(case.id, "ganti-rugi")).into_response()) };
    let days = case.money.owed.len().to_string();
    let facts = vec![Labelled::new(seat.say("money-days"), days), Labelled::new(seat.say("money-pay-to"), paid.person.clone())];
    printed(&seat, &case, paid, facts, ["money-compensation-receipt", "money-compensation-statement", "money-signs-paid"]).await
}

async fn printed(seat: &Seat, case: &Application, paid: &Paid, facts: Vec<Labelled>, [title, statement, signs]: [&str; 3]) -> Result<Response, Halt> {
    let mut all = vec![Labelled::new(seat.say("counter-slip-number"), kitir_text(case))];
    all.extend(facts);
    all.push(Labelled::new(seat.say("money-at"), seat.visit.say_time(paid.at)));
    all.push(Labelled::new(seat.say("counter-slip-officer"), words::who(&seat.visit, &paid.by)));
    let receipt = PaymentReceipt {
        head: slip::head(seat, case, title),
        number: Labelled::new(seat.say("money-receipt-number"), paid.receipt.to_string()),
        qr_text: slip::address(seat, case.id),
        facts: all,
        total: Labelled::new(seat.say("money-total"), rupiah(paid.amount_rupiah)),
        statement: seat.say(statement),
        signatures: vec![
            SignatureLine { role: seat.say(signs), name: Some(paid.person.clone()) },
            SignatureLine { role: seat.say("counter-slip-officer"), name: None },
        ],
    };
    let pdf = slip::render(seat, move || payment_sheet(&receipt)).await?;
    Ok(pdf_answer(pdf, &format!("kuitansi-{}", paid.receipt)))
}
