//! Slips and a manifest on paper.

use super::super::*;
use super::citizen_samples::{slip, slip_lines};
use maud::html;

pub fn pages(chrome: &Chrome<'_>) -> Vec<(&'static str, String)> {
    let lines = slip_lines();
    let paper = || {
        let mut slip = slip(&lines, "kitir.contoh.go.id");
        slip.pin = slip.pin.map(|pin| SlipPin { open: true, ..pin });
        html! { (slip) }
    };
    let page = PrintPage {
        chrome,
        title: "Cetak kitir",
        note: Some(html! { p { "Tekan Ctrl+P untuk mencetak." } }),
        sheets: vec![(Paper::A6, paper()), (Paper::Roll58, paper()), (Paper::Roll80, paper())],
    };
    vec![("print-slips", print_page(&page).into_string())]
}
