//! Random lives: a registration, and steps that are made into acts one after the other. Every second step or so
//! is what would sensibly come next, or no life would ever come to its end.

use super::super::tests::{LAW, OFFICE, id, notice, opinion, pack_for, person, rating, service, take, unit};
use super::super::*;
use super::further::further;
use law::{Day, Pack, RuleId};
use proptest::prelude::*;
use std::sync::Arc;

/// A step before it is known where the matter stands: days to wait, which act, and dice for its parameters.
#[derive(Clone, Debug)]
pub struct Step {
    wait: u8,
    sensible: bool,
    kind: ActKind,
    pub(super) dice: [u8; 4],
}

/// A life still to be lived.
#[derive(Clone, Debug)]
pub struct Life {
    jurisdiction: &'static str,
    pub registered: Event,
    steps: Vec<Step>,
}

impl Life {
    /// The matter as it was registered.
    pub fn first(&self) -> Matter {
        replay(std::slice::from_ref(&self.registered)).unwrap()
    }
}

/// One step of a life as it was done, or refused.
#[derive(Debug)]
pub struct Moment {
    pub day: Day,
    pub before: Matter,
    pub act: Act,
    pub outcome: Result<Vec<Event>, Refusal>,
    pub after: Matter,
    pack_before: Arc<Pack>,
    pack_after: Arc<Pack>,
}

impl Moment {
    pub fn law_before(&self) -> LawAt<'_> {
        LawAt { pack: &self.pack_before, calendar: &LAW.calendar }
    }

    pub fn law_after(&self) -> LawAt<'_> {
        LawAt { pack: &self.pack_after, calendar: &LAW.calendar }
    }

    pub fn clocks(&self) -> Vec<Running> {
        clocks(&self.after, &self.law_after())
    }

    pub fn next_due(&self) -> Option<(RuleId, Day)> {
        next_due(&self.after, &self.law_after())
    }
}

/// All of a life, step by step.
pub fn life_of(life: &Life) -> Vec<Moment> {
    let mut matter = life.first();
    let mut day = matter.registered_on;
    let mut out: Vec<Moment> = Vec::new();
    for step in &life.steps {
        day = later(day, step.wait);
        let moment = live(life.jurisdiction, matter, step, day);
        matter = moment.after.clone();
        out.push(moment);
    }
    out
}

fn live(jurisdiction: &'static str, before: Matter, step: &Step, day: Day) -> Moment {
    let kind = if step.sensible { next_for(&before, step.dice) } else { step.kind };
    let act = if kind == ActKind::MarkMissed {
        mark(jurisdiction, &before, step, day)
    } else {
        act(kind, &before, step, day)
    };
    let pack_before = pack_for(jurisdiction, Some(&before), Some(&act), day);
    let law = LawAt { pack: &pack_before, calendar: &LAW.calendar };
    let outcome = decide(&before, &act, day, &law);
    let after = outcome.iter().flatten().fold(before.clone(), apply);
    let pack_after = pack_for(jurisdiction, Some(&after), None, day);
    Moment { day, before, act, outcome, after, pack_before, pack_after }
}

fn hearing_open(m: &Matter) -> bool {
    let held = match &m.stage {
        Stage::Accepted(h) => h.hearings.last(),
        Stage::Review(r) => r.progress.taking().and_then(|t| t.hearings.last()),
        _ => None,
    };
    held.is_some_and(|h| h.record.is_none())
}

