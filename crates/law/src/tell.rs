//! A clock for other programs and for the terminal.

use serde_json::{Value, json};

use crate::{Clock, Lang, Pack, Rest, Rule, Start, Step};

/// The first line is the due date alone (or that there is none); the reasons follow, one per line.
pub fn due_text(clock: &Clock, rule: &Rule, pack: &Pack, lang: Lang) -> String {
    let first = match clock.due() {
        Some(day) => day.to_string(),
        None => lang.pick("不届满", "does not run out").to_owned(),
    };
    let mut lines = vec![first];
    lines.extend(clock.explain(lang));
    lines.push(in_force(rule, pack, lang));
    if let Some(note) = &rule.note {
        lines.push(lang.pick(format!("备注：{}。", note.zh), format!("Note: {}.", note.en)));
    }
    lines.join("\n")
}

fn in_force(rule: &Rule, pack: &Pack, lang: Lang) -> String {
    let (id, title, trust) = (&pack.id, pack.title.get(lang), rule.confidence.spoken(lang));
    let letter = rule.confidence;
    lang.pick(
        format!("规则包 {id}（{title}）；可靠程度 {letter:?}：{trust}。"),
        format!("Pack {id} ({title}); confidence {letter:?}: {trust}."),
    )
}

/// The same as data; days are ISO text.
pub fn due_json(clock: &Clock, rule: &Rule, pack: &Pack) -> Value {
    let (Skips { skipped, make_up, stopped }, counted) = (skips(clock), counted(clock));
    json!({
        "rule": clock.rule,
        "title": clock.title,
        "pack": pack.id,
        "article": clock.article,
        "source": clock.source,
        "confidence": rule.confidence,
        "who": clock.who,
        "term": clock.term,
        "way": clock.way,
        "start": start(clock.start),
        "strict": clock.strict,
        "rolled": clock.rolled,
        "due": clock.due(),
        "due_at": clock.due_at,
        "basis": clock.basis,
        "counted": counted,
        "skipped": skipped,
        "make_up": make_up,
        "stopped": stopped,
        "projected": clock.projected,
        "note": rule.note,
        "explanation": { "zh": clock.explain(Lang::Zh), "en": clock.explain(Lang::En) },
    })
}

fn start(start: Start) -> Value {
    match start {
        Start::On(day) => json!(day),
        Start::At(at) => json!(at),
        Start::Unknown => Value::Null,
    }
}

/// How many were counted, and of what; null while the term has not begun.
fn counted(clock: &Clock) -> Value {
    let count = clock.steps.iter().find_map(|step| match step {
        Step::Counted { n, unit, .. } => Some(json!({ "n": n, "unit": unit })),
        _ => None,
    });
    count.unwrap_or(Value::Null)
}

#[derive(Default)]
struct Skips {
    skipped: Vec<Value>,
    make_up: Vec<Value>,
    stopped: Vec<Value>,
}

fn skips(clock: &Clock) -> Skips {
    let mut all = Skips::default();
    for step in &clock.steps {
        match step {
            Step::Skipped { from, to, why } => {
                all.skipped.push(json!({ "from": from, "to": to, "why": Rest::text(why) }));
            }
            Step::MakeUp { on, festival } => all.make_up.push(json!({ "on": on, "for": festival })),
            Step::Stopped { from, to, why } => {
                all.stopped.push(json!({ "from": from, "to": to, "why": why }));
            }
            Step::Began { .. }
            | Step::BeganAt { .. }
            | Step::NotBegun
            | Step::Counted { .. }
            | Step::MonthEnd { .. }
            | Step::Rolled { .. }
            | Step::Leans { .. } => {}
        }
    }
    all
}
