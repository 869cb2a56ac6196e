//! The one function that says what an act leads to. No act changes a matter in any other way.

use super::acts::Act;
use super::clocks::{clocks, limit};
use super::events::Event;
use super::matter::*;
use super::refusal::Refusal;
use super::vocabulary::*;
use law::{Calendar, Day, Pack, RuleId, Start};
use platform::Id;

/// The law as it stands for this matter: the pack that governs it, and the calendar.
#[derive(Clone, Copy)]
pub struct LawAt<'a> {
    /// The pack in force on the day of acceptance; before that, today's.
    pub pack: &'a Pack,
    /// Working days.
    pub calendar: &'a Calendar,
}

type Decision = Result<Vec<Event>, Refusal>;

/// What an act leads to on `day`, or why it is refused.
pub fn decide(m: &Matter, act: &Act, day: Day, law: &LawAt) -> Decision {
    not_ended(m, act)?;
    match act {
        Act::Transfer { to, from, note } => send(m, to, from, Mode::Transfer, note, day),
        Act::Assign { to, from, six, note } => assign(m, to, from, six, note, day),
        Act::Object { reason, proposed } => object(m, reason, proposed, day, law),
        Act::DecideObjection { upheld, reason } => match &m.stage {
            Stage::Objected(..) => {
                Ok(vec![Event::ObjectionDecided { upheld: *upheld, reason: reason.clone() }])
            }
            _ => not_now(m, act),
        },
        Act::Accept { on, unit, road, officer, notice } => {
            accept(m, act, Acceptance { on: *on, unit, road: *road, officer, notice }, day, law)
        }
        Act::Notify { notice } => notify(m, act, notice, day),
        Act::Extend { days, reason, approved_by, told } => {
            let extension = Extension {
                on: day,
                days: *days,
                reason: reason.clone(),
                approved_by: approved_by.clone(),
                told: told.clone(),
            };
            extend(m, act, extension, day, law)
        }
        Act::Answer { opinion, service } => answer(m, act, opinion, service.as_ref(), day),
        Act::Serve { service } => match &m.stage {
            Stage::Answered(_, opinion, _) => serve(opinion, service, day).map(|e| vec![e]),
            _ => not_now(m, act),
        },
        Act::Rate { rating } => rate(m, act, rating, day),
        Act::Close { closing } => close(m, act, closing, day, law),
        Act::Link { into, into_no, reason } => link(m, *into, into_no, reason, day),
        Act::Unlink { reason } => match &m.stage {
            Stage::Linked(..) => Ok(vec![Event::Unlinked { reason: reason.clone() }]),
            _ => Err(Refusal::NotJoined),
        },
        Act::Take { from, from_no, items, demands } => take(m, *from, from_no, items, demands),
        Act::GiveBack { from, from_no, items } => give_back(m, *from, from_no, items),
        Act::Attach { item, files } => attach(*item, files),
        Act::Supplement { item, words_digest, files } => {
            let (item, words_digest, files) = (*item, words_digest.clone(), files.clone());
            Ok(vec![Event::Supplemented { item, words_digest, files }])
        }
        Act::Reissue { proof } => reissue(proof),
        Act::MarkMissed { rule, due } => miss(m, *rule, *due, day, law),
    }
}

fn not_now(m: &Matter, act: &Act) -> Decision {
    Err(Refusal::NotNow { act: act.kind(), stage: m.stage.kind() })
}

/// Nothing happens to an ended matter but undoing the joining, giving items back, a late rating, and a new code:
/// whoever lost theirs may still read the answer.
fn not_ended(m: &Matter, act: &Act) -> Result<(), Refusal> {
    match (&m.stage, act) {
        (_, Act::Reissue { .. }) => Ok(()),
        (Stage::Closed(..), Act::Rate { .. } | Act::GiveBack { .. }) => Ok(()),
        (Stage::Closed(c, _), _) => Err(Refusal::AlreadyClosed { on: c.on }),
        (Stage::Linked(..), Act::Unlink { .. }) => Ok(()),
        (Stage::Linked(j, _), _) => Err(Refusal::JoinedElsewhere { into: j.into_no.clone() }),
        _ => Ok(()),
    }
}

