//! What is possible now: each act tried in its plainest form, so that a page can offer what the law allows and
//! say of the rest why not.

use super::acts::{Act, ActKind};
use super::decide::decide;
use super::law_at::LawAt;
use super::matter::*;
use super::redate::{Mark, Moved, Redating};
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
    let road = m.stage.handling().map_or(own_road(m), |h| h.road);
    let outcome = Outcome::of(road).first().copied().unwrap_or(Outcome::Explained);
    let answer = |d: &Demand| Answer { demand: d.no, outcome, text: "·".to_owned() };
    Opinion {
        on: day,
        findings: "·".to_owned(),
        basis: "·".to_owned(),
        answers: m.demands.iter().map(answer).collect(),
        review_by: "·".to_owned(),
        signed_by: someone(),
    }
}

/// A kind of unit to which this matter may go.
fn fitting(m: &Matter) -> Standing {
    use people::UnitKind;
    let kind = if m.locked() {
        UnitKind::Discipline
    } else if m.litigation {
        UnitKind::PoliticalLegal
    } else {
        UnitKind::Department
    };
    Standing { kind, above: Vec::new() }
}

/// The first road of the legal kind.
fn own_road(m: &Matter) -> Road {
    Road::of(m.purpose).first().copied().unwrap_or(Road::Petition)
}

/// A co-handling unit that has not answered, or nobody.
fn waiting(m: &Matter) -> Id {
    m.co.iter().find(|c| c.answer.is_none()).map_or(nowhere(6), |c| c.unit.id)
}

/// A request that reached its organ today; posted on the day of service, so that the term never stands in the way.
fn request(m: &Matter, day: Day) -> ReviewRequest {
    let review = m.stage.review().and_then(|r| r.progress.served_on());
    let made_on = review.or(m.stage.service().and_then(|s| s.on)).unwrap_or(day);
    let text = || "·".to_owned();
    ReviewRequest { made_on, received_on: day, organ: unit(8), text: text(), late_reason: text() }
}

fn taking(day: Day) -> Taking {
    let who = |n: u8| PersonRef { id: nowhere(n), name: "·".to_owned() };
    Taking { on: day, investigators: (20..30).map(who).collect(), told: told(day), hearings: Vec::new() }
}

fn hearing(day: Day) -> Hearing {
    let dot = || "·".to_owned();
    Hearing {
        announced_on: day,
        on: day,
        place: dot(),
        host: dot(),
        members: vec![dot(), dot(), dot()],
        closed_because: String::new(),
        record: None,
    }
}

fn review_opinion(day: Day) -> ReviewOpinion {
    let dot = || "·".to_owned();
    ReviewOpinion {
        on: day,
        outcome: ReviewOutcome::Uphold,
        findings: dot(),
        basis: dot(),
        answers: Vec::new(),
        next_organ: dot(),
        publish: false,
        signed_by: someone(),
    }
}

