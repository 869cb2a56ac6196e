//! Hostile files, and honest ones with more in them than their owner knows.

use super::name;
use super::picture::again;
use super::scan::scan;
use super::sniff::{Came, kind};
use super::{FileFault, FileKind};
use crate::act::NewParty;
use image::{DynamicImage, GrayImage, ImageFormat, RgbImage, RgbaImage};
use platform::Limits;
use std::io::Cursor;

const MOST: u64 = 64_000_000;

fn written(picture: DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, format).unwrap();
    out.into_inner()
}

fn photo(wide: u32, high: u32) -> Vec<u8> {
    let points = |x: u32, y: u32| image::Rgb([x.to_le_bytes()[0], y.to_le_bytes()[0], 90]);
    written(DynamicImage::ImageRgb8(RgbImage::from_fn(wide, high, points)), ImageFormat::Jpeg)
}

/// What a phone writes before the picture: lies on its side, taken there.
fn with_exif(photo: &[u8]) -> Vec<u8> {
    let mut tiff: Vec<u8> = b"II*\0\x08\0\0\0".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [
            tag.to_le_bytes().to_vec(),
            kind.to_le_bytes().to_vec(),
            count.to_le_bytes().to_vec(),
            value.to_le_bytes().to_vec(),
        ]
        .concat()
    };
    tiff.extend(2_u16.to_le_bytes());
    tiff.extend(entry(0x0112, 3, 1, 6)); // turned by a quarter
    tiff.extend(entry(0x8825, 4, 1, 38)); // where the place stands
    tiff.extend(0_u32.to_le_bytes());
    tiff.extend(1_u16.to_le_bytes());
    tiff.extend(entry(1, 2, 2, u32::from(b'N')));
    tiff.extend(0_u32.to_le_bytes());
    tiff.extend(b"GPS 24.4798 N 118.0894 E Huawei");
    let body = [b"Exif\0\0".as_slice(), &tiff].concat();
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&photo[..2], &[0xFF, 0xE1], &length, &body, &photo[2..]].concat()
}

#[test]
fn a_photo_loses_its_place_and_its_camera_and_stands_upright() {
    let came = with_exif(&photo(60, 40));
    assert!(String::from_utf8_lossy(&came).contains("Huawei"));
    let kept = again(&came, ImageFormat::Jpeg, MOST).unwrap();
    assert_eq!((kept.kind, kept.wide, kept.high), (FileKind::Jpeg, 40, 60));
    let text = String::from_utf8_lossy(&kept.bytes);
    assert!(!text.contains("Exif") && !text.contains("GPS") && !text.contains("Huawei"));
    let small = String::from_utf8_lossy(kept.preview.as_deref().unwrap()).into_owned();
    assert!(!small.contains("Exif"));
}

#[test]
fn what_follows_a_picture_or_stands_in_its_comments_is_gone() {
    let mut came = written(DynamicImage::ImageRgba8(RgbaImage::new(8, 8)), ImageFormat::Png);
    came.extend(b"<script>alert(1)</script>PK\x03\x04");
    let kept = again(&came, ImageFormat::Png, MOST).unwrap();
    assert_eq!(kept.kind, FileKind::Png);
    assert!(!String::from_utf8_lossy(&kept.bytes).contains("script"));
}

#[test]
fn a_small_file_that_would_become_a_very_large_picture_is_refused_before_it_is_unpacked() {
    let bomb = written(DynamicImage::ImageLuma8(GrayImage::new(8_001, 8_001)), ImageFormat::Png);
    assert!(bomb.len() < 600_000, "{} bytes for 64 million points", bomb.len());
    assert_eq!(again(&bomb, ImageFormat::Png, MOST).unwrap_err(), FileFault::TooManyPixels);
    let mut claims = written(DynamicImage::ImageLuma8(GrayImage::new(4, 4)), ImageFormat::Png);
    claims[16..24].copy_from_slice(&[0, 0xff, 0xff, 0xff, 0, 0xff, 0xff, 0xff]);
    let fault = again(&claims, ImageFormat::Png, MOST).unwrap_err();
    assert!(matches!(fault, FileFault::TooManyPixels | FileFault::Damaged), "{fault:?}");
    let mut claims = photo(16, 16);
    let at = claims.windows(2).position(|w| w == [0xFF, 0xC0]).unwrap();
    claims[at + 5..at + 9].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    assert_eq!(again(&claims, ImageFormat::Jpeg, MOST).unwrap_err(), FileFault::TooManyPixels);
}

#[test]
fn a_cut_picture_is_refused_or_kept_as_a_whole_one_and_never_as_it_came() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let whole = written(DynamicImage::ImageRgb8(RgbImage::new(64, 64)), format);
        for length in [4, 20, whole.len() / 2, whole.len() - 1] {
            if let Ok(kept) = again(&whole[..length.min(whole.len())], format, MOST) {
                assert!(image::load_from_memory(&kept.bytes).is_ok(), "{format:?} {length}");
            }
        }
    }
}

