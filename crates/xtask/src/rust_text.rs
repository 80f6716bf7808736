//! Rust text without its comments and strings, and where its functions begin and end. Enough for counting and searching; no parser.
//!
//! **Invariant:** [`Plain::code`] has as many bytes and lines as the text it came from, so places in one are places in the other.

/// A Rust file taken apart.
#[derive(Debug)]
pub struct Plain {
    /// The text with every comment, string and character blanked.
    pub code: String,
    pub literals: Vec<Literal>,
}

/// A string in the text, as written between its quotes.
#[derive(Debug, PartialEq, Eq)]
pub struct Literal {
    /// Byte where the literal begins, prefix and quote included.
    pub start: usize,
    pub text: String,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Function {
    pub name: String,
    /// First line, counted from 1.
    pub line: usize,
    pub lines: usize,
}

/// Blanks comments and literals, and keeps the strings.
pub fn plain(text: &str) -> Plain {
    let bytes = text.as_bytes();
    let mut code = bytes.to_vec();
    let mut literals = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let end = match bytes[at] {
            b'/' if bytes.get(at + 1) == Some(&b'/') => line_end(bytes, at),
            b'/' if bytes.get(at + 1) == Some(&b'*') => comment_end(bytes, at),
            b'"' => {
                let end = string_end(bytes, at + 1);
                literals.push(Literal { start: at, text: between(text, at + 1, end.saturating_sub(1)) });
                end
            }
            b'r' | b'b' | b'c' if !continues_word(bytes, at) => match raw_string(bytes, at) {
                Some((open, close, end)) => {
                    literals.push(Literal { start: at, text: between(text, open, close) });
                    end
                }
                None => at,
            },
            b'\'' => character_end(text, at),
            _ => at,
        };
        for byte in &mut code[at..end] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
        at = end.max(at + 1);
    }
    Plain { code: String::from_utf8_lossy(&code).into_owned(), literals }
}

fn between(text: &str, from: usize, to: usize) -> String {
    text.get(from..to).unwrap_or_default().to_owned()
}

fn continues_word(bytes: &[u8], at: usize) -> bool {
    at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_')
}

fn line_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |length| at + length)
}

/// Comments nest in Rust.
fn comment_end(bytes: &[u8], from: usize) -> usize {
    let (mut depth, mut at) = (0, from);
    while at < bytes.len() {
        match (bytes[at], bytes.get(at + 1)) {
            (b'/', Some(b'*')) => (depth, at) = (depth + 1, at + 2),
            (b'*', Some(b'/')) => {
                (depth, at) = (depth - 1, at + 2);
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    bytes.len()
}

/// Just after the closing quote of a string whose content begins here.
fn string_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// Content and end of a raw string that begins here (r, br, cr).
fn raw_string(bytes: &[u8], at: usize) -> Option<(usize, usize, usize)> {
    let mark = if bytes[at] == b'r' { at } else { at + 1 };
    if bytes.get(mark) != Some(&b'r') {
        return None;
    }
    let hashes = bytes[mark + 1..].iter().take_while(|byte| **byte == b'#').count();
    let open = mark + 1 + hashes;
    if bytes.get(open) != Some(&b'"') {
        return None;
    }
    let closing: Vec<u8> = std::iter::once(b'"').chain(std::iter::repeat_n(b'#', hashes)).collect();
    let length = bytes[open + 1..].windows(closing.len()).position(|window| window == closing)?;
    Some((open + 1, open + 1 + length, open + 1 + length + closing.len()))
}

/// Just after a character, or the same place when the quote begins a lifetime.
fn character_end(text: &str, at: usize) -> usize {
    let rest = &text[at + 1..];
    let mut characters = rest.char_indices();
    match (characters.next(), characters.next()) {
        (Some((_, '\\')), Some((second, escaped))) => {
            let from = second + escaped.len_utf8();
            rest[from..].find('\'').map_or(at, |length| at + 1 + from + length + 1)
        }
        (Some(_), Some((place, '\''))) => at + 1 + place + 1,
        _ => at,
    }
}

/// The text before the file's tests; they stand last in a file.
pub fn before_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod ").next().unwrap_or_default()
}

/// Line of a byte, counted from 1.
pub fn line_at(text: &str, byte: usize) -> usize {
    text.as_bytes().iter().take(byte).filter(|byte| **byte == b'\n').count() + 1
}

/// Every named function with a body, nested ones too.
pub fn functions(code: &str) -> Vec<Function> {
    let bytes = code.as_bytes();
    let mut found = Vec::new();
    for (at, _) in code.match_indices("fn ") {
        if continues_word(bytes, at) {
            continue;
        }
        let name: String = code[at + 3..].trim_start().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
        if name.is_empty() {
            continue;
        }
        if let Some(end) = body_end(bytes, at) {
            let line = line_at(code, at);
            found.push(Function { name, line, lines: line_at(code, end) + 1 - line });
        }
    }
    found
}

/// The brace that closes the body of a function whose `fn` is here; none for a signature.
fn body_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut depth = 0_i32;
    for (place, byte) in bytes.iter().enumerate().skip(from) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' => depth -= 1,
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    return Some(place);
                }
            }
            b';' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_comments_and_characters_are_blanked_and_strings_kept() {
        let text = "let a = \"x // y\"; // fn no() {\nlet b = '{'; let c: &'static str = r#\"}\"}\"#; /* a /* b */ { */ let d = b\"\\\"{\";";
        let plain = plain(text);
        assert_eq!(plain.code.len(), text.len());
        assert!(!plain.code.contains(['{', '}', '"', '#']), "{}", plain.code);
        assert!(plain.code.contains("&'static str"));
        let kept: Vec<&str> = plain.literals.iter().map(|literal| literal.text.as_str()).collect();
        assert_eq!(kept, ["x // y", "}\"}", "\\\"{"]);
    }

    #[test]
    fn escaped_quotes_and_quote_characters_do_not_open_a_string() {
        let plain = plain(r"let a = '\''; let b = '\u{7f}'; let c = '\\'; let d = '}';");
        assert!(!plain.code.contains('}'), "{}", plain.code);
        assert!(plain.code.trim_end().ends_with(';'));
    }

    #[test]
    fn a_function_counts_from_its_name_to_its_brace() {
        let text = "trait A {\n    fn none(&self) -> [u8; 4];\n}\nfn two() {\n}\nfn four<T: Fn(u8) -> u8>(\n    t: T,\n) -> u8 {\n    t(1) }\n";
        let expected = [("two", 4, 2), ("four", 6, 4)].map(|(name, line, lines)| Function { name: name.to_owned(), line, lines });
        assert_eq!(functions(&plain(text).code), expected);
    }

    #[test]
    fn a_pointer_type_is_no_function() {
        assert_eq!(functions("type F = fn (u8) -> u8; struct often; fn real() { }").len(), 1);
    }
}
