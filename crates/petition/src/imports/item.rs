//! A row as an item to be registered: what the ledger says, in the places where an officer looks for it.

use super::Says;
use super::ledger::Ledger;
use crate::act::{NewItem, NewParty};
use crate::rules::{Channel, PartyKind, Purpose};
use intake::text::shorten;
use intake::{Draft, Note};
use law::Day;
use people::Units;
use platform::App;

/// The longest subject.
const SUBJECT: usize = 80;
/// The longest of the other short texts.
const SHORT: usize = 200;

/// The item that a draft becomes, and what the reader should know about it.
pub(super) fn item(app: &App, units: &Units, ledger: &Ledger, draft: &Draft, today: Day) -> (NewItem, Says) {
    let mut says = notes(draft);
    if draft.received_on.is_none() {
        says.add(app, today, "import-note-no-day", &[]);
    }
    let respondent = draft.respondent.as_deref().and_then(|name| units.named(name)).filter(|u| u.active);
    let item = NewItem {
        litigation: false,
        handed: Vec::new(),
        channel: draft.channel.map_or(ledger.options.channel, channel),
        purpose: draft.purpose.map_or(Purpose::Appeal, purpose),
        received_on: draft.received_on.unwrap_or(today),
        postmark: None,
        persons: persons(draft),
        parties: parties(draft),
        words: draft.words.clone(),
        subject: shorten(&draft.subject, SUBJECT),
        summary: summary(draft),
        demands: demands(draft),
        place: short(&draft.place),
        field: short(&draft.field),
        respondent: respondent.map(|u| u.id),
        respondent_name: short(&draft.respondent),
        once: None,
        source: source(ledger, draft),
    };
    (item, says)
}

/// The reader's notes; what holds for a whole column is said once, at the column.
fn notes(draft: &Draft) -> Says {
    let mut says = Says::default();
    let own =
        draft.notes.iter().filter(|n| !matches!(n, Note::DroppedColumn { .. } | Note::UnknownColumn { .. }));
    own.for_each(|n| says.push(n.say(true), n.say(false)));
    says
}

fn channel(c: intake::Channel) -> Channel {
    match c {
        intake::Channel::Letter => Channel::Letter,
        intake::Channel::Visit => Channel::Visit,
        intake::Channel::Online => Channel::Online,
        intake::Channel::Call => Channel::Call,
        intake::Channel::HandedDown => Channel::HandedDown,
    }
}

fn purpose(p: intake::Purpose) -> Purpose {
    match p {
        intake::Purpose::Appeal => Purpose::Appeal,
        intake::Purpose::Accusation => Purpose::Accusation,
        intake::Purpose::Suggestion => Purpose::Suggestion,
    }
}

fn persons(draft: &Draft) -> u32 {
    let named = u32::try_from(draft.names.len()).unwrap_or(u32::MAX);
    draft.persons.unwrap_or(1).max(named).max(1)
}

/// The first of several names is the one that phone, number and address belong to.
fn parties(draft: &Draft) -> Vec<NewParty> {
    let said = |value: &Option<String>| value.clone().unwrap_or_default();
    let first = NewParty {
        kind: Some(PartyKind::Petitioner),
        name: draft.names.first().cloned().unwrap_or_default(),
        phone: said(&draft.phone),
        idno: said(&draft.id_number),
        address: said(&draft.address),
        alias: said(&draft.author_key),
    };
    if first == (NewParty { kind: Some(PartyKind::Petitioner), ..NewParty::default() }) {
        return Vec::new();
    }
    let others = draft.names.iter().skip(1);
    let other = |name: &String| NewParty {
        kind: Some(PartyKind::Petitioner),
        name: name.clone(),
        ..NewParty::default()
    };
    std::iter::once(first).chain(others.map(other)).collect()
}

fn demands(draft: &Draft) -> Vec<String> {
    match draft.demands.is_empty() {
        true => vec![draft.subject.clone()],
        false => draft.demands.clone(),
    }
}

fn short(value: &Option<String>) -> String {
    value.as_deref().map_or(String::new(), |v| shorten(v, SHORT))
}

/// What the ledger says beside the words, as labelled lines; who answers for it is for an official to decide.
fn summary(d: &Draft) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut line = |label: &str, value: Option<String>| {
        if let Some(value) = value.filter(|v| !v.is_empty()) {
            lines.push(format!("{label}：{value}"));
        }
    };
    let cut = |value: &str, most: usize| (value.chars().count() > most).then(|| value.to_owned());
    let yes = |flag: Option<bool>| flag.map(|f| if f { "是" } else { "否" }.to_owned());
    line("标题全文", cut(&d.subject, SUBJECT));
    line("地点全文", d.place.as_deref().and_then(|v| cut(v, SHORT)));
    line("分类全文", d.field.as_deref().and_then(|v| cut(v, SHORT)));
    line("被反映人全文", d.respondent.as_deref().and_then(|v| cut(v, SHORT)));
    line("台账所列责任单位", d.unit.clone());
    line("台账所列归口单位", d.parent_unit.clone());
    line("台账所列负责人", official(d));
    line("末次信访时间", d.last_received_on.map(|day| day.to_string()));
    line("集体信访", yes(d.collective));
    line("涉法涉诉", yes(d.litigation));
    line("复核终结", yes(d.road_ended));
    line("办理情况", d.outcome.clone());
    line("措施", d.measures.clone());
    line("未化解原因", d.obstacle.clone());
    lines.join("\n")
}

fn official(d: &Draft) -> Option<String> {
    let parts = [d.lead_official.clone(), d.lead_phone.clone()];
    let text = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

fn source(ledger: &Ledger, d: &Draft) -> String {
    let mut parts = vec![format!("导入 {} 第 {} 行", ledger.name, d.row)];
    if let Some(id) = &d.external_id {
        parts.push(format!("原编号 {id}"));
    }
    for (label, count) in [("点赞", d.support), ("反对", d.oppose)] {
        if let Some(n) = count.filter(|n| *n > 0) {
            parts.push(format!("{label} {n}"));
        }
    }
    parts.join(" · ")
}
