//! A photo becomes one upright page.
//!
//! **Invariant:** the pixel count is judged from the header; nothing larger is ever decoded.
//! **Invariant:** the camera's orientation is applied to the pixels, because the tag that says so is not kept.
//! Read next: `picture.rs`.

use crate::picture::{Album, on_white, shrink};
use crate::{Intake, Limits, Rejection, Source, markers};
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader};
use std::io::Cursor;

/// Decodes JPEG, PNG or WebP. Of an animation the first frame is taken.
pub(crate) fn decode_photo(
    bytes: &[u8],
    format: ImageFormat,
    limits: &Limits,
) -> Result<Intake, Rejection> {
    if format == ImageFormat::Jpeg && !markers::is_whole(bytes) {
        return Err(Rejection::Broken);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut room = image::Limits::default();
    room.max_alloc = Some(limits.memory_max_bytes / 2);
    reader.limits(room);
    let mut decoder = reader.into_decoder().map_err(broken)?;

    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > limits.photo_max_pixels {
        return Err(Rejection::TooManyPixels {
            width,
            height,
            max_pixels: limits.photo_max_pixels,
        });
    }
    let orientation = decoder.orientation().map_err(broken)?;
    let image = DynamicImage::from_decoder(decoder).map_err(broken)?;

    let mut image = shrink(image, limits.long_side_px);
    image.apply_orientation(orientation);
    let mut album = Album::new(limits);
    album.add(on_white(image))?;
    album.finish(Source::Photo)
}

/// A limit met inside the decoder is "too hard"; every other complaint means a damaged file.
fn broken(error: image::ImageError) -> Rejection {
    match error {
        image::ImageError::Limits(_) => Rejection::TooHard,
        _ => Rejection::Broken,
    }
}