/// 条例第22条: to the organ in charge; never to the unit complained about alone (第30条第3款, boundaries 6).
fn send(m: &Matter, to: &UnitRef, from: &UnitRef, mode: Mode, note: &str, day: Day) -> Decision {
    let supervised = matches!(&mode, Mode::Assign(six) if six.supervisor.id != to.id);
    if m.respondent == Some(to.id) && (m.locked() || !supervised) {
        return Err(Refusal::RespondentAlone { unit: to.name.clone() });
    }
    match &m.stage {
        Stage::Registered => {}
        Stage::Sent(s) if s.to.id == to.id => return Err(Refusal::AlreadyThere { unit: to.name.clone() }),
        Stage::Sent(_) => {}
        other => {
            let act = if mode == Mode::Transfer { super::ActKind::Transfer } else { super::ActKind::Assign };
            return Err(Refusal::NotNow { act, stage: other.kind() });
        }
    }
    Ok(vec![Event::Sent(Sending {
        to: to.clone(),
        from: from.clone(),
        on: day,
        mode,
        note: note.to_owned(),
    })])
}

fn assign(m: &Matter, to: &UnitRef, from: &UnitRef, six: &SixPoints, note: &str, day: Day) -> Decision {
    if six.report_by < day {
        return Err(Refusal::ReportDayPast);
    }
    send(m, to, from, Mode::Assign(six.clone()), note, day)
}

/// 条例第23条第3款: within 5 working days of receipt, with detailed reasons; a proposed owner is asked for.
fn object(m: &Matter, reason: &str, proposed: &UnitRef, day: Day, law: &LawAt) -> Decision {
    let Stage::Sent(sending) = &m.stage else {
        return Err(Refusal::NotNow { act: super::ActKind::Object, stage: m.stage.kind() });
    };
    let rule = law.pack.rule(RuleId::Obj5).ok_or(Refusal::NoObjectionThen)?;
    match law::clock(rule, law.calendar, Start::On(sending.on), &[]).due() {
        Some(due) if day > due => return Err(Refusal::ObjectionLate { due }),
        _ => {}
    }
    if proposed.id == sending.to.id {
        return Err(Refusal::ProposesItself);
    }
    Ok(vec![Event::Objected(Objection { on: day, reason: reason.to_owned(), proposed: proposed.clone() })])
}

struct Acceptance<'a> {
    on: Day,
    unit: &'a UnitRef,
    road: Road,
    officer: &'a PersonRef,
    notice: &'a Option<Notice>,
}

/// The unit takes it on; the pack in force on the date of the notice governs from then on.
fn accept(m: &Matter, act: &Act, a: Acceptance, day: Day, law: &LawAt) -> Decision {
    let sent = match &m.stage {
        Stage::Sent(s) => Some(s.clone()),
        // A department or town takes in what was lodged with it directly (第23条第1款).
        Stage::Registered if !m.by_petition_office => None,
        _ => return not_now(m, act),
    };
    // Taking in a complaint against oneself would leave it to the respondent alone, as sending it there would.
    if sent.is_none() && m.respondent == Some(a.unit.id) {
        return Err(Refusal::RespondentAlone { unit: a.unit.name.clone() });
    }
    within(a.on, sent.as_ref().map_or(m.received_on, |s| s.on), day)?;
    if let Some(n) = a.notice {
        within(n.on, a.on, day)?;
    }
    Ok(vec![Event::Accepted(Handling {
        unit: sent.as_ref().map_or(a.unit, |s| &s.to).clone(),
        accepted_on: a.on,
        road: a.road,
        pack: law.pack.id.to_string(),
        officer: a.officer.clone(),
        sent,
        notice: a.notice.clone(),
        extension: None,
    })])
}

/// A day must not lie before what it follows, nor in the future.
fn within(on: Day, earliest: Day, today: Day) -> Result<(), Refusal> {
    match on {
        on if on > today => Err(Refusal::InFuture),
        on if on < earliest => Err(Refusal::BeforeStart { earliest }),
        _ => Ok(()),
    }
}

