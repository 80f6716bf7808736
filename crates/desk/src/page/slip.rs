//! The kitir: number in groups, QR, PIN that folds away. On screen a card, on paper the whole page.
//!
//! **Invariant:** the QR holds a URL only; the PIN is printed only when the caller passes it (once, to its owner).

use maud::{Markup, Render, html};

/// `lines` are label and value: service, office, promised date, papers to bring, hours, help.
#[derive(Debug, Clone, Default)]
pub struct Slip<'a> {
    pub government: &'a str,
    pub crest: Option<&'a str>,
    pub title: &'a str,
    pub number_label: &'a str,
    /// With its dashes: "K7QX-2MPD-4".
    pub number: &'a str,
    pub qr: Option<Markup>,
    /// The address behind the QR, to type by hand.
    pub address: &'a str,
    pub pin: Option<SlipPin<'a>>,
    pub lines: &'a [(String, Markup)],
    /// "Layanan ini gratis. Jangan bayar siapa pun."
    pub free_of_charge: &'a str,
}

/// `show` is the text of the fold: "Tampilkan PIN"; `remark` says to keep it secret.
#[derive(Debug, Clone, Copy, Default)]
pub struct SlipPin<'a> {
    pub label: &'a str,
    pub show: &'a str,
    pub pin: &'a str,
    pub remark: &'a str,
    /// Open from the start, for paper.
    pub open: bool,
}

impl Render for SlipPin<'_> {
    fn render(&self) -> Markup {
        html! {
            details.slip-pin open[self.open] {
                summary { (self.show) }
                p { (self.label) " " strong.code { (self.pin) } }
                @if !self.remark.is_empty() { p.small { (self.remark) } }
            }
        }
    }
}

/// A kitir number whose groups do not break: "K7QX" "-2MPD" "-4".
pub fn kitir_number(number: &str) -> Markup {
    html! {
        span.kitir-number {
            @for (index, group) in number.split('-').enumerate() {
                @if index > 0 { wbr; }
                span { @if index > 0 { "-" } (group) }
            }
        }
    }
}

impl Render for Slip<'_> {
    fn render(&self) -> Markup {
        html! {
            div.slip role="group" aria-label=(self.title) {
                div.slip-head {
                    @if let Some(crest) = self.crest { img src=(crest) alt="" width="40" height="40"; }
                    div { strong { (self.government) } br; (self.title) }
                }
                div.slip-body {
                    div.slip-main {
                        p.small { (self.number_label) }
                        p.slip-number { (kitir_number(self.number)) }
                        @if let Some(pin) = &self.pin { (pin) }
                        @if !self.lines.is_empty() {
                            dl { @for (label, value) in self.lines { dt { (label) } dd { (value) } } }
                        }
                    }
                    @if let Some(qr) = &self.qr {
                        div.slip-qr { (qr) p.small { (self.address) } }
                    }
                }
                @if !self.free_of_charge.is_empty() { p.slip-free { (self.free_of_charge) } }
            }
        }
    }
}
