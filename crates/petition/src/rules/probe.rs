//! What is possible now: each act tried in its plainest form, so that a page can offer what the law allows and
//! say of the rest why not.

use super::acts::{Act, ActKind};
use super::decide::{LawAt, decide};
use super::matter::*;
use super::refusal::Refusal;
use super::vocabulary::*;
use law::Day;
use platform::Id;

/// Whether the act could be done on `day` by somebody who may do it, and if not, why.
pub fn possible(m: &Matter, kind: ActKind, day: Day, law: &LawAt) -> Result<(), Refusal> {
    decide(m, &plainest(m, kind, day), day, law).map(|_| ())
}

fn nowhere(last: u8) -> Id {
    let mut bytes = [0xff; 16];
    if let Some(b) = bytes.last_mut() {
        *b = last;
    }
    Id::from_bytes(bytes)
}

fn unit(last: u8) -> UnitRef {
    UnitRef { id: nowhere(last), name: String::new() }
}

fn someone() -> PersonRef {
    PersonRef { id: nowhere(9), name: "·".to_owned() }
}

fn told(day: Day) -> Notice {
    Notice { on: day, way: ServiceWay::Direct, receiver: "·".to_owned() }
}

fn served(day: Day) -> Service {
    let dot = || "·".to_owned();
    Service {
        way: ServiceWay::Direct,
        on: Some(day),
        receiver: dot(),
        refused: dot(),
        witness: dot(),
        proof: dot(),
    }
}

fn opinion(m: &Matter, day: Day) -> Opinion {
    let answer = |d: &Demand| Answer { demand: d.no, outcome: Outcome::Explained, text: "·".to_owned() };
    Opinion {
        on: day,
        findings: "·".to_owned(),
        basis: "·".to_owned(),
        answers: m.demands.iter().map(answer).collect(),
        review_by: "·".to_owned(),
        signed_by: someone(),
    }
}

/// The act in its plainest form.
fn plainest(m: &Matter, kind: ActKind, day: Day) -> Act {
    let dot = || "·".to_owned();
    match kind {
        ActKind::Transfer => Act::Transfer { to: unit(1), from: unit(2), note: String::new() },
        ActKind::Assign => {
            let six = SixPoints {
                leader: dot(),
                person: dot(),
                supervisor: unit(2),
                requirement: dot(),
                report_by: day,
            };
            Act::Assign { to: unit(1), from: unit(2), six, note: String::new() }
        }
        ActKind::Object => Act::Object { reason: dot(), proposed: unit(3) },
        ActKind::DecideObjection => Act::DecideObjection { upheld: false, reason: dot() },
        ActKind::Accept => {
            Act::Accept { on: day, unit: unit(1), road: Road::Petition, officer: someone(), notice: None }
        }
        ActKind::Notify => Act::Notify { notice: told(day) },
        ActKind::Extend => Act::Extend { days: 1, reason: dot(), approved_by: someone(), told: told(day) },
        ActKind::Answer => Act::Answer { opinion: opinion(m, day), service: None },
        ActKind::Serve => Act::Serve { service: served(day) },
        ActKind::Rate => Act::Rate { rating: rating(m, day) },
        ActKind::Close => Act::Close { closing: closing(day) },
        ActKind::Link => Act::Link { into: nowhere(4), into_no: dot(), reason: dot() },
        ActKind::Unlink => Act::Unlink { reason: dot() },
        ActKind::Take => {
            Act::Take { from: nowhere(4), from_no: dot(), items: Vec::new(), demands: Vec::new() }
        }
        ActKind::GiveBack => Act::GiveBack { from: nowhere(4), from_no: dot(), items: Vec::new() },
        ActKind::Attach => Act::Attach { item: nowhere(5), files: vec![dot()] },
        ActKind::Supplement => Act::Supplement { item: nowhere(5), words_digest: dot(), files: Vec::new() },
        ActKind::Reissue => Act::Reissue { proof: proof() },
        ActKind::MarkMissed => Act::MarkMissed { rule: law::RuleId::Xfer, due: day },
    }
}

fn proof() -> CodeProof {
    CodeProof { shown: ProofShown::IdCard, by: PartyKind::Petitioner, checked: "·".to_owned() }
}

/// The unit can be rated once its answer was served; before that, only the office.
fn rating(m: &Matter, day: Day) -> Rating {
    let of = if m.stage.service().is_some_and(|s| s.on.is_some()) { Rated::Unit } else { Rated::Office };
    Rating { of, satisfaction: Satisfaction::Fairly, remark: String::new(), on: day, given: String::new() }
}

fn closing(day: Day) -> Closing {
    Closing {
        on: day,
        kind: ClosingKind::Content,
        resolved: false,
        view: View::Unsaid,
        evidence: "·".to_owned(),
    }
}