fn notify(m: &Matter, act: &Act, notice: &Notice, day: Day) -> Decision {
    let handling = match &m.stage {
        Stage::Accepted(h) | Stage::Answered(h, ..) => h,
        _ => return not_now(m, act),
    };
    if let Some(told) = &handling.notice {
        return Err(Refusal::AlreadyTold { on: told.on });
    }
    within(notice.on, handling.accepted_on, day)?;
    Ok(vec![Event::Notified(notice.clone())])
}

/// 条例第34条: before the limit is over, once, at most what the pack allows, the reason told.
fn extend(m: &Matter, act: &Act, e: Extension, day: Day, law: &LawAt) -> Decision {
    let Stage::Accepted(h) = &m.stage else { return not_now(m, act) };
    let (RuleId::H60, start) = limit(m, h, law) else { return Err(Refusal::NotExtensible) };
    if h.extension.is_some() {
        return Err(Refusal::AlreadyExtended);
    }
    let most = law.pack.opinion_extension_max_days;
    if e.days == 0 || e.days > most {
        return Err(Refusal::ExtensionTooLong { most });
    }
    let rule = law.pack.rule(RuleId::H60).ok_or(Refusal::NotExtensible)?;
    match law::clock(rule, law.calendar, Start::On(start), &[]).strict {
        Some(due) if day > due => return Err(Refusal::ExtensionLate { due }),
        _ => {}
    }
    within(e.told.on, h.accepted_on, day)?;
    Ok(vec![Event::Extended(e)])
}

/// 条例第32条: an answer for every demand, with its ground.
fn answer(m: &Matter, act: &Act, o: &Opinion, service: Option<&Service>, day: Day) -> Decision {
    let Stage::Accepted(h) = &m.stage else { return not_now(m, act) };
    within(o.on, h.accepted_on, day)?;
    let answered = |d: &Demand| o.answers.iter().any(|a| a.demand == d.no && !a.text.trim().is_empty());
    let open: Vec<String> = m.demands.iter().filter(|d| !answered(d)).map(|d| d.no.to_string()).collect();
    if !open.is_empty() {
        return Err(Refusal::DemandsUnanswered { numbers: open.join("、") });
    }
    if o.basis.trim().is_empty() {
        return Err(Refusal::NoBasis);
    }
    let mut events = vec![Event::Answered(o.clone())];
    if let Some(s) = service {
        events.push(serve(o, s, day)?);
    }
    Ok(events)
}

/// 送达: left needs a witness and the reason of refusal; a notice or a letter under way may still lack its day.
fn serve(o: &Opinion, s: &Service, day: Day) -> Result<Event, Refusal> {
    if let Some(on) = s.on {
        within(on, o.on, day)?;
    }
    let left = s.way == ServiceWay::Left && (s.witness.trim().is_empty() || s.refused.trim().is_empty());
    let handed = matches!(s.way, ServiceWay::Direct | ServiceWay::Entrusted) && s.receiver.trim().is_empty();
    if left || (handed && s.on.is_some()) {
        return Err(Refusal::ServiceIncomplete);
    }
    Ok(Event::Served(s.clone()))
}

/// The office can be rated once the petitioner was told; the unit once it has answered.
fn rate(m: &Matter, act: &Act, r: &Rating, day: Day) -> Decision {
    let ready = match r.of {
        Rated::Office => {
            m.stage.handling().is_some_and(|h| h.notice.is_some()) || m.stage.opinion().is_some()
        }
        Rated::Unit => m.stage.service().is_some_and(|s| s.on.is_some()),
    };
    if !ready {
        return not_now(m, act);
    }
    within(r.on, m.received_on, day)?;
    Ok(vec![Event::Rated(r.clone())])
}

