//! What the matter knows already goes into the letter's fields; the officer changes it where it is not right. Who the
//! petitioner is does not: that comes out of the register when the paper is made.

use super::known::Known;
use super::offer::{ground, hearing};
use super::register::hinted;
use super::reviewed;
use crate::rules::{Ground, Mode, next_of};
use law::RuleId;
use paper::letters::{Fields, Kind, Letter, Value};
use platform::ids::grouped;
use std::collections::BTreeMap;

/// Every field of a letter that the matter can answer.
pub(crate) fn prefill(letter: &Letter, known: &Known<'_>) -> Fields {
    let mut out = Fields::new();
    for field in letter.fields().iter().filter(|f| hinted(f.identity)) {
        if let Some(value) = value(letter.kind(), &field.name, known).filter(|v| !v.is_empty()) {
            out.set(&field.name, value);
        }
    }
    out
}

/// The kinds that stand at a review ask it first; the others the matter itself.
fn value(kind: Kind, name: &str, k: &Known<'_>) -> Option<Value> {
    reviewed::value(kind, name, k)
        .or_else(|| general(kind, name, k))
        .or_else(|| sending(kind, name, k))
        .or_else(|| handling(kind, name, k))
        .or_else(|| opinion(kind, name, k))
        .or_else(|| held(name, k))
        .or_else(|| ending(kind, name, k))
}

pub(super) fn text(words: impl Into<String>) -> Option<Value> {
    Some(Value::Text(words.into()))
}

fn general(kind: Kind, name: &str, k: &Known<'_>) -> Option<Value> {
    let (l, m) = (k.loaded, k.matter());
    let first = k.items.first();
    match name {
        "matter_no" => text(grouped(&l.no)),
        "subject" | "file_title" => text(&l.subject),
        "received_on" if kind != Kind::ServiceProof => Some(Value::Date(m.received_on)),
        "demands" => Some(Value::List(m.demands.iter().map(|d| d.text.clone()).collect())),
        "channel" => text((k.word)(&format!("channel-{}", m.channel))),
        "purpose" => text((k.word)(&format!("purpose-{}", m.purpose))),
        "persons" => Some(Value::Number(l.persons.max(1))),
        "summary" => text(&l.summary),
        "claims" if !l.summary.is_empty() => text(&l.summary),
        "words" | "claims" => text(first.map_or("", |i| i.words.trim())),
        "problem_place" => text(&l.place),
        "content" => text(&l.field),
        "receiver" if kind == Kind::Registration => text(first.map_or("", |i| &i.clerk)),
        "postmark" => first.and_then(|i| i.postmark).map(Value::Date),
        "repeat" => text((k.word)(if k.items.len() > 1 { "letter-repeat" } else { "letter-first" })),
        "proceedings" if m.litigation => text((k.word)("letter-litigation")),
        "danger" => m.endangered(k.today).and_then(|n| text(&n.reason)),
        "query_where" => text((k.word)("letter-query-where")),
        "contact" | "server" | "recorder" | "filed_by" => text(&k.officer.name),
        "filed_on" => Some(Value::Date(k.today)),
        "state" => text((k.word)(&format!("stage-{}", m.stage.kind()))),
        "notice_days" => k.days(RuleId::Acc15).map(Value::Number),
        "objection_days" => k.days(RuleId::Obj5).map(Value::Number),
        "papers" if kind == Kind::FileContents => Some(Value::Table(issued(k))),
        _ => None,
    }
}

/// The letters issued so far, as the rows of a file's contents.
fn issued(k: &Known<'_>) -> Vec<BTreeMap<String, String>> {
    let row = |(i, l): (usize, &crate::store::LetterRow)| {
        let author = k.units.get(l.unit).map_or(String::new(), |u| u.name.clone());
        let cells = [
            ("no", (i + 1).to_string()),
            ("paper_no", l.number.clone()),
            ("author", author),
            ("title", l.title.clone()),
            ("date", l.issued_on.to_string()),
            ("page", String::new()),
            ("note", String::new()),
        ];
        cells.into_iter().map(|(c, v)| (c.to_owned(), v)).collect()
    };
    k.issued.iter().filter(|l| l.copy_of.is_none()).enumerate().map(row).collect()
}

fn sending(kind: Kind, name: &str, k: &Known<'_>) -> Option<Value> {
    let m = k.matter();
    let sent = m.stage.sending();
    if name == "to_unit" {
        let to = match kind {
            Kind::Objection | Kind::ClosingReport => sent.map(|s| &s.from),
            Kind::Urging | Kind::Supervision => m.stage.lead(),
            Kind::HearingReport => m.stage.lead(),
            _ => sent.map(|s| &s.to),
        };
        return text(k.unit(to?));
    }
    let (sent, six) = match sent.map(|s| (s, &s.mode)) {
        Some((s, Mode::Assign(six))) => (Some(s), Some(six)),
        other => (other.map(|(s, _)| s), None),
    };
    match (name, kind) {
        ("lead", _) => text(&six?.leader),
        ("officer", _) => text(&six?.person),
        ("supervisor", _) => text(k.unit(&six?.supervisor)),
        ("requirement", _) => text(&six?.requirement),
        ("report_on", _) => Some(Value::Date(six?.report_by)),
        ("source_no", _) => text(k.number_of(&[Kind::Transfer, Kind::Assignment])?),
        ("sent_on", _) => Some(Value::Date(sent?.on)),
        ("due_on", Kind::Urging | Kind::Supervision) => next_of(m, k.clocks).map(|(_, day)| Value::Date(day)),
        _ => None,
    }
}

