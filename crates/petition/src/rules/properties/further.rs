//! Random acts on the further roads: reviews, hearings, shared and disputed responsibility, endings, marks.

use super::super::probe::plainest;
use super::super::tests::{id, notice, person};
use super::super::*;
use super::lives::{Step, around, later, served, some_unit};
use law::Day;

/// An act out of dice; what is not worth dice comes in its plainest form.
pub(super) fn further(kind: ActKind, m: &Matter, step: &Step, day: Day) -> Act {
    let [a, b, c, d] = step.dice;
    let on = around(day, a);
    let words = |dice: u8| if dice.is_multiple_of(16) { String::new() } else { format!("缘由{dice}") };
    match kind {
        ActKind::Designate => Act::Designate {
            to: some_unit(b),
            standing: standing(m),
            from: some_unit(c),
            designation: Designation { by: Decider::CommonSuperior, decider: words(d), reason: words(c) },
        },
        ActKind::Succeed => {
            let old = if a.is_multiple_of(3) { id(99) } else { lead(m) };
            Act::Succeed { old, to: some_unit(b), standing: standing(m), reason: words(c) }
        }
        ActKind::AskCo => Act::AskCo { unit: some_unit(b), part: words(c), by: on },
        ActKind::CoAnswer => {
            let asked = m.co.iter().find(|c| c.answer.is_none()).map_or(id(99), |c| c.unit.id);
            Act::CoAnswer { unit: asked, text: words(c), signed_by: person() }
        }
        ActKind::Simplify => Act::Simplify { simple: !a.is_multiple_of(4), reason: words(b) },
        ActKind::Decline => Act::Decline {
            declining: Declining {
                reason: DeclineReason::ALL[usize::from(b) % DeclineReason::ALL.len()],
                text: words(c),
                prior: words(c),
                go_to: words(d),
                told: (!a.is_multiple_of(4)).then(|| notice(on)),
            },
        },
        ActKind::Withdraw => Act::Withdraw { on, evidence: words(b) },
        ActKind::Reopen => Act::Reopen { reason: words(a) },
        ActKind::SayUnsolved => Act::SayUnsolved { on, text: words(b), given: words(c) },
        ActKind::FollowUp => Act::FollowUp { follow: FollowUp { on: day, text: words(b), by: person() } },
        ActKind::AskReview => Act::AskReview { request: request(m, step, day) },
        ActKind::TakeReview => {
            let who = |n: u8| PersonRef { id: id(n), name: "复查员".to_owned() };
            let investigators = (60..60 + 1 + b % 3).map(who).collect();
            Act::TakeReview {
                taking: Taking { on: day, investigators, told: notice(day), hearings: Vec::new() },
            }
        }
        ActKind::GiveReview => Act::GiveReview { opinion: review(m, step, day), service: None },
        ActKind::ServeReview => Act::ServeReview { service: served(b, on, c) },
        ActKind::Split => {
            let demands = m.demands.iter().skip(usize::from(b % 3)).map(|d| d.no).collect();
            Act::Split { into: id(b), into_no: "262222222222".to_owned(), demands, reason: words(c) }
        }
        ActKind::ReportUrgent => {
            let to = ReportTo::ALL.iter().copied().take(usize::from(b % 7)).collect();
            Act::ReportUrgent { to, text: words(c), by: person(), from_office: d.is_multiple_of(2) }
        }
        ActKind::PutNote => Act::PutNote {
            note: SafetyNote {
                on: day,
                reason: words(b),
                until: if c < 220 { later(day, c) } else { day },
                by: person(),
            },
        },
        ActKind::RecordHearing => {
            let from = if a < 220 { day } else { on };
            let votes = 1 + u32::from(d % 3);
            let record = HearingRecord { from, to: day, said: words(b), conclusion: words(c), votes };
            Act::RecordHearing { record }
        }
        other => plainest(m, other, if a.is_multiple_of(8) { on } else { day }),
    }
}

fn lead(m: &Matter) -> platform::Id {
    m.stage.lead().map_or(id(99), |u| u.id)
}

fn standing(m: &Matter) -> Standing {
    use people::UnitKind as K;
    let kind = if m.locked() {
        K::Discipline
    } else if m.litigation {
        K::PoliticalLegal
    } else {
        K::Department
    };
    Standing { kind, above: Vec::new() }
}

fn request(m: &Matter, step: &Step, day: Day) -> ReviewRequest {
    let [a, b, c, _] = step.dice;
    let level = u8::from(m.stage.review().is_some());
    let organ = if c.is_multiple_of(8) { some_unit(b) } else { unit(50 + level) };
    let made_on = if a < 220 { day } else { around(day, a) };
    let late_reason = if b.is_multiple_of(3) { "住院".to_owned() } else { String::new() };
    ReviewRequest { made_on, received_on: day, organ, text: "请求查清".to_owned(), late_reason }
}

fn unit(n: u8) -> UnitRef {
    UnitRef { id: id(n), name: "上级机关".to_owned() }
}

fn review(m: &Matter, step: &Step, day: Day) -> ReviewOpinion {
    let [_, b, c, _] = step.dice;
    let outcome = ReviewOutcome::ALL[usize::from(b) % ReviewOutcome::ALL.len()];
    let answer =
        |d: &Demand| Answer { demand: d.no, outcome: Outcome::Supported, text: "改为支持".to_owned() };
    ReviewOpinion {
        on: day,
        outcome,
        findings: "查明".to_owned(),
        basis: if c.is_multiple_of(16) { String::new() } else { "条例第三十五条".to_owned() },
        answers: m.demands.iter().skip(usize::from(c % 8 == 1)).map(answer).collect(),
        next_organ: "市人民政府".to_owned(),
        publish: c.is_multiple_of(2),
        signed_by: person(),
    }
}
