//! A case goes from one government to another: two acts, one transaction. It ends in the first and begins in the second.
//!
//! **Invariant:** nothing sealed moves. What the second government reads was sealed anew with the key of its own case; the first one's key
//! is destroyed. Number and PIN stay valid, the address of the slip leads to where the case is.

use super::{
    act, delivery, fault::broken, log, receipt,
    tx::Tx,
};
use crate::contract::{ActError, Fault, HandOn, Outcome};
use application::Refusal;
use catalogue::GovernmentId;

pub(super) const COPY_RECEIPT: &str = "INSERT INTO receipts (government, application, number, token_hash, pin_hash, wrong, locked_until, pin_of) \
    SELECT ?1, ?2, number, ?3, pin_hash, wrong, locked_until, coalesce(pin_of, government) FROM receipts WHERE government = ?4 AND application = ?5";

pub(super) fn hand_on(tx: &Tx<'_>, request: HandOn) -> Result<Outcome, ActError> {
    let HandOn { from, to, onward } = request;
    let government = tx.government(&from.government)?;
    // Sent a second time: it has gone already.
    if let Some(token) = from.delivery
        && delivery::find(tx, government, token)?.is_some()
    {
        return act::act(tx, from);
    }
    let id = from.application;
    let case = tx.find_case(government, id)?.ok_or(ActError::NotFound)?;
    if tx.find(&to, id)?.is_some() {
        return Err(Refusal::NotHandedOn.into());
    }
    let arriving = onward(&log::load(tx, government, case)?);
    if arriving.government != to || arriving.application != id || !arriving.create {
        return Err(broken("a case that is handed on to somewhere else").into());
    }
    act::act(tx, arriving)?;
    carry_receipt(tx, &from.government, &to, id)?;
    act::act(tx, from)
}

/// Its number, and a PIN that nobody here knows: the hash goes along with the name of whose it is.
fn carry_receipt(tx: &Tx<'_>, from: &GovernmentId, to: &GovernmentId, id: application::ApplicationId) -> Result<(), Fault> {
    let (Some((former, case)), Some((government, arrived))) = (tx.find(from, id)?, tx.find(to, id)?) else {
        return Err(broken("a case that did not arrive"));
    };
    let token_hash = receipt::token_hash(tx, government, id);
    let copied = tx.prepare(COPY_RECEIPT)?.execute((government.number, arrived.number, token_hash, former.number, case.number))?;
    if copied == 1 { Ok(()) } else { Err(broken("a case without a number is handed on")) }
}
