//! The web: pages by persona, one file a page or act; acts are nouns in URLs.
//!
//! `citizen/` needs no script and no account; `counter/` and `registry_office/` are dense and keyboard-driven; `admin/` is for the
//! government's IT people; `public/` is for everybody. All stand on `kernel/`, all are drawn with `page/`.
//!
//! **Invariant:** URLs carry opaque 128-bit ids and tokens, never kitir numbers, NIKs or names; GET never changes a case.
//!
//! Read next: [`kernel`], then any page.

mod admin;
pub mod auditor;
mod citizen;
mod counter;
pub mod kernel;
pub mod machine;
pub mod page;
mod public;
mod registers;
mod registry_office;
pub mod staff_oidc;
mod staff_security;
mod watching;

#[cfg(test)]
mod texts_test;

use axum::{Router, extract::DefaultBodyLimit, http::HeaderValue, middleware, response::IntoResponse};
use kernel::{Desk, Line, Routes, client, guard, halt};
use std::sync::Arc;
use tower_http::{CompressionLevel, catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer, set_header::SetResponseHeaderLayer};

/// Texts of these pages in every language, for the catalogue's loader: (language, path, content).
pub fn texts() -> Vec<(String, String, String)> {
    static TEXTS: include_dir::Dir<'_> = include_dir::include_dir!("$CARGO_MANIFEST_DIR/texts");
    let folders = TEXTS.dirs().flat_map(|folder| folder.files().map(move |file| (folder, file)));
    folders
        .filter_map(|(folder, file)| {
            let language = folder.path().file_name()?.to_str()?.to_owned();
            Some((language, format!("crates/desk/texts/{}", file.path().display()), file.contents_utf8()?.to_owned()))
        })
        .collect()
}

/// Of brotli and gzip. A first view with its style sheet inside is 7 % smaller than at the default of 4, for a seventh more time.
const COMPRESSION: i32 = 5;

/// Largest body of a form without a file; uploads have their own limit on their own routes.
const FORM_BYTES_MAX: usize = 256 * 1024;

/// Pages use the camera through the file picker, and passkeys; nothing else of the device.
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), \
    midi=(), payment=(), usb=(), browsing-topics=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";

/// All pages, ready to serve.
pub fn router(desk: Arc<Desk>) -> Router {
    let (router, _) = routes(desk.clone());
    let header = |name: &'static str, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(http::HeaderName::from_static(name), HeaderValue::from_static(value))
    };
    // A proxy that changes `Host` still lets our own address through.
    let csrf = CsrfLayer::new().add_trusted_origin(&desk.settings.public_url).unwrap_or_default();
    let csrf = csrf.with_insecure_bypass(|_, uri| guard::is_for_machines(uri));
    // From the innermost outwards: what a page may do, then what a request must be, then how the answer is dressed.
    let router = router
        .fallback(|| async { kernel::Halt::NotFound })
        .layer(DefaultBodyLimit::max(FORM_BYTES_MAX))
        .layer(CatchPanicLayer::custom(|_| kernel::Halt::Fault("a page panicked".into()).into_response()))
        .layer(csrf.with_rejection_response(|_| kernel::Halt::Wrong(guard::Wrong::Foreign).into_response()))
        .layer(middleware::from_fn_with_state(desk.clone(), guard::check))
        .layer(middleware::from_fn_with_state(desk.clone(), halt::render))
        .layer(middleware::from_fn_with_state(desk.clone(), client::note))
        .layer(CatchPanicLayer::new())
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(COMPRESSION)))
        .layer(header("x-content-type-options", "nosniff"))
        // What `frame-ancestors` says, for browsers that do not read it.
        .layer(header("x-frame-options", "DENY"))
        .layer(header("referrer-policy", "same-origin"))
        .layer(header("cross-origin-opener-policy", "same-origin"))
        .layer(header("cross-origin-resource-policy", "same-origin"))
        .layer(header("content-security-policy", "default-src 'none'; frame-ancestors 'none'"))
        .layer(header("cache-control", "no-store"))
        .layer(header("permissions-policy", PERMISSIONS));
    router.with_state(desk)
}

/// Tells browsers to come back over TLS only. For a certificate that they trust: with one of our own it would lock people out, and
/// on `localhost` it would reach every other program there.
pub fn with_strict_transport(router: Router) -> Router {
    let value = HeaderValue::from_static("max-age=31536000; includeSubDomains");
    router.layer(SetResponseHeaderLayer::if_not_present(http::header::STRICT_TRANSPORT_SECURITY, value))
}

/// Every route with its gate, grouped by who calls it.
pub fn routes(desk: Arc<Desk>) -> (Router<Arc<Desk>>, Vec<Line>) {
    let routes = Routes::new(desk);
    let routes = citizen::routes(routes);
    let routes = counter::routes(routes);
    let routes = registry_office::routes(routes);
    let routes = registers::routes(routes);
    let routes = admin::routes(routes);
    let routes = auditor::routes(routes);
    let routes = watching::routes(routes);
    let routes = machine::routes(routes);
    let routes = staff_oidc::routes(routes);
    let routes = staff_security::routes(routes);
    public::routes(routes).finish()
}
