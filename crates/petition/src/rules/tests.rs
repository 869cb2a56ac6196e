//! Tests of the rules, case by case. Every date stands with its weekday, and the weekday is checked.

mod closing;
mod intake;
mod joining;
mod matrix;
mod refusals;
mod sending;
mod terms;

use super::*;
use law::{Day, Law, Pack, PackId, RuleId};
use platform::Id;
use std::sync::{Arc, LazyLock};

pub(super) static LAW: LazyLock<Law> = LazyLock::new(|| Law::embedded().unwrap());

pub(super) const OFFICE: u8 = 10;
const LABOUR: u8 = 20;
const HOUSING: u8 = 21;
const TOWN: u8 = 30;

pub(super) fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

pub(super) fn unit(n: u8) -> UnitRef {
    let name = match n {
        OFFICE => "信访局",
        LABOUR => "人社局",
        HOUSING => "住建局",
        _ => "河口镇",
    };
    UnitRef { id: id(n), name: name.to_owned() }
}

pub(super) fn person() -> PersonRef {
    PersonRef { id: id(90), name: "陈立 科员".to_owned() }
}

/// “Friday 2026-09-18”: a day whose weekday is really that.
fn day(text: &str) -> Day {
    let (weekday, date) = text.split_once(' ').unwrap();
    let day: Day = date.parse().unwrap();
    assert_eq!(format!("{:?}", day.weekday()), weekday, "{date}");
    day
}

/// The pack as the door finds it: that of the acceptance, and before that, that of the day.
pub(super) fn pack_for(jurisdiction: &str, m: Option<&Matter>, act: Option<&Act>, day: Day) -> Arc<Pack> {
    let at = |day| LAW.governing(jurisdiction, day).unwrap();
    match (m.and_then(|m| m.stage.handling()), act) {
        (Some(h), _) => LAW.pack(&PackId(h.pack.clone())).unwrap(),
        (None, Some(Act::Accept { on, .. })) => at(*on),
        (None, _) => at(day),
    }
}

fn registration(received: Day) -> Registration {
    Registration {
        id: id(1),
        item: id(2),
        office: unit(OFFICE),
        by_petition_office: true,
        channel: Channel::Letter,
        purpose: Purpose::Appeal,
        received_on: received,
        reachable: true,
        persons: 1,
        representatives: 1,
        respondent: None,
        litigation: false,
        handed: Vec::new(),
        reader: None,
        demands: vec!["付清工资".to_owned()],
        words_digest: String::new(),
    }
}

/// A matter on its way through the rules, one act after the other.
#[derive(Clone)]
struct Case {
    jurisdiction: &'static str,
    matter: Matter,
    today: Day,
}

impl Case {
    /// Received and registered on that day.
    fn received(on: &str) -> Case {
        Case::of("national", registration(day(on)))
    }

    /// The same at a town that is no petition office.
    fn lodged_with_the_town(on: &str) -> Case {
        let town = Registration { office: unit(TOWN), by_petition_office: false, ..registration(day(on)) };
        Case::of("national", town)
    }

    fn of(jurisdiction: &'static str, r: Registration) -> Case {
        let today = r.received_on;
        let pack = pack_for(jurisdiction, None, None, today);
        let event = super::register(&r, today, &LawAt { pack: &pack, calendar: &LAW.calendar }).unwrap();
        Case { jurisdiction, matter: replay(&[event]).unwrap(), today }
    }

    fn with(self, change: impl FnOnce(&mut Matter)) -> Case {
        let mut case = self;
        change(&mut case.matter);
        case
    }

    fn on(self, on: &str) -> Case {
        Case { today: day(on), ..self }
    }

    fn decide(&self, act: &Act) -> Result<Vec<Event>, Refusal> {
        let pack = pack_for(self.jurisdiction, Some(&self.matter), Some(act), self.today);
        decide(&self.matter, act, self.today, &LawAt { pack: &pack, calendar: &LAW.calendar })
    }

    /// The act is done.
    fn does(self, act: Act) -> Case {
        let events = self.decide(&act).unwrap_or_else(|why| panic!("{:?} refused: {why:?}", act.kind()));
        let matter = events.iter().fold(self.matter.clone(), apply);
        Case { matter, ..self }
    }

    /// The act is refused, and this is why.
    fn refuses(&self, act: Act) -> Refusal {
        match self.decide(&act) {
            Err(why) => why,
            Ok(events) => panic!("{:?} went through: {events:?}", act.kind()),
        }
    }

    fn stage(&self) -> StageKind {
        self.matter.stage.kind()
    }

    fn clocks(&self) -> Vec<Running> {
        let pack = pack_for(self.jurisdiction, Some(&self.matter), None, self.today);
        clocks(&self.matter, &LawAt { pack: &pack, calendar: &LAW.calendar })
    }

    fn next_due(&self) -> Option<(RuleId, Day)> {
        let pack = pack_for(self.jurisdiction, Some(&self.matter), None, self.today);
        next_due(&self.matter, &LawAt { pack: &pack, calendar: &LAW.calendar })
    }

    /// The only clock of that rule.
    fn clock(&self, rule: RuleId) -> Running {
        let mut found: Vec<Running> = self.clocks().into_iter().filter(|r| r.clock.rule == rule).collect();
        assert_eq!(found.len(), 1, "{rule}");
        found.remove(0)
    }