fn next_for(m: &Matter, dice: [u8; 4]) -> ActKind {
    let [a, b, ..] = dice;
    if m.safety.is_some() && b.is_multiple_of(5) {
        return ActKind::LiftNote;
    }
    match m.stage.kind() {
        StageKind::Registered if b.is_multiple_of(9) && !m.simple => ActKind::Simplify,
        StageKind::Registered if m.litigation && m.channel == Channel::Visit => ActKind::Guide,
        StageKind::Registered if m.bounced() >= 2 => ActKind::Designate,
        StageKind::Registered if !m.by_petition_office && a.is_multiple_of(2) => ActKind::Accept,
        StageKind::Registered if a.is_multiple_of(3) => ActKind::Assign,
        StageKind::Registered => ActKind::Transfer,
        StageKind::Sent if b.is_multiple_of(4) => ActKind::Object,
        StageKind::Sent => ActKind::Accept,
        StageKind::Objected => ActKind::DecideObjection,
        StageKind::Accepted if hearing_open(m) => ActKind::RecordHearing,
        StageKind::Accepted if !m.co.is_empty() && b.is_multiple_of(4) => ActKind::DropCo,
        StageKind::Accepted if m.co.iter().any(|c| c.answer.is_none()) => ActKind::CoAnswer,
        StageKind::Accepted if b.is_multiple_of(5) => ActKind::Extend,
        StageKind::Accepted if b % 5 == 1 => ActKind::Notify,
        StageKind::Accepted => ActKind::Answer,
        StageKind::Answered => ActKind::Serve,
        StageKind::Served if b.is_multiple_of(2) => ActKind::AskReview,
        StageKind::Served | StageKind::FinalReviewed => ActKind::Close,
        StageKind::Reviewed if b.is_multiple_of(3) => ActKind::Close,
        StageKind::Reviewed => ActKind::AskReview,
        StageKind::ReviewAsked | StageKind::FinalAsked if b.is_multiple_of(7) => ActKind::DeclineReview,
        StageKind::ReviewAsked | StageKind::FinalAsked => ActKind::TakeReview,
        StageKind::UnderReview | StageKind::UnderFinal if hearing_open(m) => ActKind::RecordHearing,
        StageKind::UnderReview | StageKind::UnderFinal if b.is_multiple_of(3) => ActKind::AnnounceHearing,
        StageKind::UnderReview | StageKind::UnderFinal => ActKind::GiveReview,
        StageKind::ReviewAnswered | StageKind::FinalAnswered => ActKind::ServeReview,
        StageKind::Closed if m.says_unsolved() => ActKind::FollowUp,
        StageKind::Closed if b.is_multiple_of(4) => ActKind::Reopen,
        StageKind::Closed if b % 4 == 1 => ActKind::SayUnsolved,
        StageKind::Closed => ActKind::Rate,
        StageKind::Linked => ActKind::Unlink,
    }
}

/// Mostly today or a few days back, now and then a long time back or tomorrow.
pub(super) fn around(day: Day, dice: u8) -> Day {
    match dice {
        0..16 => day.tomorrow().unwrap(),
        16..120 => day,
        120..200 => earlier(day, dice % 8),
        _ => earlier(day, dice % 50),
    }
}

pub(super) fn later(day: Day, days: u8) -> Day {
    (0..days).fold(day, |d, _| d.tomorrow().unwrap())
}

fn earlier(day: Day, days: u8) -> Day {
    (0..days).fold(day, |d, _| d.yesterday().unwrap())
}

/// One of four units: the office, two departments, the town.
pub(super) fn some_unit(dice: u8) -> UnitRef {
    unit([OFFICE, 20, 21, 30][usize::from(dice % 4)])
}

