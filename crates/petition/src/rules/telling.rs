//! Who is told of what inside the office. Pure: whether the one told may see the matter is asked again where it is
//! written down and where it is read.

use super::events::Event;
use super::matter::Matter;
use super::vocabulary::Satisfaction;
use people::Power;
use platform::{Id, words};
use serde::{Deserialize, Serialize};

words! {
    /// What a notice is about.
    NoticeKind {
        /// 转送交办至本单位
        Sent = "sent",
        /// 异议待审核
        Objected = "objected",
        /// 异议已审核
        ObjectionDecided = "objection-decided",
        /// 待我审签
        ToClear = "to-clear",
        /// 退回修改
        Returned = "returned",
        /// 已签发
        Signed = "signed",
        /// 三日内到期
        DueSoon = "due-soon",
        /// 已超期
        Overdue = "overdue",
        /// 评价不满意
        Dissatisfied = "dissatisfied",
        /// 移交给我
        HandedOver = "handed-over",
        /// 本单位便签共享
        NoteShared = "note-shared",
    }
}

/// Whom a notice is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Audience {
    /// One post, and whoever stands in for it.
    Post(Id),
    /// Everybody of a unit who holds a power.
    Unit(Id, String),
    /// One person, in the posts held in that unit.
    Person(Id, Id),
}

/// One thing to be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Telling {
    /// What it is about.
    pub kind: NoticeKind,
    /// Whom it is for.
    pub to: Audience,
    /// What it names, shown as it is.
    pub about: String,
}

impl Telling {
    /// Everybody of a unit who holds a power.
    pub fn unit(kind: NoticeKind, unit: Id, power: Power) -> Self {
        Self { kind, to: Audience::Unit(unit, power.word().to_owned()), about: String::new() }
    }

    /// Naming something.
    pub fn about(self, about: impl Into<String>) -> Self {
        Self { about: about.into(), ..self }
    }
}

/// Who is told when this has happened; `after` is the matter as it is now.
pub fn tells(event: &Event, after: &Matter) -> Vec<Telling> {
    let office = after.office.id;
    match event {
        Event::Sent(s) => {
            // An accusation is first its head's, who names the readers (条例第30条).
            let power = if after.locked() { Power::Sign } else { Power::Handle };
            vec![Telling::unit(NoticeKind::Sent, s.to.id, power).about(&s.from.name)]
        }
        Event::Objected(_) => vec![Telling::unit(NoticeKind::Objected, office, Power::Dispatch)],
        // Upheld, it has left the unit, which can no longer see it: nobody there is told.
        Event::ObjectionDecided { upheld: false, .. } => match after.stage.lead() {
            Some(lead) => vec![Telling::unit(NoticeKind::ObjectionDecided, lead.id, Power::Handle)],
            None => Vec::new(),
        },
        Event::Missed { due, .. } => match after.stage.lead() {
            Some(lead) => [Power::Handle, Power::Sign]
                .map(|p| Telling::unit(NoticeKind::Overdue, lead.id, p).about(due.to_string()))
                .to_vec(),
            None => vec![Telling::unit(NoticeKind::Overdue, office, Power::Dispatch).about(due.to_string())],
        },
        Event::Rated(r) if r.satisfaction == Satisfaction::Dissatisfied => {
            let handler = after.stage.handling().map(|h| Telling {
                kind: NoticeKind::Dissatisfied,
                to: Audience::Person(h.officer.id, h.unit.id),
                about: String::new(),
            });
            let head =
                after.stage.lead().map(|lead| Telling::unit(NoticeKind::Dissatisfied, lead.id, Power::Sign));
            handler.into_iter().chain(head).collect()
        }
        Event::OfficerChanged { officer, .. } => after
            .stage
            .handling()
            .map(|h| Telling {
                kind: NoticeKind::HandedOver,
                to: Audience::Person(officer.id, h.unit.id),
                about: String::new(),
            })
            .into_iter()
            .collect(),
        // What else happens is told by the lists themselves.
        _ => Vec::new(),
    }
}