fn handling(kind: Kind, name: &str, k: &Known<'_>) -> Option<Value> {
    let h = k.matter().stage.handling()?;
    let limits = k.limits();
    let due = |r: Option<&&crate::rules::Running>| r.and_then(|r| r.clock.due()).map(Value::Date);
    let longer = h.extension.as_ref();
    match (name, kind) {
        ("accepted_on", _) => Some(Value::Date(h.accepted_on)),
        ("road", _) => text((k.word)(&format!("road-{}", h.road))),
        ("limit_days", Kind::Accepted) => k.days(limits.first()?.clock.rule).map(Value::Number),
        ("due_on", Kind::Accepted) | ("original_due_on", _) => due(limits.first()),
        ("new_due_on", _) if longer.is_some() => due(limits.last()),
        ("days", Kind::Extended) => Some(Value::Number(i64::from(longer?.days))),
        ("reason", Kind::Extended) => text(&longer?.reason),
        ("approver", Kind::Extended) => text(&longer?.approved_by.name),
        ("approved_on", _) => Some(Value::Date(longer?.on)),
        ("investigators", _) => Some(Value::List(vec![h.officer.name.clone()])),
        _ => None,
    }
}

fn opinion(kind: Kind, name: &str, k: &Known<'_>) -> Option<Value> {
    let m = k.matter();
    if kind == Kind::ServiceProof {
        return proof(name, k);
    }
    let o = m.stage.opinion()?;
    match name {
        "findings" => text(&o.findings),
        "basis" => text(&o.basis),
        "answers" => Some(Value::Table(o.answers.iter().map(|a| answered(k, a)).collect())),
        "result" => text(o.answers.iter().map(|a| a.text.as_str()).collect::<Vec<_>>().join("\n")),
        "remedy_organ" => text(&o.review_by),
        "remedy_days" => k.days(RuleId::Fc1).map(Value::Number),
        _ => None,
    }
}

fn answered(k: &Known<'_>, a: &crate::rules::Answer) -> BTreeMap<String, String> {
    let demand = k.matter().demands.iter().find(|d| d.no == a.demand);
    let cells = [
        ("demand", demand.map_or(String::new(), |d| d.text.clone())),
        ("outcome", (k.word)(&format!("outcome-{}", a.outcome))),
        ("answer", a.text.clone()),
    ];
    cells.into_iter().map(|(c, v)| (c.to_owned(), v)).collect()
}

/// What goes with the proof that a letter arrived: the last one that was issued.
fn proof(name: &str, k: &Known<'_>) -> Option<Value> {
    let last = k.issued.iter().rev().find(|l| l.copy_of.is_none() && l.kind != Kind::ServiceProof.word())?;
    match name {
        "document_name" => text(&last.title),
        "document_no" => text(&last.number),
        _ => None,
    }
}

fn held(name: &str, k: &Known<'_>) -> Option<Value> {
    let h = hearing(k.matter())?;
    let record = h.record.as_ref();
    match name {
        "held_at" => text(paper::official_day(h.on, law::Lang::Zh)),
        "place" => text(&h.place),
        "host" => text(&h.host),
        "members" => Some(Value::List(h.members.clone())),
        "open" => text((k.word)(if h.closed_because.is_empty() { "letter-open" } else { "letter-closed" })),
        "closed_ground" => text(&h.closed_because),
        "begun_on" => Some(Value::Date(record.map_or(h.on, |r| r.from))),
        "ended_on" => Some(Value::Date(record.map_or(h.on, |r| r.to))),
        "statements" => text(&record?.said),
        "conclusion" => text(&record?.conclusion),
        _ => None,
    }
}

fn ending(kind: Kind, name: &str, k: &Known<'_>) -> Option<Value> {
    let closed = match &k.matter().stage {
        crate::rules::Stage::Closed(c, _) => Some(c.on),
        _ => None,
    };
    if name == "closed_on" {
        return closed.map(Value::Date);
    }
    match (ground(k.matter())?, name) {
        (Ground::Declined(d), "reason") if kind == Kind::Declined => text(&d.text),
        (Ground::Declined(d), "same") => text(&d.text),
        (Ground::Declined(d), "where_to_go") => text(&d.go_to),
        (Ground::Declined(d), "prior_no" | "rereview_no") => text(&d.prior),
        (Ground::Redirected(r), "competent_organ") => text(&r.organ),
        (Ground::Redirected(r), "procedure") => text(&r.procedure),
        (Ground::Redirected(r), "term") => text(&r.term),
        _ => None,
    }
}