fn act(kind: ActKind, m: &Matter, step: &Step, day: Day) -> Act {
    let [a, b, c, d] = step.dice;
    let on = around(day, a);
    let words = |dice: u8| if dice.is_multiple_of(16) { String::new() } else { "缘由".to_owned() };
    match kind {
        ActKind::Transfer => {
            Act::Transfer { to: some_unit(b), standing: standing(m, d), from: some_unit(c), note: words(d) }
        }
        ActKind::Assign => Act::Assign {
            to: some_unit(b),
            standing: standing(m, d),
            from: some_unit(c),
            six: six(c, on),
            note: words(d),
        },
        ActKind::Object => Act::Object { reason: words(a), proposed: some_unit(b) },
        ActKind::DecideObjection => Act::DecideObjection { upheld: a.is_multiple_of(2), reason: words(b) },
        ActKind::Accept => {
            let road = match Road::of(m.purpose) {
                _ if b.is_multiple_of(16) => Road::ALL[usize::from(b) / 16 % Road::ALL.len()],
                [first, second] if b.is_multiple_of(4) => [*first, *second][1],
                roads => roads[0],
            };
            let notice = (b.is_multiple_of(3)).then(|| notice(around(day, c)));
            Act::Accept { on, unit: some_unit(d), road, officer: person(), notice }
        }
        ActKind::Notify => Act::Notify { notice: notice(on) },
        ActKind::Extend => {
            let days = u16::from(b % 64);
            Act::Extend { days, reason: words(c), approved_by: person(), told: notice(on) }
        }
        ActKind::Answer => {
            let service = (c.is_multiple_of(3)).then(|| served(d, day, b));
            Act::Answer { opinion: answered(m, on, b), service }
        }
        ActKind::Serve => Act::Serve { service: served(b, on, c) },
        ActKind::Rate => Act::Rate { rating: rating(Rated::ALL[usize::from(b % 2)], on) },
        ActKind::Close => Act::Close { closing: closed(b, on, words(c)) },
        ActKind::Link => Act::Link { into: id(b % 8), into_no: "264829107535".to_owned(), reason: words(c) },
        ActKind::Unlink => Act::Unlink { reason: words(a) },
        ActKind::Take => take(b % 8, &fresh(m, c)),
        ActKind::GiveBack => give_back(m, b, c),
        ActKind::Attach => Act::Attach { item: id(b % 8), files: vec![words(c)] },
        ActKind::Supplement => Act::Supplement { item: id(b % 8), words_digest: words(c), files: Vec::new() },
        ActKind::Reissue => Act::Reissue {
            proof: CodeProof {
                shown: ProofShown::ALL[usize::from(b % 4)],
                by: PartyKind::Petitioner,
                checked: words(c),
            },
        },
        ActKind::MarkMissed => Act::MarkMissed { rule: RuleId::all()[usize::from(b) % 8], due: on },
        ActKind::Redate => redate(m, b, on),
        other => further(other, m, step, day),
    }
}

/// A date moves by some days; now and then one that was marked as missed.
fn redate(m: &Matter, dice: u8, on: Day) -> Act {
    let marked = m.missed.first().copied().filter(|_| dice.is_multiple_of(2));
    let (rule, old) = marked.unwrap_or((RuleId::Obj5, on));
    let mark = match (marked, dice % 3) {
        (None, _) => Mark::None,
        (Some(_), 0) => Mark::Stays,
        (Some(_), _) => Mark::Lifted,
    };
    let dates = vec![Moved { rule, old: Some(old), new: Some(later(old, dice % 5)), mark }];
    let source = law::Text::new("通知", "Notice");
    Act::Redate { redating: Redating { dates, reason: "新通知".to_owned(), source, change: None } }
}

/// What the watch would mark, or any date of any rule.
fn mark(jurisdiction: &str, m: &Matter, step: &Step, day: Day) -> Act {
    let pack = pack_for(jurisdiction, Some(m), None, day);
    let shown = next_due(m, &LawAt { pack: &pack, calendar: &LAW.calendar });
    match shown {
        Some((rule, due)) if !step.dice[0].is_multiple_of(4) => Act::MarkMissed { rule, due },
        _ => act(ActKind::MarkMissed, m, step, day),
    }
}

fn six(supervisor: u8, report_by: Day) -> SixPoints {
    let name = || "赵为民".to_owned();
    SixPoints {
        leader: name(),
        person: name(),
        supervisor: some_unit(supervisor),
        requirement: name(),
        report_by,
    }
}

/// Mostly an answer for every demand; now and then one is forgotten, or the ground.
fn answered(m: &Matter, on: Day, dice: u8) -> Opinion {
    let numbers: Vec<u32> =
        m.demands.iter().skip(usize::from(dice.is_multiple_of(8))).map(|d| d.no).collect();
    let road = m.stage.handling().map_or(Road::Petition, |h| h.road);
    let fitting = Outcome::of(road);
    let mut whole = opinion(on, &numbers);
    for (n, a) in whole.answers.iter_mut().enumerate() {
        a.outcome = fitting[(n + usize::from(dice)) % fitting.len()];
    }
    if dice % 16 == 3 {
        whole.answers.iter_mut().for_each(|a| a.outcome = Outcome::Adopted);
    }
    if dice % 8 == 1 { Opinion { basis: String::new(), ..whole } } else { whole }
}

