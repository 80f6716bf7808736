//! Who looked at a person's data, as she reads it: when, which office and role, and what for. Never a name.

use maud::{Markup, Render, html};

/// One look. `what_for` goes on after the office: "memeriksa berkas Anda".
#[derive(Debug, Clone, Default)]
pub struct LookLine {
    pub when: String,
    pub office: String,
    pub role: String,
    pub what_for: String,
}

#[derive(Debug, Clone, Copy, Default)]
pub struct Looks<'a> {
    pub lines: &'a [LookLine],
    /// What is said when nobody looked.
    pub none: &'a str,
}

impl Render for Looks<'_> {
    fn render(&self) -> Markup {
        html! {
            @if self.lines.is_empty() { p { (self.none) } }
            @else {
                ul {
                    @for line in self.lines {
                        li {
                            span.small { (line.when) } br;
                            strong { (line.role) }
                            @if !line.office.is_empty() { ", " (line.office) }
                            ": " (line.what_for)
                        }
                    }
                }
            }
        }
    }
}
