//! What a letter of a review, or on an objection, takes from the matter.

use super::known::Known;
use super::prefill::text;
use crate::rules::{Level, Review};
use law::RuleId;
use paper::letters::{Kind, Value};

/// A field of the kinds that look again; none for the others.
pub(super) fn value(kind: Kind, name: &str, k: &Known<'_>) -> Option<Value> {
    match kind {
        Kind::ReviewRequest => request(name, k),
        Kind::ReviewAccepted => accepted(name, k),
        Kind::ReviewOpinion => opinion(Level::First, name, k),
        Kind::RereviewOpinion => opinion(Level::Final, name, k),
        Kind::Objection | Kind::ObjectionDecision => objection(kind, name, k),
        Kind::Registration
        | Kind::Receipt
        | Kind::Transfer
        | Kind::Assignment
        | Kind::Accepted
        | Kind::OtherRoute
        | Kind::Declined
        | Kind::NoLongerAccepted
        | Kind::Extended
        | Kind::InquiryRecord
        | Kind::HandlingOpinion
        | Kind::HearingNotice
        | Kind::HearingRecord
        | Kind::HearingReport
        | Kind::ServiceProof
        | Kind::Urging
        | Kind::Supervision
        | Kind::Settlement
        | Kind::ClosingReport
        | Kind::FileContents => None,
    }
}

/// The opinion that is looked at again: that of the handling, or of the review before a re-review.
fn original(level: Level, name: &str, k: &Known<'_>) -> Option<Value> {
    let stage = &k.matter().stage;
    match (level, name) {
        (Level::First, "original_organ") => text(k.unit(stage.lead()?)),
        (Level::First, "original_no") => text(k.number_of(&[Kind::HandlingOpinion])?),
        (Level::First, "original_on") => Some(Value::Date(stage.opinion()?.on)),
        (Level::First, "served_on") => stage.service()?.on.map(Value::Date),
        (Level::First, "original_opinion") => {
            let answers = &stage.opinion()?.answers;
            text(answers.iter().map(|a| a.text.as_str()).collect::<Vec<_>>().join("\n"))
        }
        (Level::Final, _) => {
            let r = stage.review_at(Level::First)?;
            match name {
                "original_organ" => text(k.unit(&r.request.organ)),
                "original_no" => text(k.number_of(&[Kind::ReviewOpinion])?),
                "original_on" => Some(Value::Date(r.progress.opinion()?.on)),
                "served_on" => r.progress.served_on().map(Value::Date),
                "original_opinion" => text(&r.progress.opinion()?.findings),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The level that is asked for next, or runs.
fn level(k: &Known<'_>) -> Level {
    let stage = &k.matter().stage;
    let done = |r: &Review| r.level == Level::First && r.progress.served_on().is_some();
    match stage.review() {
        None => Level::First,
        Some(r) if done(r) => Level::Final,
        Some(r) => r.level,
    }
}

fn request(name: &str, k: &Known<'_>) -> Option<Value> {
    let level = level(k);
    let stage = &k.matter().stage;
    match name {
        "level" => text((k.word)(&format!("level-{level}"))),
        "to_organ" if level == Level::First => text(&stage.opinion()?.review_by),
        "to_organ" => text(&stage.review_at(Level::First)?.progress.opinion()?.next_organ),
        _ => original(level, name, k),
    }
}

fn accepted(name: &str, k: &Known<'_>) -> Option<Value> {
    let r = k.matter().stage.review()?;
    let rule = if r.level == Level::First { RuleId::Fc2 } else { RuleId::Fh2 };
    match name {
        "level" => text((k.word)(&format!("level-{}", r.level))),
        "requested_on" => Some(Value::Date(r.request.received_on)),
        "limit_days" => k.days(rule).map(Value::Number),
        "due_on" => {
            let clock = k.clocks.iter().rev().find(|c| c.clock.rule == rule)?;
            clock.clock.due().map(Value::Date)
        }
        _ => original(r.level, name, k),
    }
}

fn opinion(level: Level, name: &str, k: &Known<'_>) -> Option<Value> {
    let r = k.matter().stage.review_at(level)?;
    let o = r.progress.opinion()?;
    match name {
        "requested_on" => Some(Value::Date(r.request.received_on)),
        "request" => text(&r.request.text),
        "findings" => text(&o.findings),
        "basis" => text(&o.basis),
        "outcome" => text((k.word)(&format!("review-outcome-{}", o.outcome))),
        "decision" => {
            let own = o.answers.iter().map(|a| a.text.as_str()).collect::<Vec<_>>().join("\n");
            text(own)
        }
        "remedy_organ" => text(&o.next_organ),
        "remedy_days" => k.days(RuleId::Fh1).map(Value::Number),
        _ => original(level, name, k),
    }
}

fn objection(kind: Kind, name: &str, k: &Known<'_>) -> Option<Value> {
    let m = k.matter();
    let (raised, upheld) = match (&m.stage, m.objections.last()) {
        (crate::rules::Stage::Objected(_, o), _) if kind == Kind::Objection => (o, None),
        (_, Some((o, upheld))) => (o, Some(*upheld)),
        _ => return None,
    };
    match name {
        "raised_on" => Some(Value::Date(raised.on)),
        "reasons" if kind == Kind::Objection => text(&raised.reason),
        "suggested_unit" => text(k.unit(&raised.proposed)),
        "objection_no" => text(k.number_of(&[Kind::Objection])?),
        "decision" => text((k.word)(if upheld? { "letter-upheld" } else { "letter-rejected" })),
        "next_unit" if upheld? => text(k.unit(&raised.proposed)),
        // Whoever objected stands in the matter no longer once it went back.
        "to_unit" if upheld == Some(true) => Some(Value::Text(String::new())),
        _ => None,
    }
}