pub(super) fn served(way: u8, on: Day, dice: u8) -> Service {
    let way = ServiceWay::ALL[usize::from(way) % ServiceWay::ALL.len()];
    let on = (!dice.is_multiple_of(4)).then_some(on);
    let witness = if dice.is_multiple_of(2) { String::new() } else { "村委会主任".to_owned() };
    Service { way, witness, refused: "拒收".to_owned(), ..service(on) }
}

/// Mostly a kind of unit to which the matter may go.
fn standing(m: &Matter, dice: u8) -> Standing {
    use people::UnitKind as K;
    let kind = match dice {
        0..16 => K::ALL[usize::from(dice) % K::ALL.len()],
        _ if m.locked() => K::Discipline,
        _ if m.litigation => K::PoliticalLegal,
        _ => K::Department,
    };
    Standing { kind, above: if dice % 8 == 1 { vec![id(20)] } else { Vec::new() } }
}

fn closed(kind: u8, on: Day, evidence: String) -> Closing {
    let kind = ClosingKind::ALL[usize::from(kind) % ClosingKind::ALL.len()];
    Closing { on, kind, resolved: true, view: View::Unsaid, evidence, ground: None }
}

/// Up to three items that this matter does not hold yet.
fn fresh(m: &Matter, dice: u8) -> Vec<u8> {
    (100..=250).filter(|n| !m.joined.contains(&id(*n))).take(usize::from(dice % 4)).collect()
}

/// Some of the joined items; now and then its own first one, or one that it never held.
fn give_back(m: &Matter, from: u8, dice: u8) -> Act {
    let items = match dice % 8 {
        0 => vec![id(2)],
        1 => vec![id(99)],
        n => m.joined.iter().copied().take(usize::from(n)).collect(),
    };
    Act::GiveBack { from: id(from % 8), from_no: "261111111111".to_owned(), items, demands: Vec::new() }
}

fn steps() -> impl Strategy<Value = Step> {
    let kind = prop::sample::select(ActKind::ALL);
    let wait = prop_oneof![0u8..=3, 0u8..=40];
    let parts = (wait, prop::bool::weighted(0.7), kind, any::<[u8; 4]>());
    parts.prop_map(|(wait, sensible, kind, dice)| Step { wait, sensible, kind, dice })
}

/// Who received it, when (days after 2020-01-01), and of which kind.
fn registrations() -> impl Strategy<Value = Registration> {
    let complained = prop::option::of(prop::sample::select(vec![20u8, 21, 30]));
    let kinds = (prop::sample::select(Channel::ALL), prop::sample::select(Purpose::ALL), complained);
    (kinds, any::<[bool; 2]>(), 0u16..1450, 1u8..4).prop_map(
        |(kinds, [by_office, reachable], days, demands)| {
            let (channel, purpose, respondent) = kinds;
            let received_on = (0..days).fold(Day::constant(2020, 1, 1), |d, _| d.tomorrow().unwrap());
            Registration {
                id: id(1),
                item: id(2),
                office: unit(if by_office { OFFICE } else { 30 }),
                by_petition_office: by_office,
                channel,
                purpose,
                received_on,
                reachable,
                persons: 12,
                representatives: 1,
                respondent: respondent.map(id),
                litigation: days % 11 == 0,
                handed: Vec::new(),
                reader: None,
                demands: (0..demands).map(|n| format!("诉求{n}")).collect(),
                words_digest: String::new(),
                told_digest: String::new(),
            }
        },
    )
}

/// A random matter of a random place, and up to 40 steps.
pub fn lives() -> impl Strategy<Value = Life> {
    let places = prop::sample::select(vec!["national", "province-30-60", "demo"]);
    (places, registrations(), prop::collection::vec(steps(), 1..=40)).prop_map(|(jurisdiction, r, steps)| {
        let pack = pack_for(jurisdiction, None, None, r.received_on);
        let law = LawAt { pack: &pack, calendar: &LAW.calendar };
        let registered = super::super::register(&r, r.received_on, &law).unwrap();
        Life { jurisdiction, registered, steps }
    })
}
