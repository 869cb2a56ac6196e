//! The line of time: what happened, in words.

use super::story_review::{grounds, later_says};
use crate::rules::*;
use people::{Desk, Units};
use platform::Word;
use platform::ids::grouped;
use platform::journal::Entry;
use platform::web::Page;

/// One point on the line of time.
pub(super) struct Point {
    /// act · item · letter · late, for the mark beside it
    pub class: &'static str,
    pub when: String,
    pub what: String,
    pub who: String,
    /// Label and text, for what the event says.
    pub says: Vec<(String, String)>,
}

/// Puts the journal into words, what happened last first.
pub(super) fn tell(desk: &Desk, page: &Page, entries: &[Entry]) -> Vec<Point> {
    entries.iter().rev().filter_map(|e| point(desk, page, e)).collect()
}

fn point(desk: &Desk, page: &Page, e: &Entry) -> Option<Point> {
    let event: Event = serde_json::from_str(&e.body).ok()?;
    let moment = desk.app().clock.moment(e.at);
    let time = moment.split_once(' ').map_or("", |(_, t)| t);
    Some(Point {
        class: class(&event),
        when: format!("{} {time}", page.day(&e.day)),
        what: page.tw(&format!("event-{}", event.word()), &head(desk, page, &event)),
        who: if e.name.is_empty() { page.t("the-watch") } else { e.name.clone() },
        says: says(page, &event),
    })
}

fn class(event: &Event) -> &'static str {
    match event {
        Event::Registered(_)
        | Event::Took { .. }
        | Event::GaveBack { .. }
        | Event::Attached { .. }
        | Event::Supplemented { .. } => "item",
        Event::Answered(_) | Event::Served(_) | Event::Notified(_) | Event::LetterIssued { .. } => "letter",
        Event::ReviewAnswered(..) | Event::ReviewServed(..) => "letter",
        Event::ReviewAsked(..) | Event::SaidUnsolved(_) => "item",
        Event::Missed { .. } => "late",
        _ => "act",
    }
}

/// A unit as it was called then, or by its English name for who reads English.
pub(super) fn unit_name(units: &Units, page: &Page, u: &UnitRef) -> String {
    match units.get(u.id) {
        Some(unit) if !page.zh() => unit.called(false).to_owned(),
        _ => u.name.clone(),
    }
}

fn review(level: Level) -> Vec<(&'static str, Word)> {
    vec![("level", Word::Key(format!("level-{level}")))]
}

/// What the headline names.
fn head(desk: &Desk, page: &Page, event: &Event) -> Vec<(&'static str, Word)> {
    let unit = |u: &UnitRef| vec![("unit", Word::Plain(unit_name(&desk.units, page, u)))];
    match event {
        Event::Registered(m) => vec![("channel", Word::Key(format!("channel-{}", m.channel)))],
        Event::Sent(s) => unit(&s.to),
        Event::Accepted(h) => unit(&h.unit),
        Event::Extended(e) => vec![("days", Word::Number(i64::from(e.days)))],
        Event::Attached { files, .. } => {
            vec![("n", Word::Number(i64::try_from(files.len()).unwrap_or(i64::MAX)))]
        }
        Event::Closed(c) => vec![("kind", Word::Key(format!("closing-{}", c.kind)))],
        Event::Linked(j) => vec![("no", Word::Plain(grouped(&j.into_no)))],
        Event::Took { from_no, .. } | Event::GaveBack { from_no, .. } => {
            vec![("no", Word::Plain(grouped(from_no)))]
        }
        Event::Missed { rule, due } => {
            vec![("rule", Word::Key(rule_key(*rule))), ("day", Word::Day(*due))]
        }
        Event::LetterIssued { kind, number, .. } => vec![
            ("kind", Word::Key(format!("letter-kind-{}", kind.word().replace('_', "-")))),
            ("number", Word::Plain(number.clone())),
        ],
        Event::Succeeded { to, .. } => unit(to),
        Event::CoAsked(c) => unit(&c.unit),
        Event::CoAnswered { unit: u, .. } | Event::CoDropped { unit: u, .. } => unit(u),
        Event::OfficerChanged { officer, .. } => vec![("person", Word::Plain(officer.name.clone()))],
        Event::Recused(r) => vec![("person", Word::Plain(r.person.name.clone()))],
        Event::ReaderNamed { person, .. } => vec![("person", Word::Plain(person.name.clone()))],
        Event::SplitOff { into_no, .. } => vec![("no", Word::Plain(grouped(into_no)))],
        Event::NotePut(n) => vec![("day", Word::Day(n.until))],
        Event::ReviewAnswered(level, o) => {
            let mut all = review(*level);
            all.push(("outcome", Word::Key(format!("review-outcome-{}", o.outcome))));
            all
        }
        Event::ReviewAsked(level, _)
        | Event::ReviewTaken(level, _)
        | Event::ReviewServed(level, _)
        | Event::ReviewDeclined { level, .. }
        | Event::ReviewDropped { level, .. } => review(*level),
        Event::Rated(r) => vec![
            ("of", Word::Key(format!("rated-{}", r.of))),
            ("how", Word::Key(format!("satisfaction-{}", r.satisfaction))),
        ],
        _ => Vec::new(),
    }
}

/// The key of a rule's short name.
pub(super) fn rule_key(rule: law::RuleId) -> String {
    format!("rule-{}", rule.code().to_lowercase())
}

