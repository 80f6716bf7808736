//! What comes out: pictures drawn anew from pixels.
//!
//! **Invariant:** a [`Picture`] holds a JPEG encoded here, without EXIF, colour profile, comment or tail; never upload bytes.
//! **Invariant:** pictures get smaller or stay; nothing is enlarged.
//! Read next: `photo.rs` and `pdf.rs`, which bring the pixels.

use crate::{Limits, Rejection};
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, Rgb, RgbImage};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What kind of file the person sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// One photo: one page.
    Photo,
    /// A PDF: one picture a page, in order.
    Pdf,
    /// A PDF that holds something that acts when it is opened. Its pictures are harmless; the file must not be passed on.
    LivePdf,
}

/// One clean JPEG and its size in pixels.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    pub jpeg: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

/// Shows the size only: pictures are personal data and debug output ends up in logs.
impl fmt::Debug for Picture {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "Picture({}x{}, {} bytes)",
            self.width,
            self.height,
            self.jpeg.len()
        )
    }
}

/// An accepted upload: at least one page, and a thumbnail of the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intake {
    pub source: Source,
    pub pages: Vec<Picture>,
    pub thumbnail: Picture,
}

/// Shrinks until the long side fits; the short side keeps at least one pixel.
pub(crate) fn shrink(image: DynamicImage, long_side_px: u16) -> DynamicImage {
    let long_side = u32::from(long_side_px);
    if image.width().max(image.height()) <= long_side {
        image
    } else {
        image.resize(long_side, long_side, FilterType::Triangle)
    }
}

/// Lays transparent pictures on white paper, as a person would see them; black text on nothing would turn black on black.
pub(crate) fn on_white(image: DynamicImage) -> RgbImage {
    if !image.color().has_alpha() {
        return image.into_rgb8();
    }
    let image = image.into_rgba8();
    let mut paper = RgbImage::new(image.width(), image.height());
    for (to, from) in paper.pixels_mut().zip(image.pixels()) {
        let [red, green, blue, alpha] = from.0;
        let over_white = |channel: u8| {
            let mixed = u32::from(channel) * u32::from(alpha) + 255 * (255 - u32::from(alpha));
            u8::try_from((mixed + 127) / 255).unwrap_or(u8::MAX)
        };
        *to = Rgb([over_white(red), over_white(green), over_white(blue)]);
    }
    paper
}

/// Encodes pages and thumbnail as they come, and gives up once they take more room than allowed.
pub(crate) struct Album<'a> {
    limits: &'a Limits,
    pages: Vec<Picture>,
    thumbnail: Option<Picture>,
    bytes: usize,
}

impl<'a> Album<'a> {
    pub(crate) fn new(limits: &'a Limits) -> Self {
        Self {
            limits,
            pages: Vec::new(),
            thumbnail: None,
            bytes: 0,
        }
    }

    /// Adds the next page, already at its final size.
    pub(crate) fn add(&mut self, page: RgbImage) -> Result<(), Rejection> {
        let picture = self.encode(&page)?;
        self.pages.push(picture);
        if self.thumbnail.is_none() {
            let small = shrink(DynamicImage::ImageRgb8(page), self.limits.thumbnail_px).into_rgb8();
            self.thumbnail = Some(self.encode(&small)?);
        }
        Ok(())
    }

    /// The finished intake; an upload without any page is broken.
    pub(crate) fn finish(self, source: Source) -> Result<Intake, Rejection> {
        let thumbnail = self.thumbnail.ok_or(Rejection::Broken)?;
        Ok(Intake {
            source,
            pages: self.pages,
            thumbnail,
        })
    }

    fn encode(&mut self, image: &RgbImage) -> Result<Picture, Rejection> {
        let mut jpeg = Vec::new();
        JpegEncoder::new_with_quality(&mut jpeg, self.limits.jpeg_quality)
            .encode_image(image)
            .map_err(|_| Rejection::Broken)?;
        self.bytes += jpeg.len();
        if self.bytes > self.limits.pictures_max_bytes {
            return Err(Rejection::TooHard);
        }
        Ok(Picture {
            jpeg,
            width: image.width(),
            height: image.height(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgba;

    #[test]
    fn transparent_parts_become_white_and_opaque_parts_keep_their_colour() {
        let mut image = image::RgbaImage::from_pixel(2, 1, Rgba([0, 0, 0, 0]));
        image.put_pixel(1, 0, Rgba([10, 20, 30, 255]));
        let paper = on_white(DynamicImage::ImageRgba8(image));
        assert_eq!(paper.get_pixel(0, 0), &Rgb([255, 255, 255]));
        assert_eq!(paper.get_pixel(1, 0), &Rgb([10, 20, 30]));
    }

    #[test]
    fn a_very_long_strip_keeps_one_pixel_of_height() {
        let strip = shrink(DynamicImage::new_rgb8(30_000, 2), 1_800);
        assert_eq!((strip.width(), strip.height()), (1_800, 1));
    }

    #[test]
    fn pictures_that_take_too_much_room_together_are_too_hard() {
        let limits = Limits {
            pictures_max_bytes: 1_500,
            ..Limits::default()
        };
        let mut album = Album::new(&limits);
        let outcome = (0..20).try_for_each(|_| album.add(RgbImage::new(30, 30)));
        assert_eq!(outcome, Err(Rejection::TooHard));
    }

    #[test]
    fn debug_output_shows_no_picture_bytes() {
        let picture = Picture {
            jpeg: vec![171; 4],
            width: 2,
            height: 2,
        };
        assert_eq!(format!("{picture:?}"), "Picture(2x2, 4 bytes)");
    }
}
