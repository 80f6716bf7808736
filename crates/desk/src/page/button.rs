//! Buttons that send a form, and links that look like them.

use maud::{Markup, Render, html};

/// How strong the button speaks; one primary a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Emphasis {
    #[default]
    Primary,
    Secondary,
    /// Cannot be taken back: withdraw, refuse.
    Warning,
}

impl Emphasis {
    fn class(self) -> &'static str {
        match self {
            Emphasis::Primary => "btn",
            Emphasis::Secondary => "btn btn-secondary",
            Emphasis::Warning => "btn btn-warning",
        }
    }
}

/// A submit button. `name`/`value` tell the server which of several was pressed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Button<'a> {
    pub label: &'a str,
    pub emphasis: Emphasis,
    pub name: Option<&'a str>,
    pub value: Option<&'a str>,
    /// Alt+key without a script: S save, T accept, K return, P print.
    pub accesskey: Option<&'a str>,
    /// Id of the form when the button stands outside it.
    pub form: Option<&'a str>,
    /// Where this button sends the form instead.
    pub action: Option<&'a str>,
    /// Single letter of the optional script: `a` claim, `n` next.
    pub key: Option<&'a str>,
}

impl Render for Button<'_> {
    fn render(&self) -> Markup {
        html! {
            button class=(self.emphasis.class()) type="submit" name=[self.name] value=[self.value]
                accesskey=[self.accesskey] form=[self.form] formaction=[self.action] data-key=[self.key] { (self.label) }
        }
    }
}

/// A link in a button's shape: "Mulai", "Simpan PDF".
#[derive(Debug, Clone, Copy, Default)]
pub struct ButtonLink<'a> {
    pub label: &'a str,
    pub href: &'a str,
    pub emphasis: Emphasis,
    pub accesskey: Option<&'a str>,
    /// Adds the arrow of a start page.
    pub start: bool,
    /// Single letter of the optional script: `a` claim, `n` next.
    pub key: Option<&'a str>,
}

impl Render for ButtonLink<'_> {
    fn render(&self) -> Markup {
        html! {
            a class=(self.emphasis.class()) href=(self.href) accesskey=[self.accesskey] data-key=[self.key] {
                (self.label)
                @if self.start { span aria-hidden="true" { " →" } }
            }
        }
    }
}

/// Several buttons in a row that wraps.
pub fn button_group(buttons: &[Markup]) -> Markup {
    html! { div.btn-group { @for button in buttons { (button) } } }
}
