//! Invented lives: from a case out of the demo's file and a fate, everything that was done to a matter.

use super::county::Staff;
use super::files::{self, CaseFile, CasesFile, NamesFile};
use super::lot::Lot;
use jiff::ToSpan;
use law::Day;
use people::{Actor, Officer, Role};
use petition::act::{Hand, NewItem, NewParty};
use petition::bulk::Life;
use petition::rules::*;
use platform::clock::Clock;
use platform::{App, Error, Result};

/// How far a matter has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Written down.
    Registered,
    /// With a unit.
    Sent,
    /// Sent back with an objection.
    Objected,
    /// Being handled.
    Accepted,
    /// Being handled with more time.
    Extended,
    /// Answered, not served.
    Answered,
    /// Served, the term runs or has run out.
    Served,
    /// Rated and closed.
    Closed,
    /// The same people come again with the matter before.
    Repeat,
}

/// So many lives of one fate, received so many days ago.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// How many.
    pub count: usize,
    /// How far they have come.
    pub fate: Fate,
    /// Received at least so many days ago.
    pub from: i64,
    /// Received at most so many days ago.
    pub to: i64,
}

/// Every state and clock situation: fresh, due soon, overdue, at rest, ended.
pub(super) fn demo_wishes() -> Vec<Wish> {
    let w = |count, fate, from, to| Wish { count, fate, from, to };
    vec![
        w(26, Fate::Registered, 0, 6),
        w(8, Fate::Registered, 12, 15),
        w(5, Fate::Registered, 17, 24),
        w(30, Fate::Sent, 2, 9),
        w(10, Fate::Sent, 19, 21),
        w(7, Fate::Sent, 26, 34),
        w(10, Fate::Objected, 5, 9),
        w(46, Fate::Accepted, 12, 50),
        w(14, Fate::Accepted, 66, 70),
        w(9, Fate::Accepted, 80, 95),
        w(14, Fate::Extended, 70, 96),
        w(16, Fate::Answered, 40, 62),
        w(30, Fate::Served, 45, 75),
        w(14, Fate::Served, 110, 130),
        w(48, Fate::Closed, 130, 320),
        w(13, Fate::Repeat, 1, 12),
    ]
}

struct Writer<'a> {
    app: &'a App,
    staff: &'a Staff,
    lot: &'a mut Lot,
    cases: CasesFile,
    names: NamesFile,
    today: Day,
}

/// The lives wished for.
pub fn lives(app: &App, staff: &Staff, lot: &mut Lot, wishes: &[Wish]) -> Result<Vec<(Fate, Life)>> {
    let mut w =
        Writer { app, staff, lot, cases: files::cases()?, names: files::names()?, today: app.clock.today() };
    let mut out: Vec<(Fate, Life)> = Vec::new();
    let mut n = 0;
    for wish in wishes {
        for _ in 0..wish.count {
            if wish.fate == Fate::Repeat {
                out.extend(w.pair(n, wish)?);
            } else {
                out.push((wish.fate, w.life(n, wish)?));
            }
            n += 1;
        }
    }
    Ok(out)
}

