//! Files that pages link to, named by their content so that browsers may keep them for ever.
//!
//! **Invariant:** a path names one content: `/aset/<stem>-<hash>.<ext>`; a changed file gets another path.
//! Next: `css.rs`, `script.rs`.

use std::io::Write;
use std::sync::LazyLock;

use base64::Engine;
use sha2::{Digest, Sha256};

/// One embedded file with everything an answer needs.
#[derive(Debug)]
pub struct Asset {
    /// Absolute path on the site: `/aset/citizen-0123456789.css`.
    pub path: String,
    pub content_type: &'static str,
    pub body: &'static str,
    /// The body at brotli quality 11.
    pub brotli: Vec<u8>,
    /// First ten hex digits of the SHA-256; also the value of the cookie for the citizen's CSS.
    pub hash: String,
    /// `sha256-<base64>`, as Content-Security-Policy and `integrity` want it.
    pub csp: String,
}

impl Asset {
    fn new(stem: &str, extension: &str, content_type: &'static str, body: &'static str) -> Self {
        let hash: String = Sha256::digest(body.as_bytes()).iter().take(5).map(|byte| format!("{byte:02x}")).collect();
        Asset {
            path: format!("/aset/{stem}-{hash}.{extension}"),
            content_type,
            body,
            brotli: compress(body.as_bytes()),
            hash,
            csp: csp_hash(body),
        }
    }
}

/// `sha256-<base64>` of an inline text, for `style-src`.
pub fn csp_hash(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    format!("sha256-{}", base64::engine::general_purpose::STANDARD.encode(digest))
}

/// Brotli at the highest quality; only for what is compressed once. The window is as large as the text: at this quality the packer holds
/// eight bytes for each byte of it, and the usual 4 MiB would stay with the process as 32 MiB.
pub(super) fn compress(body: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let window = body.len().next_power_of_two().ilog2().clamp(10, 22);
    let mut writer = brotli::CompressorWriter::new(&mut packed, 4096, 11, window);
    // Writing to a vector cannot fail; an empty result would only mean an uncompressed answer.
    let whole = writer.write_all(body).is_ok();
    drop(writer);
    if whole { packed } else { Vec::new() }
}

/// A script without its lines of comment and its indentation: a phone on a slow line need not carry them. Made once, kept for ever.
fn bare(script: &str) -> &'static str {
    let lines: Vec<&str> = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")).collect();
    lines.join("\n").leak()
}

const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";

pub(super) static CITIZEN: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("citizen", "css", CSS, include_str!("../../../../ui/dist/citizen.css")));
/// The citizen's rules and what staff pages add, in one file: one request before the first paint, not two.
pub(super) static STAFF: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("staff", "css", CSS, concat!(include_str!("../../../../ui/dist/citizen.css"), "\n", include_str!("../../../../ui/dist/staff.css")))
});
pub(super) static PRINT: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("print", "css", CSS, include_str!("../../../../ui/dist/print.css")));
pub(super) static KITIR_JS: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("kitir", "js", JS, bare(include_str!("../../../../ui/kitir.js"))));
pub(super) static DESK_JS: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("desk", "js", JS, bare(include_str!("../../../../ui/desk.js"))));
pub(super) static PASSKEY_JS: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("passkey", "js", JS, bare(include_str!("../../../../ui/passkey.js"))));
pub(super) static NOTICE: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("notice", "txt", "text/plain; charset=utf-8", include_str!("../../../../NOTICE")));

/// All files, for the route that serves them with `Cache-Control: public, max-age=31536000, immutable`.
pub fn all() -> [&'static Asset; 7] {
    [&CITIZEN, &STAFF, &PRINT, &KITIR_JS, &DESK_JS, &PASSKEY_JS, &NOTICE]
}

/// The file of a request's path, or none: the route answers 404.
pub fn find(path: &str) -> Option<&'static Asset> {
    all().into_iter().find(|asset| asset.path == path)
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn a_script_loses_its_comments_and_nothing_else() {
        let script = "// What it does.\n(function () {\n  // Why.\n  var address = \"http://a\"; // not alone\n\n})();\n";
        assert_eq!(bare(script), "(function () {\nvar address = \"http://a\"; // not alone\n})();");
    }
}
