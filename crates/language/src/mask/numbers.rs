//! Numbers that belong to a person. A run of digits is read as a whole, with the single spaces and dashes inside it, so
//! that a piece of a longer number (a document, an amount, an account of water) is never taken for a phone.

use super::{Find, Kind, Page};

/// A run: where it stands and its digits (an X at the end counts as a digit of an identity number).
struct Run {
    from: usize,
    to: usize,
    digits: Vec<u8>,
    /// Lengths of the groups between separators.
    groups: Vec<usize>,
}

pub(super) fn find(page: &Page, finds: &mut Vec<Find>) {
    let mut i = 0;
    while i < page.len() {
        if !page.at(i).is_ascii_digit() {
            i += 1;
            continue;
        }
        let joined = run(page, i, true);
        let alone = run(page, i, false);
        let next = match (kind(page, &joined), kind(page, &alone)) {
            (Some(kind), _) => take(page, kind, &joined, finds),
            (None, Some(kind)) => take(page, kind, &alone, finds),
            (None, None) => alone.to,
        };
        i = next.max(i + 1);
    }
}

fn take(page: &Page, kind: Kind, run: &Run, finds: &mut Vec<Find>) -> usize {
    let from = if kind == Kind::Phone { opening(page, run.from) } else { run.from };
    let to = if kind == Kind::Phone { extension(page, run.to) } else { run.to };
    finds.push(Find { kind, from, to });
    to
}

/// Takes “+86” and the bracket of an area code with the number.
fn opening(page: &Page, from: usize) -> usize {
    let before = |n: usize| from.checked_sub(n).map(|b| page.text(b, from));
    match () {
        () if before(1).as_deref() == Some("+") || before(1).as_deref() == Some("(") => from - 1,
        () => from,
    }
}

/// Takes “转 12” with the number.
fn extension(page: &Page, to: usize) -> usize {
    let mut i = to;
    if page.at(i) != '转' {
        return to;
    }
    i += 1;
    let digits = (i..i + 6).take_while(|k| page.at(*k).is_ascii_digit()).count();
    if (1..=5).contains(&digits) { i + digits } else { to }
}

/// The run of digits at a place; `joined` goes over single separators between digits.
fn run(page: &Page, from: usize, joined: bool) -> Run {
    let (mut i, mut digits, mut groups, mut group) = (from, Vec::new(), Vec::new(), 0);
    loop {
        let c = page.at(i);
        if let Some(d) = c.to_digit(10).and_then(|d| u8::try_from(d).ok()) {
            digits.push(d);
            group += 1;
            i += 1;
        } else if joined
            && matches!(c, ' ' | '-' | ')')
            && page.at(i + 1).is_ascii_digit()
            && groups.len() < 6
        {
            groups.push(group);
            group = 0;
            i += 1;
        } else {
            break;
        }
    }
    let x_ends = matches!(page.at(i), 'X' | 'x') && !page.at(i + 1).is_ascii_alphanumeric();
    if digits.len() == 17 && x_ends {
        digits.push(10);
        group += 1;
        i += 1;
    }
    groups.push(group);
    Run { from, to: i, digits, groups }
}

fn kind(page: &Page, run: &Run) -> Option<Kind> {
    let near = page.before(run.from, 12);
    let touches = |c: char| c.is_ascii_alphanumeric() || c == '.' && page.at(run.to + 1).is_ascii_digit();
    let led = run.from.checked_sub(1).map_or('\n', |b| page.at(b));
    if touches(page.at(run.to)) || led.is_ascii_alphabetic() || matches!(led, '.' | '_' | '/' | '¥' | '$') {
        return None;
    }
    if unit_follows(page, run.to) {
        return None;
    }
    let says = |words: &[&str]| words.iter().any(|w| near.contains(w));
    let id = says(&["身份证", "证件号", "公民身份"]);
    let card = says(&["卡号", "账号", "帐号", "账户", "银行", "尾号"]);
    let call = says(&[
        "电话",
        "手机",
        "座机",
        "热线",
        "联系方式",
        "致电",
        "拨打",
        "tel",
        "Tel",
        "TEL",
        "传真",
        "微信",
    ]);
    match run.digits.len() {
        18 if id_18(&run.digits, id) => Some(Kind::IdNumber),
        15 if id_15(&run.digits) && (id || run.groups.len() == 1) => Some(Kind::IdNumber),
        n if (12..=19).contains(&n) && card && whole(&run.digits) => Some(Kind::BankCard),
        n if (16..=19).contains(&n) && issuer(&run.digits) && luhn(&run.digits) => Some(Kind::BankCard),
        _ if mobile(run) => Some(Kind::Phone),
        _ if land_line(run) => Some(Kind::Phone),
        7 | 8 if call && run.groups.iter().all(|g| *g >= 3) && !hotline(&run.digits) && !a_day(run) => {
            Some(Kind::Phone)
        }
        _ => None,
    }
}

