//! Reading a printed PDF back: its text, its number of pages, its QR code. Without the tools that read it these tests fail: `bin/test`
//! installs them (poppler-utils, qpdf, zbar-tools).

use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use certificate::{Press, PrintError, Sheet};

/// How finely pages are drawn to be scanned.
const DOTS_PER_INCH: u32 = 200;

static PRESS: LazyLock<Press> = LazyLock::new(Press::new);

/// A printed sheet, kept as a file.
pub struct Printed {
    pub pdf: Vec<u8>,
    path: PathBuf,
}

/// Prints a sheet that must print, and keeps it under `name`.
pub fn printed(name: &str, sheet: &Sheet) -> Printed {
    let pdf = PRESS
        .render(sheet)
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("certificate");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{name}.pdf"));
    std::fs::write(&path, &pdf).unwrap();
    Printed { pdf, path }
}

/// What the press says against a sheet that must not print.
pub fn refused(sheet: &Sheet) -> PrintError {
    PRESS.render(sheet).expect_err("this sheet must not print")
}

impl Printed {
    /// The text in its reading order, white space made single.
    pub fn text(&self) -> String {
        let text = self.extracted("-raw");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Asserts that every word stands on the paper, `margin` points away from its edges.
    pub fn keeps_margins(&self, margin: f64) {
        let boxes = self.extracted("-bbox");
        let number = |line: &str, name: &str| -> f64 {
            let rest = line.split_once(&format!("{name}=\"")).unwrap().1;
            rest.split_once('"').unwrap().0.parse().unwrap()
        };
        let page = boxes.lines().find(|line| line.contains("<page ")).unwrap();
        let right = number(page, "width") - margin;
        for line in boxes.lines().filter(|line| line.contains("<word ")) {
            let inside = number(line, "xMin") >= margin && number(line, "xMax") <= right;
            assert!(inside, "beyond the margin of {margin}: {line}");
        }
    }

    fn extracted(&self, option: &str) -> String {
        let output = Command::new("pdftotext")
            .arg(option)
            .arg(&self.path)
            .arg("-")
            .output()
            .expect("pdftotext of poppler-utils");
        assert!(output.status.success());
        String::from_utf8(output.stdout).expect("text")
    }

    /// Asserts that all phrases are on the paper.
    pub fn says(&self, phrases: &[&str]) {
        let text = self.text();
        for phrase in phrases {
            assert!(text.contains(phrase), "`{phrase}` is missing in: {text}");
        }
    }

    /// Asserts that none of the phrases is on the paper.
    pub fn does_not_say(&self, phrases: &[&str]) {
        let text = self.text();
        for phrase in phrases {
            assert!(
                !text.contains(phrase),
                "`{phrase}` should not be in: {text}"
            );
        }
    }

    fn info(&self, field: &str) -> String {
        let output = Command::new("pdfinfo")
            .arg(&self.path)
            .output()
            .expect("pdfinfo of poppler-utils");
        let text = String::from_utf8(output.stdout).expect("text");
        let mut lines = text.lines().filter_map(|line| line.split_once(':'));
        let found = lines.find(|(name, _)| *name == field);
        found
            .unwrap_or_else(|| panic!("no {field} in {text}"))
            .1
            .trim()
            .to_owned()
    }

    /// Asserts one page of the given size in points.
    pub fn is_one_page(&self, size: &str) {
        assert_eq!(self.info("Pages"), "1");
        let found = self.info("Page size");
        assert!(found.starts_with(size), "page size is {found}");
    }

    /// Asserts a tagged PDF/A-2a that is also PDF/UA-1, by its metadata.
    pub fn is_archival_and_accessible(&self) {
        self.is_accessible();
        self.metadata_has("<pdfaid:part>2<");
        self.metadata_has("<pdfaid:conformance>A<");
    }

    /// Asserts a tagged PDF/UA-1, by its metadata.
    pub fn is_accessible(&self) {
        let checked = Command::new("qpdf").arg("--check").arg(&self.path).output();
        let checked = checked.expect("qpdf");
        assert!(
            checked.status.success(),
            "{}",
            String::from_utf8_lossy(&checked.stderr)
        );
        self.metadata_has("<pdfuaid:part>1<");
        assert_eq!(self.info("Tagged"), "yes");
    }

    /// Asserts a piece of the metadata, which stands uncompressed in the file.
    pub fn metadata_has(&self, mark: &str) {
        let raw = String::from_utf8_lossy(&self.pdf);
        assert!(raw.contains(mark), "{mark} is missing in the metadata");
    }

    /// The text in the QR code on the printed page; empty when there is none.
    pub fn scanned(&self) -> String {
        self.scanned_in("whole", &[])
    }

    /// The same, looking only at the lower right quarter of the page.
    pub fn scanned_at_the_lower_right(&self) -> String {
        let size = self.info("Page size");
        let mut points = size
            .split(' ')
            .filter_map(|word| word.parse::<f64>().ok())
            .map(|points| (points / 72.0 * f64::from(DOTS_PER_INCH) / 2.0).round().to_string());
        let (width, height) = (points.next().unwrap(), points.next().unwrap());
        let quarter = ["-x", &width, "-y", &height, "-W", &width, "-H", &height];
        self.scanned_in("quarter", &quarter)
    }

    fn scanned_in(&self, part: &str, crop: &[&str]) -> String {
        let picture = self.path.with_extension(part);
        let drawn = Command::new("pdftoppm")
            .args(["-r", &DOTS_PER_INCH.to_string(), "-gray", "-png", "-singlefile"])
            .args(crop)
            .arg(&self.path)
            .arg(&picture)
            .status()
            .expect("pdftoppm of poppler-utils");
        assert!(drawn.success());
        let output = Command::new("zbarimg")
            .args(["-q", "--raw", "-Sdisable", "-Sqrcode.enable"])
            .arg(picture.with_extension(format!("{part}.png")))
            .output()
            .expect("zbarimg of zbar-tools");
        String::from_utf8(output.stdout).expect("text").trim().to_owned()
    }
}
