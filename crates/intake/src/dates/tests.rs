use super::*;
use jiff::civil::date;

fn day(y: i16, m: i8, d: i8) -> Result<ReadDay, DateError> {
    Ok(ReadDay::Day { day: date(y, m, d), ambiguous: false })
}

#[test]
fn a_date_is_read_however_it_is_written() {
    let cases = [
        "2019/2/28 11:25:05",
        "2019-02-28",
        "2019-02-28T11:25:05",
        "2019-02-28T11:25:05.123+08:00",
        "2019.2.28",
        "2019.02.28.",
        "20190228",
        "20190228112505",
        "2019年2月28日",
        "2019 年 2 月 28 日",
        "２０１９年２月２８日",
        "2019年2月28日 上午9时30分",
        "2019年2月28号",
        "2019-02-28 星期四",
        "2019/2/28（周四）",
        "28/02/2019",
        "02/28/2019",
        "28.2.2019",
        "43524",
        "43524.4757",
        " 2019-02-28\u{200b}",
    ];
    for text in cases {
        assert_eq!(parse_day(text, DateOrder::Unknown), day(2019, 2, 28), "{text}");
    }
}

#[test]
fn an_ambiguous_date_follows_its_column_and_is_marked_where_the_column_is_silent() {
    assert_eq!(parse_day("02/03/2019", DateOrder::DayMonth), day(2019, 3, 2));
    assert_eq!(parse_day("02/03/2019", DateOrder::MonthDay), day(2019, 2, 3));
    let unsure = Ok(ReadDay::Day { day: date(2019, 3, 2), ambiguous: true });
    assert_eq!(parse_day("02/03/2019", DateOrder::Unknown), unsure);
    assert_eq!(parse_day("03/03/2019", DateOrder::Unknown), day(2019, 3, 3));
    assert_eq!(parse_day("28/02/2019", DateOrder::MonthDay), day(2019, 2, 28));
}

#[test]
fn one_day_above_twelve_decides_for_the_column() {
    let order = |values: &[&str]| column_order(values.iter().copied());
    assert_eq!(order(&["02/03/2019", "28/02/2019"]), DateOrder::DayMonth);
    assert_eq!(order(&["02/03/2019", "", "02/28/2019 10:00"]), DateOrder::MonthDay);
    assert_eq!(order(&["02/03/2019", "2019-12-28"]), DateOrder::Unknown);
    assert_eq!(order(&["28/02/2019", "02/28/2019"]), DateOrder::Unknown);
    assert_eq!(order(&["31/31/2019", "乱"]), DateOrder::Unknown);
}

#[test]
fn a_placeholder_is_no_date() {
    for text in [
        "1900-01-01",
        "1900-01",
        "1900",
        "1900/1/0",
        "0000",
        "0000-00-00",
        "0001-01-01",
        "1970-01-01 00:00:00",
        "1899-12-30",
        "9999-12-31",
        "1900年1月",
    ] {
        assert_eq!(parse_day(text, DateOrder::Unknown), Ok(ReadDay::Placeholder), "{text}");
    }
}

#[test]
fn what_is_no_date_says_why() {
    let cases = [
        ("", DateError::NotADate),
        ("去年冬天", DateError::NotADate),
        ("2019-02-28，多次", DateError::NotADate),
        ("2019-02-30", DateError::NoSuchDay),
        ("31/31/2019", DateError::NoSuchDay),
        ("2019-13-01", DateError::NoSuchDay),
        ("19/2/28", DateError::TwoDigitYear),
        ("28.02.19", DateError::TwoDigitYear),
        ("19年2月28日", DateError::TwoDigitYear),
        ("2019-02", DateError::Incomplete),
        ("2019年", DateError::Incomplete),
        ("201902", DateError::Incomplete),
        ("1920-02-03", DateError::TooEarly),
        ("1234567890", DateError::NotADate),
        ("99999", DateError::NotADate),
        ("--", DateError::NotADate),
        ("2019-2-28-1", DateError::NotADate),
    ];
    for (text, expected) in cases {
        assert_eq!(parse_day(text, DateOrder::Unknown), Err(expected), "{text}");
    }
}