/// The act in its plainest form.
pub(super) fn plainest(m: &Matter, kind: ActKind, day: Day) -> Act {
    let dot = || "·".to_owned();
    match kind {
        ActKind::Transfer => {
            Act::Transfer { to: unit(1), standing: fitting(m), from: unit(2), note: String::new() }
        }
        ActKind::Assign => {
            let six = SixPoints {
                leader: dot(),
                person: dot(),
                supervisor: unit(2),
                requirement: dot(),
                report_by: day,
            };
            Act::Assign { to: unit(1), standing: fitting(m), from: unit(2), six, note: String::new() }
        }
        ActKind::Object => Act::Object { reason: dot(), proposed: unit(3) },
        ActKind::DecideObjection => Act::DecideObjection { upheld: false, reason: dot() },
        ActKind::Accept => {
            Act::Accept { on: day, unit: unit(1), road: own_road(m), officer: someone(), notice: None }
        }
        ActKind::Notify => Act::Notify { notice: told(day) },
        ActKind::Extend => Act::Extend { days: 1, reason: dot(), approved_by: someone(), told: told(day) },
        ActKind::Answer => Act::Answer { opinion: opinion(m, day), service: None },
        ActKind::Serve => Act::Serve { service: served(day) },
        ActKind::Rate => Act::Rate { rating: rating(m, day) },
        ActKind::Close => Act::Close { closing: closing(m, day) },
        ActKind::Link => Act::Link { into: nowhere(4), into_no: dot(), reason: dot() },
        ActKind::Unlink => Act::Unlink { reason: dot() },
        ActKind::Take => {
            let (items, demands) = (Vec::new(), Vec::new());
            Act::Take { from: nowhere(4), from_no: dot(), items, demands, back: false }
        }
        ActKind::GiveBack => {
            Act::GiveBack { from: nowhere(4), from_no: dot(), items: Vec::new(), demands: Vec::new() }
        }
        ActKind::Designate => Act::Designate {
            to: unit(1),
            standing: fitting(m),
            from: unit(2),
            designation: Designation { by: Decider::CommonSuperior, decider: dot(), reason: dot() },
        },
        ActKind::Succeed => Act::Succeed {
            old: m.stage.lead().map_or(nowhere(5), |u| u.id),
            to: unit(1),
            standing: fitting(m),
            reason: dot(),
        },
        ActKind::AskCo => Act::AskCo { unit: unit(6), part: dot(), by: day },
        ActKind::CoAnswer => Act::CoAnswer { unit: waiting(m), text: dot(), signed_by: someone() },
        ActKind::DropCo => Act::DropCo { unit: m.co.last().map_or(nowhere(6), |c| c.unit.id), reason: dot() },
        ActKind::Simplify => Act::Simplify { simple: !m.simple, reason: dot() },
        ActKind::ChangeOfficer => Act::ChangeOfficer { officer: someone(), reason: dot() },
        ActKind::Decline => {
            let reason = DeclineReason::NotOurs;
            let told = Some(told(day));
            Act::Decline { declining: Declining { reason, text: dot(), prior: dot(), go_to: dot(), told } }
        }
        ActKind::Redirect => Act::Redirect {
            redirection: Redirection {
                route: Route::Court,
                organ: dot(),
                procedure: dot(),
                term: dot(),
                told: Some(told(day)),
            },
        },
        ActKind::Guide => Act::Guide { guidance: Guidance { organ: dot(), explained: dot() } },
        ActKind::Withdraw => Act::Withdraw { on: day, evidence: dot() },
        ActKind::Substitute => Act::Substitute { reason: dot(), evidence: dot() },
        ActKind::Reopen => Act::Reopen { reason: dot() },
        ActKind::SayUnsolved => Act::SayUnsolved { on: day, text: dot(), given: dot() },
        ActKind::FollowUp => Act::FollowUp { follow: FollowUp { on: day, text: dot(), by: someone() } },
        ActKind::AskReview => Act::AskReview { request: request(m, day) },
        ActKind::TakeReview => Act::TakeReview { taking: taking(day) },
        ActKind::DeclineReview => Act::DeclineReview { reason: dot(), told: told(day) },
        ActKind::AnnounceHearing => Act::AnnounceHearing { hearing: hearing(day) },
        ActKind::RecordHearing => {
            let record = HearingRecord { from: day, to: day, said: dot(), conclusion: dot(), votes: 2 };
            Act::RecordHearing { record }
        }
        ActKind::GiveReview => Act::GiveReview { opinion: review_opinion(day), service: None },
        ActKind::ServeReview => Act::ServeReview { service: served(day) },
        ActKind::Split => Act::Split {
            into: nowhere(7),
            into_no: dot(),
            demands: m.demands.last().map(|d| vec![d.no]).unwrap_or_default(),
            reason: dot(),
        },
        ActKind::ReportUrgent => {
            Act::ReportUrgent { to: ReportTo::ALL.to_vec(), text: dot(), by: someone(), from_office: true }
        }
        ActKind::PutNote => Act::PutNote {
            note: SafetyNote { on: day, reason: dot(), until: day.tomorrow().unwrap_or(day), by: someone() },
        },
        ActKind::LiftNote => Act::LiftNote { reason: dot() },
        ActKind::Recuse => Act::Recuse { person: someone(), reason: dot() },
        ActKind::NameReader => Act::NameReader { person: someone(), reason: dot() },
        ActKind::Attach => Act::Attach { item: nowhere(5), files: vec![dot()] },
        ActKind::Supplement => Act::Supplement { item: nowhere(5), words_digest: dot(), files: Vec::new() },
        ActKind::Reissue => Act::Reissue { proof: proof() },
        ActKind::MarkMissed => Act::MarkMissed { rule: law::RuleId::Xfer, due: day },
        ActKind::Redate => Act::Redate { redating: redating(day) },
    }
}

fn redating(day: Day) -> Redating {
    let moved = Moved { rule: law::RuleId::Xfer, old: None, new: Some(day), mark: Mark::None };
    Redating { dates: vec![moved], reason: "·".to_owned(), source: law::Text::default(), change: None }
}

fn proof() -> CodeProof {
    CodeProof { shown: ProofShown::IdCard, by: PartyKind::Petitioner, checked: "·".to_owned() }
}

/// The unit can be rated once its answer was served; before that, only the office.
fn rating(m: &Matter, day: Day) -> Rating {
    let of = if m.stage.service().is_some_and(|s| s.on.is_some()) { Rated::Unit } else { Rated::Office };
    Rating { of, satisfaction: Satisfaction::Fairly, remark: String::new(), on: day, given: String::new() }
}

fn closing(m: &Matter, day: Day) -> Closing {
    // While an organ looks again there is nothing to be content with yet; that somebody died can be said at any time.
    let answered = match &m.stage {
        Stage::Review(r) => r.progress.opinion().is_some(),
        stage => stage.opinion().is_some(),
    };
    Closing {
        on: day,
        kind: if answered { ClosingKind::Content } else { ClosingKind::Died },
        resolved: false,
        view: View::Unsaid,
        evidence: "·".to_owned(),
        ground: None,
    }
}
