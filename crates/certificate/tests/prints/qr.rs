//! QR codes: the picture is exactly the code, and stands alone in a page.

use certificate::qr::svg;
use qrcodegen::{QrCode, QrCodeEcc};

const ADDRESS: &str = "https://kitir.contoh.go.id/k/7GQK2M8XV4TRB5YH3DNC6PZW1A";

/// Fills the outlines by the even-odd rule: which modules of the picture are dark.
fn dark_modules(picture: &str) -> (usize, Vec<Vec<bool>>) {
    let side: usize = picture
        .split("viewBox=\"0 0 ")
        .nth(1)
        .unwrap()
        .split(' ')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    let path = picture
        .split("d=\"")
        .nth(2)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    // Each vertical step flips everything to its right, row by row.
    let mut dark = vec![vec![false; side]; side];
    for outline in path.split('M').skip(1) {
        let (mut x, mut y, mut start_y) = (0_i64, 0_i64, 0_i64);
        let mut flip = |x: i64, from: i64, to: i64| {
            for row in from.min(to)..from.max(to) {
                for cell in &mut dark[usize::try_from(row).unwrap()][usize::try_from(x).unwrap()..]
                {
                    *cell = !*cell;
                }
            }
        };
        let spaced = outline
            .replace('h', " h ")
            .replace('v', " v ")
            .replace('z', " z");
        let mut tokens = spaced.split_whitespace();
        let mut first = true;
        while let Some(token) = tokens.next() {
            match token {
                "h" => x += tokens.next().unwrap().parse::<i64>().unwrap(),
                "v" => {
                    let to = y + tokens.next().unwrap().parse::<i64>().unwrap();
                    flip(x, y, to);
                    y = to;
                }
                "z" => flip(x, y, start_y),
                number if first => {
                    x = number.parse().unwrap();
                    y = tokens.next().unwrap().parse().unwrap();
                    start_y = y;
                    first = false;
                }
                other => panic!("unknown step {other}"),
            }
        }
    }
    (side, dark)
}

#[test]
fn the_outlines_fill_exactly_the_dark_modules() {
    let long = "0".repeat(374);
    for text in ["1", ADDRESS, "K7QX2MPD4", &long] {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).unwrap();
        let (side, dark) = dark_modules(&svg(text).unwrap());
        assert_eq!(side, usize::try_from(code.size()).unwrap() + 8);
        for (y, row) in (-4..).zip(&dark) {
            for (x, &cell) in (-4..).zip(row) {
                assert_eq!(cell, code.get_module(x, y), "module {x},{y} of {text}");
            }
        }
    }
}

#[test]
fn the_picture_can_stand_in_a_page_many_times() {
    let picture = svg(ADDRESS).unwrap();
    assert!(picture.starts_with("<svg ") && picture.ends_with("</svg>"));
    for unwanted in [
        " id=", "role=", "style=", "class=", "<script", "width=\"", "kitir",
    ] {
        assert!(!picture.contains(unwanted), "{unwanted}");
    }
    assert_eq!(
        picture.matches("<path").count(),
        2,
        "one path for the ground, one for the code"
    );
    assert!(picture.len() < 6_000, "{} bytes", picture.len());
}

#[test]
fn a_text_that_does_not_fit_is_refused() {
    assert!(svg(&"x".repeat(2_331)).is_ok());
    assert_eq!(svg(&"x".repeat(2_332)), Err(certificate::qr::QrError));
}
