//! A text, usually an address, as a QR code: an SVG that prints crisply and can stand in a page as it is.
//!
//! The dark modules are one path of closed outlines, so that no renderer leaves hairlines between them.
//! The white ground, with the quiet zone of 4 modules that readers need, belongs to the picture: it is
//! readable on a dark page too.
//!
//! **Invariant:** no ids, no styles, no scripts: many codes may stand in one page.

use std::collections::BTreeMap;
use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};
use thiserror::Error;

const QUIET_MODULES: i32 = 4;

/// The text is longer than a QR code of middle error correction holds (2,331 bytes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the text is too long for a QR code")]
pub struct QrError;

/// The QR code of `text` at error correction M (15 % may be damaged), as an `<svg>` element whose
/// `viewBox` counts modules. It has no size of its own: the page or the template gives one.
///
/// # Errors
/// [`QrError`] when the text does not fit.
pub fn svg(text: &str) -> Result<String, QrError> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).map_err(|_| QrError)?;
    let side = code.size() + 2 * QUIET_MODULES;
    let outlines = outlines(&code);
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/>\
         <path fill=\"#000\" d=\"{outlines}\"/></svg>"
    ))
}

/// A corner of the module grid, ordered by row so that outlines begin at their top left.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Corner {
    y: i32,
    x: i32,
}

/// Directions in clockwise order: a step with its dark module on the right hand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    East,
    South,
    West,
    North,
}

impl Way {
    fn step(self, from: Corner) -> Corner {
        match self {
            Way::East => Corner {
                x: from.x + 1,
                ..from
            },
            Way::South => Corner {
                y: from.y + 1,
                ..from
            },
            Way::West => Corner {
                x: from.x - 1,
                ..from
            },
            Way::North => Corner {
                y: from.y - 1,
                ..from
            },
        }
    }
}

/// The borders between dark and light, as closed paths in relative steps.
fn outlines(code: &QrCode) -> String {
    let mut borders = borders(code);
    let mut path = String::new();
    while let Some((&start, _)) = borders.first_key_value() {
        let shift = QUIET_MODULES;
        let _ = write!(path, "M{} {}", start.x + shift, start.y + shift);
        let mut at = start;
        let mut run: Option<(Way, i32)> = None;
        while let Some(way) = take(&mut borders, at, run.map(|(way, _)| way)) {
            at = way.step(at);
            run = match run {
                Some((same, length)) if same == way => Some((way, length + 1)),
                Some(done) => {
                    write_run(&mut path, done);
                    Some((way, 1))
                }
                None => Some((way, 1)),
            };
            if at == start {
                break;
            }
        }
        // The last side goes back to the start, which is what closing the path draws.
        path.push('z');
    }
    path
}

fn borders(code: &QrCode) -> BTreeMap<Corner, Vec<Way>> {
    let mut borders: BTreeMap<Corner, Vec<Way>> = BTreeMap::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|&x| code.get_module(x, y)) {
            let sides = [
                (code.get_module(x, y - 1), Corner { x, y }, Way::East),
                (
                    code.get_module(x + 1, y),
                    Corner { x: x + 1, y },
                    Way::South,
                ),
                (
                    code.get_module(x, y + 1),
                    Corner { x: x + 1, y: y + 1 },
                    Way::West,
                ),
                (
                    code.get_module(x - 1, y),
                    Corner { x, y: y + 1 },
                    Way::North,
                ),
            ];
            for (_, corner, way) in sides.into_iter().filter(|(dark, ..)| !dark) {
                borders.entry(corner).or_default().push(way);
            }
        }
    }
    borders
}

/// Takes the next border at a corner. Where two dark modules touch only there, two borders leave it;
/// the one that turns keeps each outline simple.
fn take(borders: &mut BTreeMap<Corner, Vec<Way>>, at: Corner, coming: Option<Way>) -> Option<Way> {
    let ways = borders.get_mut(&at)?;
    let turn = ways
        .iter()
        .position(|&way| coming.is_some_and(|from| (from as u8 + 1) % 4 == way as u8));
    let way = ways.swap_remove(turn.unwrap_or(0));
    if ways.is_empty() {
        borders.remove(&at);
    }
    Some(way)
}

fn write_run(path: &mut String, (way, length): (Way, i32)) {
    let _ = match way {
        Way::East => write!(path, "h{length}"),
        Way::South => write!(path, "v{length}"),
        Way::West => write!(path, "h-{length}"),
        Way::North => write!(path, "v-{length}"),
    };
}
