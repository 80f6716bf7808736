//! Number and signed PDF as the outside registry gave them: looked at, kept by checksum, matched with the case.
//!
//! **Invariant:** the PDF is kept byte for byte, because a signature holds for those bytes only; the intake worker has read every page of
//! it before and found nothing that acts by itself, and it goes out as a download. A certificate is durable before the act that names it.
//! Read next: `application::decide` (`elsewhere.rs`: what the number must be).

use super::trial::sample_number;
use crate::kernel::{Doing, Halt, Visit, act, extract::{self, sha256_hex}, limits::Tried};
use application::{Actor, Application, Command, Facts, Ground};
use intake::Source;
use people::Acting;
use store::{Contract, Outcome};

/// A signed certificate is one page of some hundred kilobytes.
pub const PDF_BYTES_MAX: usize = 5 * 1024 * 1024;
const PAGES_MAX: usize = 10;

/// Why a file cannot be kept, in the visitor's words.
pub struct Unfit {
    pub text: String,
    /// Nothing is wrong with it; it may be sent again.
    pub ours: bool,
}

/// The checksum of a PDF that may be kept.
pub async fn looked_at(visit: &Visit, pdf: &[u8], checksum: &str) -> Result<Result<String, Unfit>, Halt> {
    let unfit = |key: &str| Ok(Err(Unfit { text: visit.say(key), ours: false }));
    if pdf.is_empty() {
        return unfit("elsewhere-pdf-missing");
    }
    if pdf.len() > PDF_BYTES_MAX {
        return unfit("elsewhere-pdf-large");
    }
    // It is kept as it is, so nothing may stand before it: a reader of something else would read that.
    if !pdf.starts_with(b"%PDF-") {
        return unfit("elsewhere-pdf-no");
    }
    let sha256 = sha256_hex(pdf);
    let said: String = checksum.chars().filter(|c| !c.is_whitespace()).collect();
    if !said.is_empty() && !said.eq_ignore_ascii_case(&sha256) {
        return unfit("elsewhere-checksum-differs");
    }
    visit.desk.limits.count(Tried::Upload, visit.address, visit.now.at)?;
    match visit.desk.intake.decode(pdf.to_vec()).await {
        Ok(read) if read.source == Source::LivePdf => unfit("elsewhere-pdf-acts"),
        Ok(read) if read.source != Source::Pdf => unfit("elsewhere-pdf-no"),
        Ok(read) if read.pages.len() > PAGES_MAX => unfit("elsewhere-pdf-large"),
        Ok(_) => Ok(Ok(sha256)),
        Err(rejection) => {
            let args = rejection.args();
            let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            Ok(Err(Unfit { text: visit.say_with(rejection.key(), &args), ours: rejection.is_ours() }))
        }
    }
}

/// Keeps the PDF and acts. What the core would refuse anyway is not kept first.
pub async fn record(visit: &Visit, actor: Actor, case: &Application, number: &str, sha256: &str, pdf: Vec<u8>, doing: Doing) -> Result<Outcome, Halt> {
    let command = Command::RecordElsewhere { number: number.to_owned(), certificate_sha256: sha256.to_owned() };
    // Sent twice: the act knows its delivery.
    if case.certificate_sha256.is_some() {
        return act(visit, actor, doing, command).await;
    }
    let service = visit.government.services.get(&case.service).ok_or(Halt::NotFound)?;
    let ground = Ground { service, government: &visit.government };
    let acting = Acting::begin(&actor, &command, case)?;
    let facts = Facts { life: extract::about(visit, case).await?, ..Facts::default() };
    acting.decide(ground, &facts, command.clone(), &visit.now)?;
    visit.desk.store.put_certificate(&visit.government.id, case.id, sha256, pdf, &visit.now).await?;
    act(visit, actor, doing, command).await
}

/// Could this case be recorded outside now? Asked with a number of today.
pub fn trial(visit: &Visit, case: &Application) -> Option<Command> {
    let service = visit.government.services.get(&case.service)?;
    let number = sample_number(visit, service, case)?;
    Some(Command::RecordElsewhere { number, certificate_sha256: "0".repeat(64) })
}