    fn due(&self, rule: RuleId) -> Option<Day> {
        self.clock(rule).clock.due()
    }

    fn runs(&self, rule: RuleId) -> bool {
        self.clocks().iter().any(|r| r.clock.rule == rule)
    }

    fn demand_numbers(&self) -> Vec<u32> {
        self.matter.demands.iter().map(|d| d.no).collect()
    }

    // The usual way through, every act on the case's own day.

    fn transferred(self, to: u8) -> Case {
        self.does(transfer(to))
    }

    fn accepted(self) -> Case {
        let on = self.today;
        self.does(accept(on, None))
    }

    fn told_and_accepted(self) -> Case {
        let on = self.today;
        self.does(accept(on, Some(notice(on))))
    }

    fn answered(self) -> Case {
        let opinion = opinion(self.today, &self.demand_numbers());
        self.does(Act::Answer { opinion, service: None })
    }

    fn served(self) -> Case {
        let on = self.today;
        self.does(serve(Some(on)))
    }
}

fn transfer(to: u8) -> Act {
    let standing = Standing::default();
    Act::Transfer { to: unit(to), standing, from: unit(OFFICE), note: String::new() }
}

fn assign(to: u8, supervisor: u8, report_by: Day) -> Act {
    let six = SixPoints {
        leader: "赵为民".to_owned(),
        person: "陈立".to_owned(),
        supervisor: unit(supervisor),
        requirement: "查清事实，依法答复".to_owned(),
        report_by,
    };
    let standing = Standing::default();
    Act::Assign { to: unit(to), standing, from: unit(OFFICE), six, note: String::new() }
}

fn object(proposed: u8) -> Act {
    Act::Object { reason: "不属本单位职权。".to_owned(), proposed: unit(proposed) }
}

fn decide_objection(upheld: bool) -> Act {
    Act::DecideObjection { upheld, reason: "核实".to_owned() }
}

fn accept(on: Day, notice: Option<Notice>) -> Act {
    Act::Accept { on, unit: unit(TOWN), road: Road::Petition, officer: person(), notice }
}

fn accept_duty(on: Day) -> Act {
    Act::Accept { on, unit: unit(TOWN), road: Road::Duty, officer: person(), notice: None }
}

pub(super) fn notice(on: Day) -> Notice {
    Notice { on, way: ServiceWay::Direct, receiver: "本人".to_owned() }
}

fn notify(on: Day) -> Act {
    Act::Notify { notice: notice(on) }
}

fn extend(days: u16, told: Day) -> Act {
    Act::Extend { days, reason: "案情复杂".to_owned(), approved_by: person(), told: notice(told) }
}

pub(super) fn opinion(on: Day, demands: &[u32]) -> Opinion {
    let answer =
        |no: &u32| Answer { demand: *no, outcome: Outcome::Supported, text: "责令付清。".to_owned() };
    Opinion {
        on,
        findings: "查明属实。".to_owned(),
        basis: "《保障农民工工资支付条例》".to_owned(),
        answers: demands.iter().map(answer).collect(),
        review_by: "县人民政府".to_owned(),
        signed_by: person(),
    }
}

pub(super) fn service(on: Option<Day>) -> Service {
    Service {
        way: ServiceWay::Direct,
        on,
        receiver: "本人".to_owned(),
        refused: String::new(),
        witness: String::new(),
        proof: String::new(),
    }
}

fn serve(on: Option<Day>) -> Act {
    Act::Serve { service: service(on) }
}

pub(super) fn rating(of: Rated, on: Day) -> Rating {
    Rating {
        of, satisfaction: Satisfaction::Satisfied, remark: String::new(), on, given: "电话".to_owned()
    }
}

fn rate(of: Rated, on: Day) -> Act {
    Act::Rate { rating: rating(of, on) }
}

fn close(kind: ClosingKind, on: Day) -> Act {
    let evidence = if kind == ClosingKind::TermOver { "" } else { "书面认可" };
    Act::Close {
        closing: Closing {
            on,
            kind,
            resolved: true,
            view: View::Unsaid,
            evidence: evidence.to_owned(),
            ground: None,
        },
    }
}

fn link(into: u8) -> Act {
    Act::Link { into: id(into), into_no: "264829107535".to_owned(), reason: "同一事项".to_owned() }
}

fn unlink() -> Act {
    Act::Unlink { reason: "并非同一事项".to_owned() }
}

/// Items of another matter, each with one demand.
pub(super) fn take(from: u8, items: &[u8]) -> Act {
    let demand = |n: &u8| Demand { no: 1, item: id(*n), text: format!("第{n}件") };
    Act::Take {
        from: id(from),
        from_no: "261111111111".to_owned(),
        items: items.iter().map(|n| id(*n)).collect(),
        demands: items.iter().map(demand).collect(),
        back: false,
    }
}

pub(super) fn give_back(from: u8, items: &[u8]) -> Act {
    let items = items.iter().map(|n| id(*n)).collect();
    Act::GiveBack { from: id(from), from_no: "261111111111".to_owned(), items, demands: Vec::new() }
}
