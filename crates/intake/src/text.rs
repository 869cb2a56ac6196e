//! Small tools for text as people type it: half width and full width, invisible characters, blank
//! words, Chinese numerals, the identity number's check digit. All of it serves matching and short
//! facts; a petitioner's own words never pass through here.

use std::borrow::Cow;

/// Full-width letters, digits, signs and the ideographic space as their half-width forms.
pub fn half_width(text: &str) -> String {
    text.chars().map(half).collect()
}

fn half(c: char) -> char {
    match c {
        '\u{3000}' | '\u{a0}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    }
}

/// Trimmed, without zero-width and control characters; line breaks and tabs become one space.
pub fn clean(text: &str) -> String {
    let kept: String = text
        .chars()
        .map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c })
        .filter(|c| !c.is_control() && !is_zero_width(*c))
        .collect();
    kept.trim().to_string()
}

/// `clean` and half width: the form in which short values are compared and read.
pub fn fold(text: &str) -> String {
    half_width(&clean(text)).trim().to_string()
}

/// `fold` in lower case without any white space: the form in which content is compared.
pub fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().map(half) {
        match c {
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '!'..='~' | '\u{4e00}'..='\u{9fff}' => out.push(c),
            c if c.is_whitespace() || c.is_control() || is_zero_width(c) => {}
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}' | '\u{180e}')
}

/// Line ends as `\n`, and no NUL, which no database keeps; nothing else changes.
pub fn line_ends(text: &str) -> Cow<'_, str> {
    if !text.contains(['\r', '\0']) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', ""))
}

/// Whether a short value says "nothing": empty, a dash, 无, 不详, N/A.
pub fn says_nothing(text: &str) -> bool {
    if text.trim().len() > 60 {
        return false;
    }
    let t = squeeze(text);
    t.chars().all(|c| matches!(c, '-' | '/' | '\\' | '—' | '–' | '_' | '.' | '*'))
        || matches!(
            t.as_str(),
            "无" | "暂无" | "不详" | "未知" | "空" | "没有" | "null" | "none" | "n/a" | "na" | "nil"
        )
}

/// At most `most` characters, with an ellipsis as the last one where something was cut.
pub fn shorten(text: &str, most: usize) -> String {
    if text.chars().nth(most).is_none() {
        return text.to_string();
    }
    let mut short: String = text.chars().take(most.saturating_sub(1)).collect();
    short.push('…');
    short
}

/// A whole number in digits or Chinese numerals below ten thousand, with or without 人 or 名.
pub fn count(text: &str) -> Option<u32> {
    let t = squeeze(text);
    let t = t.trim_end_matches(['人', '名', '位', '个', '次', '票', '余']);
    let t = t.strip_prefix('约').unwrap_or(t);
    let digits = t.replace(',', "");
    if !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()) {
        return digits.parse().ok();
    }
    chinese_number(t)
}

fn chinese_number(text: &str) -> Option<u32> {
    let mut total = 0u32;
    let mut digit: Option<u32> = None;
    for c in text.chars() {
        match scale(c) {
            Some(unit) => {
                total = total.checked_add(digit.take().unwrap_or(1).checked_mul(unit)?)?;
            }
            None => {
                let next = chinese_digit(c)?;
                if digit.is_some_and(|d| d != 0) {
                    return None;
                }
                digit = Some(next);
            }
        }
    }
    (!text.is_empty()).then(|| total.saturating_add(digit.unwrap_or(0)))
}

fn scale(c: char) -> Option<u32> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

fn chinese_digit(c: char) -> Option<u32> {
    let at = "零一二三四五六七八九".chars().position(|d| d == c);
    match c {
        '〇' => Some(0),
        '两' => Some(2),
        _ => at.and_then(|n| u32::try_from(n).ok()),
    }
}

/// Whether an 18-character identity number has the right check character (GB 11643).
///
/// ```
/// assert!(intake::id_number_ok("11010519491231002X"));
/// assert!(!intake::id_number_ok("110105194912310021"));
/// ```
pub fn id_number_ok(number: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &str = "10X98765432";
    let mut chars = number.chars();
    let mut sum = 0u32;
    for weight in WEIGHTS {
        match chars.next().and_then(|c| c.to_digit(10)) {
            Some(digit) => sum += digit * weight,
            None => return false,
        }
    }
    let expected = usize::try_from(sum % 11).ok().and_then(|n| CHECKS.chars().nth(n));
    let last = chars.next().map(|c| c.to_ascii_uppercase());
    !number.starts_with('0') && last.is_some() && last == expected && chars.next().is_none()
}

/// A cell for a CSV that we write: one that a spreadsheet would run as a formula gets a leading `'`.
///
/// ```
/// assert_eq!(intake::safe_cell("=1+1"), "'=1+1");
/// assert_eq!(intake::safe_cell("噪声扰民"), "噪声扰民");
/// ```
pub fn safe_cell(cell: &str) -> Cow<'_, str> {
    let runs = |c: char| matches!(half(c), '=' | '+' | '-' | '@' | '\t' | '\r' | '\n');
    if cell.starts_with(runs) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_becomes_half_width_and_invisible_characters_go() {
        assert_eq!(fold("　１３８００Ａ（\u{200b}x）\u{feff}\u{7} "), "13800A(x)");
        assert_eq!(squeeze("姓　名\n（Ｎａｍｅ）"), "姓名(name)");
        assert_eq!(clean("第一行\r\n第二行"), "第一行  第二行");
    }

    #[test]
    fn counts_are_read_in_digits_and_in_chinese() {
        let cases = [
            ("5", Some(5)),
            ("５人", Some(5)),
            ("1,200", Some(1200)),
            ("十二人", Some(12)),
            ("二十", Some(20)),
            ("一百零五名", Some(105)),
            ("两千", Some(2000)),
            ("约30人", Some(30)),
            ("多人", None),
            ("", None),
            ("-3", None),
            ("3.5", None),
            ("99999999999", None),
            ("三五", None),
        ];
        for (text, expected) in cases {
            assert_eq!(count(text), expected, "{text}");
        }
    }

    #[test]
    fn an_identity_number_needs_its_check_character() {
        assert!(id_number_ok("11010519491231002X"));
        assert!(id_number_ok("11010519491231002x"));
        for bad in [
            "",
            "11010519491231002",
            "110105194912310021",
            "3.41100190001011E+17",
            "11010519491231002XX",
            "X1010519491231002X",
        ] {
            assert!(!id_number_ok(bad), "{bad}");
        }
    }

    #[test]
    fn a_formula_is_made_harmless() {
        for bad in ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "＝1"] {
            assert_eq!(safe_cell(bad), format!("'{bad}"));
        }
        assert_eq!(safe_cell("a=b"), "a=b");
        assert_eq!(safe_cell(""), "");
    }

    #[test]
    fn line_ends_are_the_only_thing_changed() {
        assert_eq!(line_ends("a\r\nb\rc\n　d "), "a\nb\nc\n　d ");
        assert!(matches!(line_ends("　a "), Cow::Borrowed("　a ")));
    }

    #[test]
    fn some_values_say_nothing() {
        for nothing in ["", " ", "/", "——", "无", "N/A", "不 详"] {
            assert!(says_nothing(nothing), "{nothing}");
        }
        assert!(!says_nothing("无锡路"));
    }
}
