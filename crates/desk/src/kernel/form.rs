//! A sent form: its fields, the token that makes it count once, and the version of the case it was about.

use super::{guard::Wrong, halt::Halt};
use axum::{
    Form,
    extract::{FromRequest, Request},
};
use store::DeliveryToken;

/// Most fields and longest value of a form; more is refused, not cut.
const MOST_FIELDS: usize = 400;
const LONGEST: usize = 4_000;

/// The fields of an URL-encoded POST, in order.
#[derive(Clone, Default)]
pub struct Sent(Vec<(String, String)>);

impl Sent {
    pub fn from_pairs(pairs: Vec<(String, String)>) -> Result<Self, Halt> {
        let long = |(name, value): &(String, String)| name.len() > 200 || value.chars().count() > LONGEST;
        if pairs.len() > MOST_FIELDS || pairs.iter().any(long) {
            return Err(Halt::Bad("halt-form-too-large"));
        }
        Ok(Self(pairs))
    }

    /// The first value of that name, trimmed; empty when it was not sent.
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.trim())
    }

    pub fn find(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.trim())
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.trim())
    }

    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(field, value)| field == name && !value.is_empty())
    }

    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.trim()))
    }

    /// The token that the page drew; a form without one (a bookmarked POST) may count more than once.
    pub fn delivery(&self) -> Option<DeliveryToken> {
        application::ApplicationId::parse(self.text(crate::page::IDEMPOTENCY_FIELD)).map(|id| DeliveryToken(id.0))
    }

    /// The `seq` of the case that the page showed.
    pub fn seen(&self) -> Option<u32> {
        self.text("seen").parse().ok()
    }
}

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Halt;

    async fn from_request(request: Request, state: &S) -> Result<Self, Halt> {
        let read = Form::<Vec<(String, String)>>::from_request(request, state).await;
        let Form(pairs) = read.map_err(|rejection| Wrong::of_status(rejection.status()).map_or(Halt::Bad("halt-form-unreadable"), Halt::Wrong))?;
        Self::from_pairs(pairs)
    }
}
