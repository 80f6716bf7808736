//! Photos come out upright, small enough and without a trace of where and with what they were taken.
//!
//! **Invariant:** the pixels decide; the bytes of the upload are gone.
//! Read next: `src/photo.rs`.

mod fixtures;

use fixtures::{colour_at, holds, pixels};
use image::{DynamicImage, ImageFormat};
use intake::{Intake, Limits, Rejection, Source, decode};

fn accepted(bytes: &[u8]) -> Intake {
    decode(bytes, &Limits::default()).expect("an accepted upload")
}

fn size(intake: &Intake) -> (u32, u32) {
    (intake.pages[0].width, intake.pages[0].height)
}

#[test]
fn a_photo_of_every_accepted_type_becomes_one_page_and_a_thumbnail() {
    for (name, bytes) in [
        ("JPEG", fixtures::jpeg(320, 240)),
        ("PNG", fixtures::png(320, 240)),
        ("WebP", fixtures::webp(320, 240)),
    ] {
        let intake = accepted(&bytes);
        assert_eq!(intake.source, Source::Photo, "{name}");
        assert_eq!(intake.pages.len(), 1, "{name}");
        assert_eq!(size(&intake), (320, 240), "{name}");
        assert_eq!(
            (intake.thumbnail.width, intake.thumbnail.height),
            (200, 150),
            "{name}"
        );
        let page = pixels(&intake.pages[0]);
        assert_eq!(colour_at(&page, 25, 75), "red", "{name}");
        assert_eq!(colour_at(&page, 75, 75), "blue", "{name}");
        assert_eq!(
            colour_at(&pixels(&intake.thumbnail), 75, 75),
            "blue",
            "{name}"
        );
    }
}

#[test]
fn a_large_photo_is_shrunk_to_1800_pixels_on_its_long_side() {
    assert_eq!(size(&accepted(&fixtures::jpeg(2_400, 1_200))), (1_800, 900));
    assert_eq!(size(&accepted(&fixtures::jpeg(1_000, 2_000))), (900, 1_800));
}

#[test]
fn a_small_photo_is_not_enlarged() {
    let intake = accepted(&fixtures::jpeg(60, 40));
    assert_eq!(size(&intake), (60, 40));
    assert_eq!((intake.thumbnail.width, intake.thumbnail.height), (60, 40));
}

/// Across and down, in percent.
type Place = (u32, u32);

/// The orientation as EXIF counts it, where the white corner of the fixture lands, and a place in its red half.
const ORIENTATIONS: [(u8, Place, Place); 8] = [
    (1, (4, 4), (25, 75)),
    (2, (96, 4), (75, 75)),
    (3, (96, 96), (75, 25)),
    (4, (4, 96), (25, 25)),
    (5, (4, 4), (75, 25)),
    (6, (96, 4), (25, 25)),
    (7, (96, 96), (25, 75)),
    (8, (4, 96), (75, 75)),
];

#[test]
fn every_orientation_a_camera_can_write_comes_out_upright() {
    for (orientation, white, red) in ORIENTATIONS {
        let intake = accepted(&fixtures::with_exif(&fixtures::jpeg(320, 160), orientation));
        let upright = if orientation < 5 {
            (320, 160)
        } else {
            (160, 320)
        };
        assert_eq!(size(&intake), upright, "orientation {orientation}");
        let page = pixels(&intake.pages[0]);
        assert_eq!(
            colour_at(&page, white.0, white.1),
            "white",
            "orientation {orientation}"
        );
        assert_eq!(
            colour_at(&page, red.0, red.1),
            "red",
            "orientation {orientation}"
        );
    }
}

#[test]
fn a_photo_taken_sideways_loses_its_place_and_its_camera() {
    let photo = fixtures::with_exif(&fixtures::jpeg(320, 160), 6);
    assert!(
        holds(&photo, fixtures::PLACE) && holds(&photo, b"Exif"),
        "the fixture carries a place"
    );
    let intake = accepted(&photo);
    for picture in intake.pages.iter().chain([&intake.thumbnail]) {
        assert!(!holds(&picture.jpeg, fixtures::PLACE));
        assert!(!holds(&picture.jpeg, b"Exif"));
        assert!(!holds(&picture.jpeg, b"\xFF\xE1"));
    }
    assert_eq!(size(&intake), (160, 320));
}

#[test]
fn a_damaged_exif_block_does_not_cost_the_photo() {
    let mut photo = fixtures::with_exif(&fixtures::jpeg(64, 32), 6);
    photo[12..20].fill(0xFF);
    assert_eq!(size(&accepted(&photo)), (64, 32));
}

#[test]
fn a_picture_with_a_web_page_behind_it_comes_out_without_the_web_page() {
    let tail = b"<html><script>alert(1)</script></html>";
    for photo in [fixtures::jpeg(64, 48), fixtures::png(64, 48)] {
        let intake = accepted(&[&photo[..], tail].concat());
        assert!(!holds(&intake.pages[0].jpeg, b"script"));
        assert!(intake.pages[0].jpeg.ends_with(b"\xFF\xD9"));
    }
}

#[test]
fn transparent_sixteen_bit_and_grey_pictures_are_drawn_on_white_paper() {
    let clear = DynamicImage::ImageRgba16(image::ImageBuffer::new(80, 80));
    let intake = accepted(&fixtures::encoded(&clear, ImageFormat::Png));
    assert_eq!(colour_at(&pixels(&intake.pages[0]), 50, 50), "white");

    let grey = DynamicImage::ImageLuma8(image::GrayImage::from_pixel(80, 80, image::Luma([250])));
    let intake = accepted(&fixtures::encoded(&grey, ImageFormat::Png));
    assert_eq!(colour_at(&pixels(&intake.pages[0]), 50, 50), "white");
}

#[test]
fn a_photo_cut_off_on_its_way_is_broken() {
    for (name, photo) in [
        ("JPEG", fixtures::jpeg(320, 240)),
        ("PNG", fixtures::png(320, 240)),
        ("WebP", fixtures::webp(320, 240)),
    ] {
        for percent in [20, 50, 90] {
            let cut = &photo[..photo.len() * percent / 100];
            assert_eq!(
                decode(cut, &Limits::default()),
                Err(Rejection::Broken),
                "{name} at {percent} %"
            );
        }
    }
}

#[test]
fn a_photo_with_one_pixel_too_many_is_refused_by_its_header() {
    let limits = Limits {
        photo_max_pixels: 100 * 100,
        ..Limits::default()
    };
    assert!(decode(&fixtures::jpeg(100, 100), &limits).is_ok());
    for photo in [
        fixtures::jpeg(101, 100),
        fixtures::png(101, 100),
        fixtures::webp(101, 100),
    ] {
        let refused = Rejection::TooManyPixels {
            width: 101,
            height: 100,
            max_pixels: 10_000,
        };
        assert_eq!(decode(&photo, &limits), Err(refused));
    }
}

#[test]
fn a_photo_of_twelve_megapixels_is_decoded() {
    let intake = accepted(&fixtures::jpeg(4_000, 3_000));
    assert_eq!(size(&intake), (1_800, 1_350));
}