impl Writer<'_> {
    fn day(&self, ago: i64) -> Day {
        self.today.saturating_sub(ago.max(0).days())
    }

    fn hand(&self, officer: &Officer, day: Day) -> Hand {
        let mut app = self.app.clone();
        app.clock = Clock::fixed(day);
        Hand { app, actor: Actor::Officer(Box::new(officer.clone())), day }
    }

    /// A matter that is being handled, and the same people's next paper about it.
    fn pair(&mut self, n: usize, wish: &Wish) -> Result<Vec<(Fate, Life)>> {
        let known = self.life(n, &Wish { fate: Fate::Accepted, from: 20, to: 40, ..*wish })?;
        let ago = self.lot.between(wish.from, wish.to);
        let mut item = known.item.clone();
        item.received_on = self.day(ago);
        item.channel = Channel::Visit;
        item.words = format!("上次反映的事到现在还没有个说法，今天再来问一问。{}", item.words);
        let again = Life {
            item,
            registered: self.hand(self.staff.named("dengji2")?, self.day(ago)),
            steps: Vec::new(),
        };
        Ok(vec![(Fate::Accepted, known), (Fate::Repeat, again)])
    }

    fn life(&mut self, n: usize, wish: &Wish) -> Result<Life> {
        let index = n % self.cases.case.len().max(1);
        let case =
            self.cases.case.get(index).ok_or_else(|| Error::broken("packs/demo/cases.toml: no case"))?;
        let ago = self.lot.between(wish.from, wish.to);
        let item = new_item(case, &self.names, self.lot, self.day(ago))?;
        let unit = self.staff.unit(&case.unit)?;
        let clerk = self.staff.named(if n.is_multiple_of(3) { "dengji2" } else { "dengji" })?;
        let registered = self.hand(clerk, self.day(ago));
        let steps = self.steps(wish.fate, index, ago, &unit)?;
        Ok(Life { item, registered, steps })
    }

    /// Steps on their days; a step whose day would lie in the future is done today.
    fn steps(&mut self, fate: Fate, index: usize, ago: i64, unit: &UnitRef) -> Result<Vec<(Hand, Act)>> {
        let mut steps = Vec::new();
        if fate == Fate::Registered || fate == Fate::Repeat {
            return Ok(steps);
        }
        let sent = (ago - self.lot.between(1, 3)).max(0);
        let wrong = if fate == Fate::Objected { self.other_unit(unit)? } else { unit.clone() };
        steps.push(self.send(&wrong, sent)?);
        match fate {
            Fate::Objected => steps.push(self.object(&wrong, unit, (sent - 1).max(0))?),
            Fate::Sent => {}
            _ => {
                let accepted = (sent - self.lot.between(2, 9)).max(0);
                steps.push(self.accept(unit, index, accepted)?);
                self.handle(&mut steps, fate, index, accepted, unit)?;
            }
        }
        Ok(steps)
    }

    fn handle(
        &mut self,
        steps: &mut Vec<(Hand, Act)>,
        fate: Fate,
        index: usize,
        accepted: i64,
        unit: &UnitRef,
    ) -> Result<()> {
        // Only the 60 days of the petition procedure can be extended.
        if fate == Fate::Extended && self.road(index) == Road::Petition {
            let at = (accepted - self.lot.between(45, 55)).max(0);
            steps.push(self.extend(unit, at)?);
        }
        if !matches!(fate, Fate::Answered | Fate::Served | Fate::Closed) {
            return Ok(());
        }
        let answered = (accepted - self.lot.between(18, 40)).max(0);
        let served = (answered - self.lot.between(0, 4)).max(0);
        steps.push(self.answer(unit, index, answered)?);
        if fate == Fate::Answered {
            return Ok(());
        }
        steps.push(self.serve(unit, served)?);
        if fate == Fate::Closed || self.lot.percent(40) {
            let rated = (served - self.lot.between(1, 9)).max(0);
            steps.extend(self.rate(unit, rated)?);
        }
        if fate == Fate::Closed {
            let (kind, wait) = match self.road(index).reviewable() {
                false => (ClosingKind::Replied, 2),
                true if self.lot.percent(60) => (ClosingKind::TermOver, 45),
                true => (ClosingKind::Content, 10),
            };
            steps.push(self.close(unit, kind, (served - wait).max(0))?);
        }
        Ok(())
    }

    fn other_unit(&mut self, not: &UnitRef) -> Result<UnitRef> {
        let keys: Vec<String> = self.cases.objection.iter().map(|o| o.to_unit.clone()).collect();
        for _ in 0..20 {
            if let Some(key) = self.lot.one(&keys)
                && let Ok(u) = self.staff.unit(key)
                && u.id != not.id
                && self.staff.of(u.id, Role::Handler).is_some()
            {
                return Ok(u);
            }
        }
        Err(Error::broken("packs/demo/cases.toml: no other unit"))
    }

    fn office(&self) -> Result<UnitRef> {
        self.staff.unit("xinfang")
    }

    fn send(&mut self, to: &UnitRef, ago: i64) -> Result<(Hand, Act)> {
        let day = self.day(ago);
        let hand = self.hand(self.staff.named("fenban")?, day);
        let from = self.office()?;
        let standing = self.staff.standing(to.id);
        if self.lot.percent(70) {
            return Ok((hand, Act::Transfer { to: to.clone(), standing, from, note: String::new() }));
        }
        let head = self.staff.of(to.id, Role::UnitHead).map_or(String::new(), |o| o.name.clone());
        let six = SixPoints {
            leader: head,
            person: self.handler(to)?.name.clone(),
            supervisor: from.clone(),
            requirement: "查清事实，逐项答复，按期书面报告办理结果。".to_owned(),
            report_by: day.saturating_add(60.days()),
        };
        Ok((hand, Act::Assign { to: to.clone(), standing, from, six, note: String::new() }))
    }

    fn handler(&self, unit: &UnitRef) -> Result<&Officer> {
        let found = self.staff.of(unit.id, Role::Handler);
        found.ok_or_else(|| Error::broken(format!("packs/demo/county.toml: {} has no handler", unit.name)))
    }

    fn object(&mut self, unit: &UnitRef, proposed: &UnitRef, ago: i64) -> Result<(Hand, Act)> {
        let reason = self.lot.one(&self.cases.objection).map_or(String::new(), |o| o.reason.clone());
        let hand = self.hand(self.handler(unit)?, self.day(ago));
        Ok((hand, Act::Object { reason, proposed: proposed.clone() }))
    }

    /// The first road of the case's legal kind.
    fn road(&self, index: usize) -> Road {
        let purpose = self.cases.case.get(index).and_then(|c| c.purpose.parse().ok());
        Road::of(purpose.unwrap_or(Purpose::Appeal)).first().copied().unwrap_or(Road::Petition)
    }

    fn accept(&mut self, unit: &UnitRef, index: usize, ago: i64) -> Result<(Hand, Act)> {
        let officer = self.handler(unit)?.clone();
        let on = self.day(ago);
        let way = if self.lot.percent(60) { ServiceWay::Direct } else { ServiceWay::Post };
        let notice = self.lot.percent(85).then(|| Notice { on, way, receiver: "本人".to_owned() });
        let person = PersonRef { id: officer.person, name: format!("{} {}", officer.name, officer.title) };
        let act = Act::Accept { on, unit: unit.clone(), road: self.road(index), officer: person, notice };
        Ok((self.hand(&officer, on), act))
    }

    fn extend(&mut self, unit: &UnitRef, ago: i64) -> Result<(Hand, Act)> {
        let head = self
            .staff
            .of(unit.id, Role::UnitHead)
            .ok_or_else(|| Error::broken("demo: no unit head"))?
            .clone();
        let on = self.day(ago);
        let (days, reason) =
            self.lot.one(&self.cases.extension).map_or((15, String::new()), |e| (e.days, e.reason.clone()));
        let told = Notice { on, way: ServiceWay::Direct, receiver: "本人".to_owned() };
        let approved_by = PersonRef { id: head.person, name: format!("{} {}", head.name, head.title) };
        Ok((self.hand(&head, on), Act::Extend { days, reason, approved_by, told }))
    }

    fn answer(&mut self, unit: &UnitRef, index: usize, ago: i64) -> Result<(Hand, Act)> {
        let officer = self.handler(unit)?.clone();
        let on = self.day(ago);
        let case =
            self.cases.case.get(index).ok_or_else(|| Error::broken("packs/demo/cases.toml: no case"))?;
        let fitting = Outcome::of(self.road(index));
        let answers = (1..)
            .zip(case.answers.iter().zip(&case.outcomes))
            .map(|(demand, (text, outcome))| Answer {
                demand,
                outcome: outcome
                    .replace('_', "-")
                    .parse()
                    .ok()
                    .filter(|o| fitting.contains(o))
                    .or(fitting.first().copied())
                    .unwrap_or(Outcome::Explained),
                text: text.clone(),
            })
            .collect();
        let opinion = Opinion {
            on,
            findings: case.findings.clone(),
            basis: case.basis.clone(),
            answers,
            review_by: "青禾县人民政府".to_owned(),
            signed_by: PersonRef { id: officer.person, name: format!("{} {}", officer.name, officer.title) },
        };
        Ok((self.hand(&officer, on), Act::Answer { opinion, service: None }))
    }

    fn serve(&mut self, unit: &UnitRef, ago: i64) -> Result<(Hand, Act)> {
        let on = self.day(ago);
        let way = if self.lot.percent(70) { ServiceWay::Direct } else { ServiceWay::Post };
        let service = Service {
            way,
            on: Some(on),
            receiver: "本人".to_owned(),
            refused: String::new(),
            witness: String::new(),
            proof: if way == ServiceWay::Post {
                format!("XA{}", self.lot.between(10_000_000, 99_999_999))
            } else {
                String::new()
            },
        };
        Ok((self.hand(self.handler(unit)?, on), Act::Serve { service }))
    }

    fn rate(&mut self, unit: &UnitRef, ago: i64) -> Result<Vec<(Hand, Act)>> {
        let on = self.day(ago);
        let Some(r) = self.lot.one(&self.cases.rating) else { return Ok(Vec::new()) };
        let pairs = [(Rated::Office, r.office.clone()), (Rated::Unit, r.unit.clone())];
        let remark = r.remark.clone();
        let handler = self.handler(unit)?.clone();
        Ok(pairs
            .into_iter()
            .map(|(of, word)| {
                let satisfaction = word.parse().unwrap_or(Satisfaction::Fairly);
                let rating =
                    Rating { of, satisfaction, remark: remark.clone(), on, given: "电话回访".to_owned() };
                (self.hand(&handler, on), Act::Rate { rating })
            })
            .collect())
    }

    fn close(&mut self, unit: &UnitRef, kind: ClosingKind, ago: i64) -> Result<(Hand, Act)> {
        let on = self.day(ago);
        let solved = self.lot.one(&self.cases.rating).is_none_or(|r| r.solved);
        let closing = Closing {
            on,
            kind,
            resolved: solved,
            view: if solved { View::Solved } else { View::NotSolved },
            evidence: if kind == ClosingKind::Content {
                "信访人书面表示认可".to_owned()
            } else {
                String::new()
            },
            ground: None,
        };
        Ok((self.hand(self.handler(unit)?, on), Act::Close { closing }))
    }
}