#[test]
fn very_long_edges_are_shortened_and_a_webp_becomes_a_photo() {
    let kept = again(&photo(6_400, 20), ImageFormat::Jpeg, MOST).unwrap();
    assert_eq!(kept.wide, 6_000);
    let webp = written(DynamicImage::ImageRgb8(RgbImage::new(20, 10)), ImageFormat::WebP);
    assert_eq!(kind(&webp), Some(Came::Picture(ImageFormat::WebP)));
    assert_eq!(again(&webp, ImageFormat::WebP, MOST).unwrap().kind, FileKind::Jpeg);
}

/// An archive's central list with these names: all that is looked at.
fn archive(names: &[&str]) -> Vec<u8> {
    let mut out = b"PK\x03\x04".to_vec();
    out.extend([0; 40]);
    for name in names {
        out.extend(b"PK\x01\x02");
        out.extend([0; 24]);
        out.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        out.extend([0; 16]);
        out.extend(name.as_bytes());
    }
    out.extend(b"PK\x05\x06");
    out
}

#[test]
fn a_file_is_what_its_bytes_say() {
    assert_eq!(kind(&photo(4, 4)), Some(Came::Picture(ImageFormat::Jpeg)));
    assert_eq!(kind(b"%PDF-1.7\n"), Some(Came::As(FileKind::Pdf)));
    assert_eq!(kind("\u{feff}我要反映的事\r\n\t一、".as_bytes()), Some(Came::As(FileKind::Text)));
    let docx = archive(&["[Content_Types].xml", "_rels/.rels", "word/document.xml"]);
    assert_eq!(kind(&docx), Some(Came::As(FileKind::Docx)));
    assert_eq!(kind(&archive(&["[Content_Types].xml", "xl/workbook.xml"])), Some(Came::As(FileKind::Xlsx)));
}

#[test]
fn pages_drawings_programs_archives_and_macros_are_not_taken_whatever_they_are_called() {
    let refused: &[&[u8]] = &[
        b"<html><body onload=alert(1)>",
        b"  \r\n<!DOCTYPE html>",
        b"\xef\xbb\xbf<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"<?xml version='1.0'?><svg/>",
        b"GIF89a\x01\x00",
        b"MZ\x90\x00\x03",
        b"\x7fELF\x02\x01",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"RIFF\x00\x00\x00\x00WAVE",
        b"text with a \x00 in it",
        b"\xff\xfe<\x00h\x00",
        b"",
        b" \n",
    ];
    for bytes in refused {
        assert_eq!(kind(bytes), None, "{}", String::from_utf8_lossy(bytes));
    }
    assert_eq!(kind(&archive(&["evil.exe"])), None);
    let macros = archive(&["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"]);
    assert_eq!(kind(&macros), None);
    let mut cut = archive(&["[Content_Types].xml", "word/document.xml"]);
    cut.truncate(70);
    assert_eq!(kind(&cut), None);
}

#[test]
fn names_lose_paths_tricks_persons_and_numbers() {
    let people = [NewParty { name: "王小明".to_owned(), ..NewParty::default() }];
    let clean = |text: &str| name::clean(text, &people, FileKind::Pdf);
    assert_eq!(clean("../../etc/passwd"), "passwd.pdf");
    assert_eq!(clean(r"C:\Users\王小明\Desktop\合同.docx"), "合同.pdf");
    assert_eq!(clean("王小明身份证110101199001011234.jpg"), "王**身份证….pdf");
    assert_eq!(clean("11010119900101123X.jpg"), "….pdf");
    assert_eq!(clean("IMG_20261120_13900008812.jpg"), "IMG_…_….pdf");
    assert_eq!(clean("fdp.\u{202e}gpj.exe\r\nSet-Cookie: a=b"), "fdp.gpj.pdf");
    assert_eq!(clean("工资条2026.xlsx"), "工资条2026.pdf");
    assert_eq!(clean("<img src=x onerror=alert(1)>.png"), "img src=x onerror=alert(1).pdf");
    for empty in ["", "...", "/", ".pdf"] {
        assert_eq!(clean(empty), "file.pdf");
    }
    assert!(clean(&"长".repeat(400)).chars().count() < 70);
}

#[test]
fn with_a_scanner_only_a_file_that_it_calls_clean_passes() {
    let with = |words: &[&str], seconds| Limits {
        scanner: words.iter().map(|w| (*w).to_owned()).collect(),
        scanner_seconds: seconds,
        ..Limits::default()
    };
    let bytes = vec![7; 300_000];
    assert_eq!(scan(&Limits::default(), &bytes), Ok(()));
    assert_eq!(scan(&with(&["true"], 20), &bytes), Ok(()));
    assert_eq!(scan(&with(&["sh", "-c", "test $(wc -c) -eq 300000"], 20), &bytes), Ok(()));
    assert_eq!(scan(&with(&["false"], 20), &bytes), Err(FileFault::Infected));
    assert_eq!(scan(&with(&["sh", "-c", "exit 2"], 20), &bytes), Err(FileFault::Unscanned));
    assert_eq!(scan(&with(&["/no/such/scanner"], 20), &bytes), Err(FileFault::Unscanned));
    assert_eq!(
        scan(&with(&["sh", "-c", "read never < /dev/zero; exit 0"], 0), &bytes),
        Err(FileFault::Unscanned)
    );
}
