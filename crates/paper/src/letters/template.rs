//! The small template language: minijinja with nothing in it but values, `if`, `for`, `set` and the filters below.
//!
//! A value can never become a mark of the body. What might (line breaks, bars, signs at the head of a line) goes in
//! as a stand-in that no text may hold, and comes back when the body has been cut into blocks.

use std::collections::{BTreeMap, BTreeSet};

use law::{Day, Lang};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Value as Any, ValueKind};
use minijinja::{Environment, Error, ErrorKind, Output, State, UndefinedBehavior};

use super::fields::Value;
use crate::official_day;

/// What would mean something in a body, and its stand-in.
const STAND_INS: [(char, char); 6] = [
    ('\n', '\u{FDD0}'),
    ('|', '\u{FDD1}'),
    ('#', '\u{FDD2}'),
    ('~', '\u{FDD3}'),
    ('@', '\u{FDD4}'),
    ('=', '\u{FDD5}'),
];
/// No letter comes near it; a loop that does not end does.
const FUEL: u64 = 500_000;

/// The values that a template sees.
pub(super) type Context = BTreeMap<String, Any>;

/// What went wrong, and on which line of the template.
pub(super) struct Broken {
    pub line: Option<usize>,
    pub message: String,
    pub syntax: bool,
}

fn environment() -> Environment<'static> {
    let mut env = Environment::empty();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_formatter(guarded);
    env.set_fuel(Some(FUEL));
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        env.set_syntax(syntax);
    }
    env.add_filter("join", |items: Vec<String>, by: String| items.join(&by));
    env.add_filter("count", |items: Vec<Any>| items.len());
    env.add_filter("cn", |n: usize| numeral(n));
    env.add_filter("or", |text: String, other: String| if text.trim().is_empty() { other } else { text });
    env
}

/// Fills a template.
pub(super) fn fill(source: &str, context: &Context) -> Result<String, Broken> {
    environment().render_str(source, Any::from(context.clone())).map_err(|e| broken(&e))
}

/// The names that a template asks for, or what is wrong with its writing.
pub(super) fn names(source: &str) -> Result<BTreeSet<String>, Broken> {
    let env = environment();
    let template = env.template_from_str(source).map_err(|e| broken(&e))?;
    Ok(template.undeclared_variables(false).into_iter().collect())
}

fn broken(e: &Error) -> Broken {
    let message = match e.detail() {
        Some(detail) => format!("{}（{detail}）", e.kind()),
        None => e.kind().to_string(),
    };
    Broken { line: e.line(), message, syntax: e.kind() == ErrorKind::SyntaxError }
}

fn guarded(out: &mut Output<'_>, _: &mut State<'_, '_>, value: &Any) -> Result<(), Error> {
    let text = match value.kind() {
        ValueKind::String | ValueKind::Number => value.to_string(),
        ValueKind::Undefined => return Err(Error::from(ErrorKind::UndefinedError)),
        other => return Err(Error::new(ErrorKind::InvalidOperation, format!("{other} cannot be printed"))),
    };
    out.write_str(&guard(&text)).map_err(Error::from)
}

/// Puts stand-ins in; what a text must not hold goes.
fn guard(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match STAND_INS.iter().find(|(mark, _)| *mark == c) {
            Some((_, stand_in)) => out.push(*stand_in),
            None if ('\u{FDD0}'..='\u{FDEF}').contains(&c) => out.push('\u{FFFD}'),
            None if c == '\t' => out.push(' '),
            None if c.is_control() => {}
            None => out.push(c),
        }
    }
    out
}

/// Takes stand-ins out again.
pub(super) fn unguard(text: &str) -> String {
    let back = |c: char| STAND_INS.iter().find(|(_, s)| *s == c).map_or(c, |(mark, _)| *mark);
    text.chars().map(back).collect()
}

/// A value as the template sees it.
pub(super) fn seen(value: &Value) -> Any {
    match value {
        Value::Text(words) => Any::from(words.trim()),
        Value::Date(day) => Any::from(dated(*day)),
        Value::Number(n) => Any::from(*n),
        Value::List(items) => {
            Any::from_iter(items.iter().map(|i| i.trim().to_owned()).filter(|i| !i.is_empty()))
        }
        Value::Table(rows) => Any::from(rows.iter().map(|row| Any::from(row.clone())).collect::<Vec<Any>>()),
    }
}

pub(super) fn dated(day: Day) -> String {
    official_day(day, Lang::Zh)
}

/// 一、二、… 九十九
fn numeral(n: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: usize| DIGITS.get(n).copied().unwrap_or_default();
    match (n / 10, n % 10) {
        (0, 0) => "〇".to_owned(),
        (0, ones) => digit(ones).to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens, ones) if tens < 10 => format!("{}十{}", digit(tens), digit(ones)),
        _ => n.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_chinese() {
        let all = [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五"), (100, "100")];
        assert!(all.iter().all(|(n, want)| numeral(*n) == *want));
    }

    #[test]
    fn a_value_comes_through_as_it_was_but_means_nothing() {
        let context = Context::from([("x".to_owned(), Any::from("# 甲|乙\n~丙 {{ y }}"))]);
        let Ok(out) = fill("{{ x }}", &context) else { panic!("not filled") };
        assert!(!out.contains(['#', '|', '\n', '~']));
        assert_eq!(unguard(&out), "# 甲|乙\n~丙 {{ y }}");
    }

    #[test]
    fn nothing_but_values_can_be_reached() {
        for source in [
            "{% include 'x' %}",
            "{{ range(3) }}",
            "{{ x.missing }}",
            "{{ y }}",
            "{% macro m() %}{% endmacro %}",
        ] {
            assert!(fill(source, &Context::from([("x".to_owned(), Any::from(1))])).is_err(), "{source}");
        }
    }

    #[test]
    fn a_body_that_never_ends_is_stopped() {
        let many = Any::from_iter(0..2000);
        let source = "{% for a in x %}{% for b in x %}{{ b }}{% endfor %}{% endfor %}";
        assert!(fill(source, &Context::from([("x".to_owned(), many)])).is_err());
    }
}