fn new_item(case: &CaseFile, names: &NamesFile, lot: &mut Lot, received_on: Day) -> Result<NewItem> {
    let channel: Channel =
        lot.one(&case.channels).and_then(|c| c.replace('_', "-").parse().ok()).unwrap_or(Channel::Letter);
    let persons = if channel == Channel::Visit { case.persons } else { case.persons.min(3) };
    let anonymous = channel != Channel::Visit && lot.percent(6);
    let parties = if anonymous { Vec::new() } else { parties(names, lot, persons) };
    Ok(NewItem {
        litigation: false,
        handed: Vec::new(),
        channel,
        purpose: case.purpose.parse().unwrap_or(Purpose::Appeal),
        received_on,
        postmark: (channel == Channel::Letter).then(|| received_on.saturating_sub(2.days())),
        persons: persons.max(1),
        parties,
        words: case.words.clone(),
        subject: case.subject.clone(),
        summary: case.summary.clone(),
        demands: case.demands.clone(),
        place: case.place.clone(),
        field: case.field.clone(),
        respondent: None,
        respondent_name: case.respondent.clone(),
        once: None,
        source: String::new(),
    })
}

/// One petitioner, or up to five representatives of a group.
fn parties(names: &NamesFile, lot: &mut Lot, persons: u32) -> Vec<NewParty> {
    let named = match persons {
        0..=2 => persons.max(1),
        3..=10 => 2,
        _ => lot.between(2, 5).try_into().unwrap_or(2),
    };
    let kind = if persons >= 3 { PartyKind::Representative } else { PartyKind::Petitioner };
    (0..named).map(|_| party(names, lot, kind)).collect()
}

fn party(names: &NamesFile, lot: &mut Lot, kind: PartyKind) -> NewParty {
    let text = |t: Option<&String>| t.cloned().unwrap_or_default();
    let name = format!("{}{}", text(lot.one(&names.people.surnames)), text(lot.one(&names.people.given)));
    let place = match lot.percent(50) {
        true => text(lot.one(&names.estate).map(|e| &e.name)),
        false => {
            let street = text(lot.one(&names.street).map(|s| &s.name));
            format!("{street}{}", text(lot.one(&names.places.village_groups)))
        }
    };
    NewParty {
        kind: Some(kind),
        name,
        phone: format!("1990000{:04}", lot.between(0, 9999)),
        address: format!("{place}{}号", lot.between(1, 260)),
        ..NewParty::default()
    }
}