fn says(page: &Page, event: &Event) -> Vec<(String, String)> {
    let line = |key: &str, text: String| (page.t(&format!("field-{key}")), text);
    let out = match event {
        Event::Registered(m) => vec![line("received-on", page.day(&m.received_on))],
        Event::Sent(s) => sending(page, s),
        Event::Objected(o) => {
            vec![line("reason", o.reason.clone()), line("proposed", o.proposed.name.clone())]
        }
        Event::ObjectionDecided { reason, .. } | Event::Unlinked { reason } => {
            vec![line("reason", reason.clone())]
        }
        Event::Accepted(h) => {
            let mut all = vec![
                line("accepted-on", page.day(&h.accepted_on)),
                line("officer", h.officer.name.clone()),
                line("road", page.t(&format!("road-{}", h.road))),
            ];
            all.extend(h.notice.iter().map(|n| line("told", notice(page, n))));
            all
        }
        Event::Notified(n) => vec![line("told", notice(page, n))],
        Event::Extended(e) => vec![
            line("reason", e.reason.clone()),
            line("approved-by", e.approved_by.name.clone()),
            line("told", notice(page, &e.told)),
        ],
        Event::Answered(o) => opinion(page, o),
        Event::Served(s) => service(page, s),
        Event::Rated(r) => vec![line("remark", r.remark.clone()), line("given", r.given.clone())],
        Event::Closed(Closing { ground: Some(ground), .. }) => grounds(page, ground),
        Event::Closed(c) if c.kind == ClosingKind::Withdrawn => vec![line("evidence", c.evidence.clone())],
        Event::Closed(c) => vec![
            line("resolved", page.t(if c.resolved { "yes" } else { "no" })),
            line("view", page.t(&format!("view-{}", c.view))),
            line("evidence", c.evidence.clone()),
        ],
        Event::Linked(j) => vec![line("reason", j.reason.clone())],
        Event::Took { demands, .. } => {
            demands.iter().map(|d| (page.tn("demand-no", i64::from(d.no)), d.text.clone())).collect()
        }
        Event::Redated(r) => redated(page, r),
        Event::Supplemented { files, .. } if !files.is_empty() => {
            vec![line("files", page.tn("files-count", files.len()))]
        }
        Event::Reissued(p) => vec![
            line("proof-shown", page.t(&format!("proof-{}", p.shown))),
            line("proof-by", page.t(&format!("party-{}", p.by))),
            line("proof-checked", p.checked.clone()),
        ],
        Event::GaveBack { .. }
        | Event::Attached { .. }
        | Event::Supplemented { .. }
        | Event::Missed { .. } => Vec::new(),
        other => later_says(page, other),
    };
    out.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect()
}

/// Each date as it was and as it is, what became of its mark, and on what ground.
fn redated(page: &Page, r: &Redating) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> =
        r.dates.iter().map(|d| (page.t(&rule_key(d.rule)), moved_date(page, d))).collect();
    out.push((page.t("field-reason"), r.reason.clone()));
    out.push((page.t("field-law-source"), r.source.get(page.lang).to_owned()));
    out
}

/// `9月18日 → 9月21日`, with what became of the mark that it was missed.
pub(super) fn moved_date(page: &Page, d: &Moved) -> String {
    let day = |day: Option<law::Day>| day.map_or(Word::Key("redated-none".to_owned()), Word::Day);
    let dates = page.tw("redated-date", &[("old", day(d.old)), ("new", day(d.new))]);
    match d.mark {
        Mark::None => dates,
        Mark::Lifted => page.said_of(&dates, &page.t("redated-lifted")),
        Mark::Stays => page.said_of(&dates, &page.t("redated-stays")),
    }
}

pub(super) fn sending(page: &Page, s: &Sending) -> Vec<(String, String)> {
    let line = |key: &str, text: &str| (page.t(&format!("field-{key}")), text.to_owned());
    let mut out = vec![line("note", &s.note)];
    if let Some(d) = &s.designated {
        out.push(line("decider", &page.said_of(&page.t(&format!("decider-{}", d.by)), &d.decider)));
        out.push(line("reason", &d.reason));
    }
    if let Mode::Assign(six) = &s.mode {
        out.push(line("leader", &six.leader));
        out.push(line("person", &six.person));
        out.push(line("supervisor", &six.supervisor.name));
        out.push(line("requirement", &six.requirement));
        out.push(line("report-by", &page.day(&six.report_by)));
    }
    out
}

fn opinion(page: &Page, o: &Opinion) -> Vec<(String, String)> {
    let line = |key: &str, text: &str| (page.t(&format!("field-{key}")), text.to_owned());
    let mut out = vec![line("findings", &o.findings), line("basis", &o.basis)];
    out.extend(o.answers.iter().map(|a| {
        let label = page.tn("demand-no", i64::from(a.demand));
        (label, page.said_of(&page.t(&format!("outcome-{}", a.outcome)), &a.text))
    }));
    out.push(line("review-by", &o.review_by));
    out.push(line("signed-by", &o.signed_by.name));
    out
}

pub(super) fn notice(page: &Page, n: &Notice) -> String {
    format!("{} · {} · {}", page.day(&n.on), page.t(&format!("way-{}", n.way)), n.receiver)
}

pub(super) fn service(page: &Page, s: &Service) -> Vec<(String, String)> {
    let line = |key: &str, text: String| (page.t(&format!("field-{key}")), text);
    vec![
        line("way", page.t(&format!("way-{}", s.way))),
        line("served-on", s.on.map_or(page.t("not-proven-yet"), |d| page.day(&d))),
        line("receiver", s.receiver.clone()),
        line("refused", s.refused.clone()),
        line("witness", s.witness.clone()),
        line("proof", s.proof.clone()),
    ]
}
