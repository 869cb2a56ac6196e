//! Pictures: read with limits, turned the right way up, written anew with nothing but their points.

use super::{FileFault, FileKind};
use image::codecs::jpeg::JpegEncoder;
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, metadata::Orientation,
};
use std::io::Cursor;

/// Longest edge of what is kept; a page photographed at this size can still be read to its last stamp.
const LONGEST: u32 = 6_000;
/// Edge of the small picture in lists: enough to tell one from another, too small to read an ID card by.
const SMALL: u32 = 200;

/// What is kept of a file.
#[derive(Debug)]
pub(super) struct Kept {
    pub kind: FileKind,
    pub bytes: Vec<u8>,
    pub wide: u32,
    pub high: u32,
    pub preview: Option<Vec<u8>>,
}

impl Kept {
    pub(super) fn as_it_is(kind: FileKind, bytes: Vec<u8>) -> Self {
        Self { kind, bytes, wide: 0, high: 0, preview: None }
    }
}

/// Reads a picture and writes it anew.
///
/// # Errors
/// More points than `most`, or damage.
pub(super) fn again(bytes: &[u8], format: ImageFormat, most: u64) -> Result<Kept, FileFault> {
    let picture = read(bytes, format, most)?;
    let picture = match picture.width().max(picture.height()) > LONGEST {
        true => picture.resize(LONGEST, LONGEST, image::imageops::FilterType::Triangle),
        false => picture,
    };
    let clear = picture.color().has_alpha();
    let kind = if clear || format == ImageFormat::Png { FileKind::Png } else { FileKind::Jpeg };
    let (wide, high) = (picture.width(), picture.height());
    let small = picture.thumbnail(SMALL, SMALL);
    let bytes = match kind {
        FileKind::Png => png(picture)?,
        _ => jpeg(picture, 88)?,
    };
    Ok(Kept { kind, bytes, wide, high, preview: Some(jpeg(small, 70)?) })
}

fn read(bytes: &[u8], format: ImageFormat, most: u64) -> Result<DynamicImage, FileFault> {
    let mut limits = Limits::default();
    // Eight bytes a point is the most that a decoder needs; the picture itself takes three or four.
    limits.max_alloc = Some(most.saturating_mul(8));
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(fault)?;
    let (wide, high) = decoder.dimensions();
    if u64::from(wide).saturating_mul(u64::from(high)) > most {
        return Err(FileFault::TooManyPixels);
    }
    let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(fault)?;
    picture.apply_orientation(turned);
    Ok(picture)
}

fn fault(e: ImageError) -> FileFault {
    match e {
        ImageError::Limits(_) => FileFault::TooManyPixels,
        _ => FileFault::Damaged,
    }
}

fn jpeg(picture: DynamicImage, quality: u8) -> Result<Vec<u8>, FileFault> {
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, quality).encode_image(&picture.into_rgb8()).map_err(fault)?;
    Ok(out)
}

fn png(picture: DynamicImage) -> Result<Vec<u8>, FileFault> {
    let mut out = Cursor::new(Vec::new());
    let plain = match picture.color().has_alpha() {
        true => DynamicImage::ImageRgba8(picture.into_rgba8()),
        false => DynamicImage::ImageRgb8(picture.into_rgb8()),
    };
    plain.write_to(&mut out, ImageFormat::Png).map_err(fault)?;
    Ok(out.into_inner())
}