/// Closed is not solved: the ground is named and proven, and the petitioner's own view stands beside ours.
fn close(m: &Matter, act: &Act, c: &Closing, day: Day, law: &LawAt) -> Decision {
    let (opinion, served) = match &m.stage {
        Stage::Served(_, o, s) => (o, s.on),
        Stage::Answered(_, o, _) => (o, None),
        _ => return not_now(m, act),
    };
    within(c.on, served.unwrap_or(opinion.on), day)?;
    match c.kind {
        ClosingKind::TermOver => term_over(m, served, c.on, law)?,
        ClosingKind::Content | ClosingKind::Settled => {
            if c.evidence.trim().is_empty() {
                return Err(Refusal::EvidenceMissing);
            }
            if served.is_none() {
                return Err(Refusal::ServiceUnproven);
            }
        }
    }
    Ok(vec![Event::Closed(c.clone())])
}

/// 条例第35条: the term is the petitioner's right, so it ends on the rolled day, and never without proof.
fn term_over(m: &Matter, served: Option<Day>, on: Day, law: &LawAt) -> Result<(), Refusal> {
    if served.is_none() {
        return Err(Refusal::ServiceUnproven);
    }
    let until = clocks(m, law).iter().find(|r| r.clock.rule == RuleId::Fc1).and_then(|r| r.clock.due());
    match until {
        Some(until) if on <= until => Err(Refusal::ReviewTermRuns { until }),
        Some(_) => Ok(()),
        None => Err(Refusal::ServiceUnproven),
    }
}

fn link(m: &Matter, into: Id, into_no: &str, reason: &str, day: Day) -> Decision {
    if into == m.id || !m.joined.is_empty() {
        return Err(Refusal::CannotJoin);
    }
    if m.stage.opinion().is_some() {
        return Err(Refusal::AnsweredAlready);
    }
    let joining = Joining { on: day, into, into_no: into_no.to_owned(), reason: reason.to_owned() };
    Ok(vec![Event::Linked(joining)])
}

/// What two matters must have in common to be joined: a unit complained about must not see, through the known
/// matter, a paper that it could not see before.
///
/// # Errors
/// [`Refusal::WouldShow`].
pub fn may_join(own: &Matter, known: &Matter) -> Result<(), Refusal> {
    let lead = known.stage.lead().map(|u| u.id);
    let shown = own.locked() != known.locked() || (own.respondent.is_some() && own.respondent == lead);
    if shown { Err(Refusal::WouldShow) } else { Ok(()) }
}

/// The known matter takes the items while it can still answer their demands.
fn take(m: &Matter, from: Id, from_no: &str, items: &[Id], demands: &[Demand]) -> Decision {
    if from == m.id {
        return Err(Refusal::CannotJoin);
    }
    if m.stage.opinion().is_some() {
        return Err(Refusal::AnsweredAlready);
    }
    let numbered =
        (m.numbered.saturating_add(1)..).zip(demands).map(|(no, d)| Demand { no, ..d.clone() }).collect();
    Ok(vec![Event::Took { from, from_no: from_no.to_owned(), items: items.to_vec(), demands: numbered }])
}

/// Only what was joined goes back; its own first item and the demands in it stay.
fn give_back(m: &Matter, from: Id, from_no: &str, items: &[Id]) -> Decision {
    if !items.iter().all(|i| m.joined.contains(i)) {
        return Err(Refusal::NotJoined);
    }
    Ok(vec![Event::GaveBack { from, from_no: from_no.to_owned(), items: items.to_vec() }])
}

/// Nothing to put there: nothing happens.
fn attach(item: Id, files: &[String]) -> Decision {
    Ok(match files.is_empty() {
        true => Vec::new(),
        false => vec![Event::Attached { item, files: files.to_vec() }],
    })
}

/// A new code only against proof, and what it was is written down.
fn reissue(proof: &CodeProof) -> Decision {
    if proof.checked.trim().is_empty() {
        return Err(Refusal::ProofMissing);
    }
    Ok(vec![Event::Reissued(proof.clone())])
}

/// The watch marks a date once, after it has passed, and only if it is a duty that is still open.
fn miss(m: &Matter, rule: RuleId, due: Day, day: Day, law: &LawAt) -> Decision {
    let runs = clocks(m, law).iter().any(|r| r.open() && r.clock.rule == rule && r.clock.due() == Some(due));
    if !runs || due >= day || m.missed.contains(&(rule, due)) {
        return Ok(Vec::new());
    }
    Ok(vec![Event::Missed { rule, due }])
}
