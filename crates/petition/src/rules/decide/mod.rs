//! The one function that says what an act leads to. No act changes a matter in any other way.

mod ending;
mod handling;
mod joining;
mod marking;
mod papers;
mod reviewing;
mod sending;
mod together;

pub use joining::may_join;

use super::acts::Act;
use super::clocks::clocks;
use super::events::Event;
use super::law_at::LawAt;
use super::matter::*;
use super::redate::Redating;
use super::refusal::Refusal;
use law::{Day, RuleId};

/// What follows, or why not.
type Decision = Result<Vec<Event>, Refusal>;

/// What an act leads to on `day`, or why it is refused.
pub fn decide(m: &Matter, act: &Act, day: Day, law: &LawAt) -> Decision {
    not_ended(m, act)?;
    match act {
        Act::Transfer { .. } | Act::Assign { .. } => sending::send(m, act, day),
        Act::Object { reason, proposed } => sending::object(m, reason, proposed, day, law),
        Act::DecideObjection { upheld, reason } => sending::decide_objection(m, act, *upheld, reason),
        Act::Designate { .. } => sending::designate(m, act, day),
        Act::Succeed { old, to, standing, reason } => sending::succeed(m, *old, to, standing, reason),
        Act::Accept { .. } => handling::accept(m, act, day, law),
        Act::Notify { notice } => handling::notify(m, act, notice, day),
        Act::Extend { .. } => handling::extend(m, act, day, law),
        Act::Answer { opinion, service } => handling::answer(m, act, opinion, service.as_ref(), day),
        Act::Serve { service } => handling::served(m, act, service, day),
        Act::Simplify { simple, reason } => handling::simplify(m, act, *simple, reason, law),
        Act::ChangeOfficer { officer, reason } => handling::change_officer(m, act, officer, reason),
        Act::AskCo { unit, part, by } => together::ask(m, act, unit, part, *by, day),
        Act::CoAnswer { unit, text, signed_by } => together::answer(m, act, *unit, text, signed_by, day),
        Act::DropCo { unit, reason } => together::release(m, act, *unit, reason),
        Act::Rate { rating } => ending::rate(m, act, rating, day),
        Act::Close { closing } => ending::close(m, act, closing, day, law),
        Act::Decline { declining } => ending::decline(m, act, declining, day),
        Act::Redirect { redirection } => ending::redirect(m, act, redirection, day),
        Act::Guide { guidance } => ending::guide(m, act, guidance, day),
        Act::Withdraw { on, evidence } => ending::withdraw(m, *on, evidence, day),
        Act::Reopen { reason } => ending::reopen(m, act, reason, day),
        Act::SayUnsolved { on, text, given } => ending::say_unsolved(m, act, *on, text, given, day),
        Act::FollowUp { follow } => ending::follow_up(m, follow, day),
        Act::AskReview { request } => reviewing::ask(m, act, request, day, law),
        Act::TakeReview { taking } => reviewing::take(m, act, taking, day, law),
        Act::DeclineReview { reason, told } => reviewing::decline(m, act, reason, told, day),
        Act::AnnounceHearing { hearing } => reviewing::announce(m, act, hearing, day),
        Act::RecordHearing { record } => reviewing::record(m, act, record, day),
        Act::GiveReview { opinion, service } => reviewing::give(m, act, opinion, service.as_ref(), day),
        Act::ServeReview { service } => reviewing::serve(m, act, service, day),
        Act::Link { into, into_no, reason } => joining::link(m, *into, into_no, reason, day),
        Act::Unlink { reason } => joining::unlink(m, reason),
        Act::Take { from, from_no, items, demands, back } => {
            joining::take(m, *from, from_no, items, demands, *back)
        }
        Act::GiveBack { from, from_no, items, demands } => {
            joining::give_back(m, *from, from_no, items, demands)
        }
        Act::Split { into, into_no, demands, reason } => {
            joining::split(m, act, (*into, into_no), demands, reason)
        }
        Act::ReportUrgent { to, text, by, from_office } => marking::report(to, text, by, *from_office, day),
        Act::PutNote { note } => marking::put_note(note, day),
        Act::LiftNote { reason } => marking::lift_note(m, reason),
        Act::Substitute { reason, evidence } => marking::substitute(reason, evidence),
        Act::Recuse { person, reason } => marking::recuse(m, person, reason, day),
        Act::NameReader { person, reason } => marking::name_reader(m, person, reason),
        Act::Attach { item, files } => papers::attach(*item, files),
        Act::Supplement { item, words_digest, files } => papers::supplement(*item, words_digest, files),
        Act::Reissue { proof } => papers::reissue(proof),
        Act::MarkMissed { rule, due } => miss(m, *rule, *due, day, law),
        Act::Redate { redating } => Ok(redate(redating)),
    }
}

fn not_now(m: &Matter, act: &Act) -> Decision {
    Err(Refusal::NotNow { act: act.kind(), stage: m.stage.kind() })
}

/// Nothing happens to an ended matter but what undoes the ending, and the petitioner's own late word.
fn not_ended(m: &Matter, act: &Act) -> Result<(), Refusal> {
    match (&m.stage, act) {
        // Whoever lost their code may still read the answer.
        (_, Act::Reissue { .. }) => Ok(()),
        (
            Stage::Closed(..),
            Act::Rate { .. }
            | Act::GiveBack { .. }
            | Act::Reopen { .. }
            | Act::SayUnsolved { .. }
            | Act::FollowUp { .. }
            | Act::AskReview { .. }
            | Act::NameReader { .. },
        ) => Ok(()),
        (Stage::Closed(c, _), _) => Err(Refusal::AlreadyClosed { on: c.on }),
        (Stage::Linked(..), Act::Unlink { .. }) => Ok(()),
        (Stage::Linked(j, _), _) => Err(Refusal::JoinedElsewhere { into: j.into_no.clone() }),
        _ => Ok(()),
    }
}

/// A day must not lie before what it follows, nor in the future.
fn within(on: Day, earliest: Day, today: Day) -> Result<(), Refusal> {
    match on {
        on if on > today => Err(Refusal::InFuture),
        on if on < earliest => Err(Refusal::BeforeStart { earliest }),
        _ => Ok(()),
    }
}

/// A text that must say something.
fn said(text: &str, refusal: Refusal) -> Result<(), Refusal> {
    if text.trim().is_empty() { Err(refusal) } else { Ok(()) }
}

/// The watch marks a date once, after it has passed, and only if it is a duty that is still open.
fn miss(m: &Matter, rule: RuleId, due: Day, day: Day, law: &LawAt) -> Decision {
    let runs = clocks(m, law).iter().any(|r| r.open() && r.clock.rule == rule && r.clock.due() == Some(due));
    if !runs || due >= day || m.missed.contains(&(rule, due)) {
        return Ok(Vec::new());
    }
    Ok(vec![Event::Missed { rule, due }])
}

/// A new calendar or pack: dates that did not move are no news, and nothing moved is no event.
fn redate(r: &Redating) -> Vec<Event> {
    let dates: Vec<_> = r.dates.iter().filter(|d| d.old != d.new).cloned().collect();
    if dates.is_empty() { Vec::new() } else { vec![Event::Redated(Redating { dates, ..r.clone() })] }
}
