//! Routes with their gates. Each line says who may pass; a test walks all lines with every role.
//!
//! **Invariant:** a staff route cannot be made without naming its deed, and the gate asks the table of rights before the handler runs.
//! Whether a *case* is the person's own is asked again where it is read ([`super::seat::Seat::open`]) or acted on ([`super::act()`]).

use super::{Desk, halt::Halt, machine, proof, seat::Seat, security};
use axum::{
    Router,
    extract::{Request, State},
    handler::Handler,
    http::Method,
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing,
};
use people::Deed;
use std::sync::Arc;

/// Who may pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// Anybody: nothing personal is shown.
    Open,
    /// The applicant's own case: the page proves the right before it reads (browser session, number and PIN, or account).
    Applicant(Deed),
    /// A citizen who is signed in to her account; what is shown is hers alone.
    Member(Deed),
    /// Any member of staff who is signed in.
    SignedIn,
    /// The same, with a fresh proof of who she is: what changes how she signs in.
    Proved,
    Staff(Deed),
    /// A program of the government, by its token. No cookie counts here, and answers are JSON.
    Machine(Deed),
}

#[derive(Clone, Debug)]
pub struct Line {
    pub method: Method,
    pub path: &'static str,
    pub gate: Gate,
}

/// Collects routes and the list of them.
pub struct Routes {
    desk: Arc<Desk>,
    router: Router<Arc<Desk>>,
    lines: Vec<Line>,
}

impl Routes {
    pub fn new(desk: Arc<Desk>) -> Self {
        Self { desk, router: Router::new(), lines: Vec::new() }
    }

    pub fn get<H: Handler<T, Arc<Desk>>, T: 'static>(self, path: &'static str, gate: Gate, handler: H) -> Self {
        let route = routing::get(handler);
        self.line(Method::GET, path, gate, route)
    }

    pub fn post<H: Handler<T, Arc<Desk>>, T: 'static>(self, path: &'static str, gate: Gate, handler: H) -> Self {
        let route = routing::post(handler);
        self.line(Method::POST, path, gate, route)
    }

    fn line(mut self, method: Method, path: &'static str, gate: Gate, route: routing::MethodRouter<Arc<Desk>>) -> Self {
        let route = match gate {
            Gate::Open | Gate::Applicant(_) | Gate::Member(_) => route,
            Gate::Machine(_) => route.layer(middleware::from_fn_with_state((self.desk.clone(), gate), machine::pass)),
            Gate::SignedIn | Gate::Proved | Gate::Staff(_) => route.layer(middleware::from_fn_with_state((self.desk.clone(), gate), pass)),
        };
        self.router = self.router.route(path, route);
        self.lines.push(Line { method, path, gate });
        self
    }

    pub fn finish(self) -> (Router<Arc<Desk>>, Vec<Line>) {
        (self.router, self.lines)
    }
}

async fn pass(State((desk, gate)): State<(Arc<Desk>, Gate)>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let seat = match Seat::find(&parts, &desk).await {
        Ok(seat) => seat,
        Err(halt) => return halt.into_response(),
    };
    if let Gate::Staff(deed) = gate {
        if seat.is_recovering() {
            return Halt::Recover.into_response();
        }
        if !people::passes(seat.role, deed) {
            let noted = security::note_refused(&seat, deed).await;
            return noted.err().unwrap_or(Halt::NotPermitted).into_response();
        }
    }
    let wanted = proof::is_wanted(gate, &parts.method) && !seat.is_proved();
    if wanted && seat.is_recovering() && !parts.uri.path().starts_with(proof::RECOVERING) {
        return Halt::Recover.into_response();
    }
    if wanted && !seat.is_recovering() {
        return proof::interrupt(&seat, Request::from_parts(parts, body)).await.into_response();
    }
    parts.extensions.insert(seat);
    next.run(Request::from_parts(parts, body)).await
}