/// Whether a unit follows, so that the number counts something.
fn unit_follows(page: &Page, at: usize) -> bool {
    let at = if page.at(at) == ' ' { at + 1 } else { at };
    [
        "元", "万", "亿", "吨", "度", "平", "㎡", "米", "公里", "人", "户", "%", "年", "月", "日", "号文",
        "块", "字",
    ]
    .iter()
    .any(|u| page.starts(at, u))
}

/// No X inside.
fn whole(digits: &[u8]) -> bool {
    digits.iter().all(|d| *d < 10)
}

fn number(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |n, d| n * 10 + u32::from(*d))
}

/// Two digits that begin the number of a province.
fn province(digits: &[u8]) -> bool {
    matches!(number(digits.get(..2).unwrap_or(&[])), 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83)
}

fn month_and_day(digits: &[u8]) -> bool {
    let (m, d) = (number(digits.get(..2).unwrap_or(&[])), number(digits.get(2..4).unwrap_or(&[])));
    (1..=12).contains(&m) && (1..=31).contains(&d)
}

/// 18 digits: province, a day of birth, and the check digit; where the text says what it is, a wrong check digit is a
/// slip of the pen and no reason to show the number.
fn id_18(digits: &[u8], said: bool) -> bool {
    let year = number(digits.get(6..10).unwrap_or(&[]));
    let born = (1900..=2100).contains(&year) && month_and_day(digits.get(10..14).unwrap_or(&[]));
    born && province(digits) && (said || check_digit(digits))
}

fn check_digit(digits: &[u8]) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(d, w)| u32::from(*d) * w).sum();
    let want = (12 - sum % 11) % 11;
    digits.get(17).is_some_and(|d| u32::from(*d) == want)
}

fn id_15(digits: &[u8]) -> bool {
    province(digits) && month_and_day(digits.get(8..12).unwrap_or(&[]))
}

/// The first digits of cards in use here.
fn issuer(digits: &[u8]) -> bool {
    matches!(digits, [6, 2, ..] | [4, ..] | [5, 1..=5, ..] | [3, 5, ..] | [6, 0, ..] | [9, ..])
}

fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(i, d)| match (i % 2, u32::from(*d) * 2) {
            (0, _) => u32::from(*d),
            (_, twice) => twice % 10 + twice / 10,
        })
        .sum();
    whole(digits) && sum.is_multiple_of(10)
}

fn mobile(run: &Run) -> bool {
    let own = match run.digits.as_slice() {
        [8, 6, rest @ ..] if rest.len() == 11 => rest,
        all => all,
    };
    let shape = matches!(
        run.groups.as_slice(),
        [_] | [2, 11] | [3, 4, 4] | [2, 3, 4, 4] | [3, 8] | [4, 7] | [7, 4] | [4, 3, 4] | [5, 6] | [6, 5]
    );
    matches!(own, [1, 3..=9, ..]) && own.len() == 11 && shape
}

/// An area code and seven or eight digits.
fn land_line(run: &Run) -> bool {
    let own = match run.digits.as_slice() {
        [8, 6, 0, ..] => run.digits.get(2..).unwrap_or(&[]),
        all => all,
    };
    let code = match own {
        [0, 1, 0, ..] | [0, 2, _, ..] => 3,
        [0, 3..=9, _, _, ..] => 4,
        _ => return false,
    };
    let rest = own.get(code..).unwrap_or(&[]);
    let long = (7..=8).contains(&rest.len());
    // Groups cut elsewhere than behind the code or inside the number are a date or a list.
    long && rest.first().is_some_and(|d| *d > 1) && run.groups.len() <= 3
}

/// Numbers that the public is meant to call.
fn hotline(digits: &[u8]) -> bool {
    matches!(digits, [4, 0, 0, ..] | [8, 0, 0, ..] | [9, 5, ..]) && digits.len() != 8
}

/// Eight digits that write a day.
fn a_day(run: &Run) -> bool {
    let year = number(run.digits.get(..4).unwrap_or(&[]));
    run.digits.len() == 8
        && (1949..=2100).contains(&year)
        && month_and_day(run.digits.get(4..).unwrap_or(&[]))
}
