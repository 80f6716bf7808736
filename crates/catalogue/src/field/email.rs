//! E-mail addresses as a form asks for them: one address that can be written to, nothing that could be a header or a list.

use super::Checked;
use crate::{answers::Problem, ids::FieldId};

/// What an address may be long (RFC 5321).
const LONGEST: usize = 254;

pub(super) fn check(field: &FieldId, typed: &str) -> Result<Checked, Problem> {
    let address = typed.to_lowercase();
    let plain = address.len() <= LONGEST && address.bytes().all(|byte| byte.is_ascii_graphic()) && !address.contains(['"', '\\', '[', ']', ',', ';', '<', '>', '(', ')', ':']);
    let whole = address.split_once('@').is_some_and(|(name, host)| dotted(name) && dotted(host) && host.contains('.') && !host.contains('@'));
    if plain && whole { Ok(Checked::plain(address)) } else { Err(Problem::new(field, "problem-email")) }
}

/// Parts between dots, none of them empty.
fn dotted(text: &str) -> bool {
    text.split('.').all(|part| !part.is_empty())
}
