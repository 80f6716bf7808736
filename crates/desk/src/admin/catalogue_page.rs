//! The catalogue as it was loaded: editions of services, and what the checker found worth a look.

use crate::kernel::{Halt, Seat};
use crate::page::{Column, Table};
use axum::response::Response;
use catalogue::{Finding, Service, Severity};
use maud::{Markup, html};

pub async fn page(seat: Seat) -> Result<Response, Halt> {
    let government = &seat.visit.government;
    let findings = seat.desk().catalogue.findings();
    let title = seat.say("admin-catalogue-title");
    let services: Vec<Vec<Markup>> = government.services.values().map(|service| service_row(&seat, service)).collect();
    let body = html! {
        h1 { (title) }
        p { (seat.say("admin-catalogue-hint")) }
        (Table {
            caption: &seat.say("admin-catalogue-services"), rows: &services, row_headers: true,
            columns: &columns(&seat, &["service", "edition", "digest", "steps", "outputs"]),
        })
        @for severity in [Severity::Warning, Severity::Unconfirmed] { (section(&seat, findings, severity)) }
    };
    Ok(seat.page(&title, Some("/petugas"), false, body))
}

fn columns(seat: &Seat, names: &[&str]) -> Vec<Column> {
    names.iter().map(|name| Column { title: seat.say(&format!("admin-column-{name}")), numeric: false }).collect()
}

fn service_row(seat: &Seat, service: &Service) -> Vec<Markup> {
    let name = service.texts.speech(&seat.visit.language).say("service-name");
    let digest: String = service.digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let steps: Vec<String> = service.route.iter().map(|step| seat.say(&format!("step-{}-name", step.id))).collect();
    let outputs: Vec<String> = service.outputs.iter().map(|output| seat.say(&format!("output-{}-name", output.id))).collect();
    vec![
        html! { (name) " (" (service.id) ")" },
        html! { (service.edition) },
        html! { code { (digest) } },
        html! { (steps.join(" → ")) },
        html! { (outputs.join(", ")) },
    ]
}

fn section(seat: &Seat, findings: &[Finding], severity: Severity) -> Markup {
    // A catalogue with a fault does not start; there is no list of those.
    let key = if severity == Severity::Unconfirmed { "unconfirmed" } else { "warning" };
    let word = seat.say(&format!("admin-finding-{key}"));
    let rows: Vec<Vec<Markup>> = findings
        .iter()
        .filter(|finding| finding.severity == severity)
        .map(|finding| {
            let place = if finding.line == 0 { finding.path.clone() } else { format!("{}:{}", finding.path, finding.line) };
            vec![html! { code { (place) } }, html! { (finding.message) }]
        })
        .collect();
    let count = rows.len().to_string();
    html! {
        h2 { (seat.say_with(&format!("admin-findings-{key}"), &[("count", &count)])) }
        p { (seat.say(&format!("admin-findings-{key}-hint"))) }
        @if !rows.is_empty() { (Table { caption: &word, columns: &columns(seat, &["place", "message"]), rows: &rows, row_headers: true }) }
    }
}
