//! The provider says that somebody signed out there, or was shut out: her sessions here end (OpenID Connect Back-Channel Logout 1.0).
//!
//! **Invariant:** sent by a machine, so it shows no origin; the token itself is the proof, and all that it does is end sessions.

use super::provider;
use crate::kernel::{Halt, Sent, Visit, limits::Tried};
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use store::{Contract, ProviderIdentity};

/// The one form that comes from no page of ours.
pub const PATH: &str = "/petugas/masuk/penyedia/keluar";

pub async fn post(visit: Visit, sent: Sent) -> Result<Response, Halt> {
    let provider = provider(&visit)?;
    visit.desk.limits.count(Tried::Ceremony, visit.address, visit.now.at)?;
    let answer = |status: StatusCode, text: &'static str| (status, [(header::CONTENT_TYPE, "application/json")], text).into_response();
    let subject = match provider.signed_out(sent.text("logout_token"), visit.now.at).await {
        Ok(subject) => subject,
        Err(trouble) => {
            tracing::warn!(government = %visit.government.id, %trouble, "identity provider");
            return Ok(answer(StatusCode::BAD_REQUEST, "{\"error\":\"invalid_request\"}"));
        }
    };
    let (store, government) = (&visit.desk.store, &visit.government.id);
    let identity = ProviderIdentity { issuer: provider.issuer().to_owned(), subject };
    if let Some(staff) = store.find_identity(government, &identity).await? {
        store.end_sessions_of(government, &staff).await?;
    }
    // The same for somebody who has no account.
    Ok(answer(StatusCode::OK, "{}"))
}
