//! What holds of every matter, whatever happens to it: random lives of random matters, from 2020 to 2026.

mod further;
mod lives;

use super::*;
use law::RuleId;
use lives::{Moment, life_of, lives};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::BTreeSet;

fn open_and_past(moment: &Moment) -> Vec<Act> {
    let due = |r: &Running| r.clock.due().filter(|due| *due < moment.day);
    let open = moment.clocks().into_iter().filter(Running::open);
    open.filter_map(|r| due(&r).map(|due| Act::MarkMissed { rule: r.clock.rule, due })).collect()
}

/// The transitions as we think of them, written down a second time.
fn lawful(from: StageKind, act: ActKind, to: StageKind) -> bool {
    use StageKind as S;
    let stays = from == to;
    let alive = from.family() != Family::Ended;
    let ends = alive && to == S::Closed;
    match act {
        ActKind::Transfer | ActKind::Assign => matches!(from, S::Registered | S::Sent) && to == S::Sent,
        ActKind::Designate => from <= S::Objected && to == S::Sent,
        ActKind::Succeed => alive && (stays || (from, to) == (S::Objected, S::Sent)),
        ActKind::Object => (from, to) == (S::Sent, S::Objected),
        ActKind::DecideObjection => from == S::Objected && matches!(to, S::Registered | S::Sent),
        ActKind::Accept => matches!(from, S::Registered | S::Sent) && to == S::Accepted,
        ActKind::Notify => matches!(from, S::Accepted | S::Answered) && stays,
        ActKind::Extend | ActKind::AskCo | ActKind::CoAnswer | ActKind::DropCo => {
            from == S::Accepted && stays
        }
        ActKind::Simplify => from <= S::Accepted && stays,
        ActKind::ChangeOfficer => matches!(from, S::Accepted | S::Answered | S::Served) && stays,
        ActKind::Answer => from == S::Accepted && matches!(to, S::Answered | S::Served),
        ActKind::Serve => from == S::Answered && matches!(to, S::Answered | S::Served),
        ActKind::Rate => from >= S::Accepted && from != S::Linked && stays,
        ActKind::Close => ends,
        ActKind::Decline => matches!(from, S::Registered | S::Sent) && ends,
        ActKind::Redirect => matches!(from, S::Registered | S::Sent | S::Accepted) && ends,
        ActKind::Guide => from == S::Registered && ends,
        ActKind::Withdraw => ends || asked(from) == Some(to),
        ActKind::Reopen => from == S::Closed && to != S::Linked,
        ActKind::SayUnsolved | ActKind::FollowUp => from >= S::Answered && from != S::Linked && stays,
        ActKind::AskReview => {
            matches!(
                (from, to),
                (S::Served | S::Closed, S::ReviewAsked) | (S::Reviewed | S::Closed, S::FinalAsked)
            )
        }
        ActKind::TakeReview => {
            matches!((from, to), (S::ReviewAsked, S::UnderReview) | (S::FinalAsked, S::UnderFinal))
        }
        ActKind::DeclineReview => matches!(from, S::ReviewAsked | S::FinalAsked) && asked(from) == Some(to),
        ActKind::AnnounceHearing | ActKind::RecordHearing => {
            matches!(from, S::Accepted | S::UnderReview | S::UnderFinal) && stays
        }
        ActKind::GiveReview => {
            matches!((from, to), (S::UnderReview, S::ReviewAnswered) | (S::UnderFinal, S::FinalAnswered))
        }
        ActKind::ServeReview => matches!(
            (from, to),
            (S::ReviewAnswered, S::ReviewAnswered | S::Reviewed | S::Accepted)
                | (S::FinalAnswered, S::FinalAnswered | S::FinalReviewed | S::Accepted)
        ),
        ActKind::Split => matches!(from, S::Registered | S::Sent | S::Accepted) && stays,
        ActKind::Link => from <= S::Accepted && to == S::Linked,
        ActKind::Unlink => from == S::Linked && to <= S::Accepted,
        ActKind::Take => from <= S::Accepted && stays,
        ActKind::GiveBack => from != S::Linked && stays,
        ActKind::NameReader => from != S::Linked && stays,
        ActKind::Reissue => stays,
        ActKind::MarkMissed
        | ActKind::Redate
        | ActKind::Attach
        | ActKind::Supplement
        | ActKind::Substitute
        | ActKind::ReportUrgent
        | ActKind::PutNote
        | ActKind::LiftNote
        | ActKind::Recuse => alive && stays,
    }
}

/// Where a matter goes back to when a review is not taken up or is taken back.
fn asked(from: StageKind) -> Option<StageKind> {
    match from {
        StageKind::ReviewAsked | StageKind::UnderReview => Some(StageKind::Served),
        StageKind::FinalAsked | StageKind::UnderFinal => Some(StageKind::Reviewed),
        _ => None,
    }
}

/// What must be there: what was registered or taken, and has not gone back.
fn demands_by_history(events: &[Event]) -> Vec<Demand> {
    let mut all: Vec<Demand> = Vec::new();
    for event in events {
        match event {
            Event::Registered(m) => all.extend(m.demands.clone()),
            Event::Took { demands, .. } => all.extend(demands.clone()),
            Event::GaveBack { items, .. } => all.retain(|d| !items.contains(&d.item)),
            Event::SplitOff { demands, .. } => all.retain(|d| !demands.contains(&d.no)),
            _ => {}
        }
    }
    all
}

/// The other properties say nothing about what no life ever comes to.
#[test]
fn random_lives_come_to_every_stage_and_do_every_act_and_are_refused_every_act() {
    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for _ in 0..400 {
        let life = lives().new_tree(&mut runner).unwrap().current();
        for moment in life_of(&life) {
            let done = if moment.outcome.is_ok() { "done" } else { "refused" };
            seen.insert(format!("{} {done}", moment.act.kind()));
            seen.insert(moment.after.stage.kind().to_string());
        }
    }
    let acts = ActKind::ALL.iter().flat_map(|a| [format!("{a} done"), format!("{a} refused")]);
    let missing: Vec<String> = acts
        .chain(StageKind::ALL.iter().map(StageKind::to_string))
        .filter(|word| !seen.contains(word))
        .collect();
    assert_eq!(missing, [""; 0]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..Default::default() })]

    #[test]
    fn the_events_of_a_life_add_up_to_the_matter_at_every_moment(life in lives()) {
        let mut events = vec![life.registered.clone()];
        for moment in life_of(&life) {
            events.extend(moment.outcome.clone().unwrap_or_default());
            prop_assert_eq!(replay(&events), Some(moment.after));
        }
    }

    #[test]
    fn a_refused_act_changes_nothing_and_is_refused_again(life in lives()) {
        for moment in life_of(&life).iter().filter(|m| m.outcome.is_err()) {
            prop_assert_eq!(&moment.before, &moment.after);
            prop_assert_eq!(&decide(&moment.before, &moment.act, moment.day, &moment.law_before()), &moment.outcome);
        }
    }

    #[test]
    fn a_stage_is_only_reached_as_the_table_says(life in lives()) {
        for moment in life_of(&life).iter().filter(|m| m.outcome.is_ok()) {
            let (from, act, to) = (moment.before.stage.kind(), moment.act.kind(), moment.after.stage.kind());
            prop_assert!(lawful(from, act, to), "{from} {act} {to}");
        }
    }

    #[test]
    fn what_a_page_does_not_offer_in_a_stage_is_never_done_there(life in lives()) {
        for moment in life_of(&life).iter().filter(|m| m.outcome.is_ok()) {
            let offered = possible(&moment.before, moment.act.kind(), moment.day, &moment.law_before());
            prop_assert!(!matches!(offered, Err(Refusal::NotNow { .. })), "{:?}", moment.act.kind());
        }
    }

    #[test]
    fn no_demand_is_lost_and_no_number_given_twice(life in lives()) {
        let mut events = vec![life.registered.clone()];
        let mut given: BTreeSet<u32> = (1..=life.first().numbered).collect();
        for moment in life_of(&life) {
            let new = moment.outcome.clone().unwrap_or_default();
            for event in &new {
                let Event::Took { demands, .. } = event else { continue };
                prop_assert!(demands.iter().all(|d| given.insert(d.no)), "{event:?}");
            }
            events.extend(new);
            prop_assert_eq!(&moment.after.demands, &demands_by_history(&events));
            let gone = |d: &Demand| events.iter().any(|e| matches!(e, Event::SplitOff { demands, .. } if demands.contains(&d.no)));
            prop_assert!(life.first().demands.iter().all(|d| moment.after.demands.contains(d) || gone(d)));
            prop_assert!(!moment.after.demands.is_empty());
        }
    }

    #[test]
    fn an_opinion_answers_every_demand(life in lives()) {
        for moment in life_of(&life) {
            let Some(opinion) = moment.after.stage.opinion() else { continue };
            for demand in &moment.after.demands {
                prop_assert!(opinion.answers.iter().any(|a| a.demand == demand.no && !a.text.is_empty()));
            }
        }
    }

    #[test]
    fn a_matter_shows_a_date_until_it_has_ended(life in lives()) {
        for moment in life_of(&life) {
            let ended = moment.after.stage.kind().family() == Family::Ended;
            prop_assert_eq!(moment.next_due().is_none(), ended, "{:?}", moment.after.stage);
        }
    }

    #[test]
    fn somebody_owes_something_until_the_opinion_is_written_and_nobody_once_it_has_arrived(life in lives()) {
        for moment in life_of(&life) {
            let owed = moment.clocks().iter().filter(|r| r.open()).count();
            match moment.after.stage.kind() {
                StageKind::Served | StageKind::Reviewed | StageKind::FinalReviewed => prop_assert_eq!(owed, 0),
                StageKind::Answered | StageKind::ReviewAnswered | StageKind::FinalAnswered => {
                    prop_assert!(owed <= 1, "only the notice can still be owed");
                }
                StageKind::Closed | StageKind::Linked => {}
                _ => prop_assert!(owed >= 1),
            }
        }
    }

    #[test]
    fn a_clock_is_never_due_before_it_starts_and_has_no_day_without_a_start(life in lives()) {
        for running in life_of(&life).iter().flat_map(Moment::clocks) {
            let clock = &running.clock;
            prop_assert_eq!(clock.start.day().is_some(), clock.due().is_some());
            prop_assert!(clock.due() >= clock.start.day());
            prop_assert!(matches!(clock.rule, RuleId::Fc1 | RuleId::Fh1) || clock.due().is_some());
        }
    }

    #[test]
    fn every_rule_runs_at_most_once_at_a_time(life in lives()) {
        for moment in life_of(&life) {
            let rules: Vec<RuleId> = moment.clocks().iter().map(|r| r.clock.rule).collect();
            prop_assert_eq!(rules.iter().collect::<BTreeSet<_>>().len(), rules.len(), "{:?}", rules);
        }
    }

    #[test]
    fn a_missed_day_is_marked_once_however_often_the_watch_comes(life in lives()) {
        for moment in life_of(&life) {
            let days = &moment.after.missed;
            prop_assert_eq!(days.iter().collect::<BTreeSet<_>>().len(), days.len());
            for act in open_and_past(&moment) {
                let law = moment.law_after();
                let Ok(events) = decide(&moment.after, &act, moment.day, &law) else { continue };
                let marked = events.iter().fold(moment.after.clone(), apply);
                prop_assert!(marked.missed.len() <= days.len() + 1);
                prop_assert_eq!(decide(&marked, &act, moment.day, &law), Ok(Vec::new()));
            }
        }
    }

    #[test]
    fn a_matter_closed_with_an_answer_was_served_and_that_is_proven(life in lives()) {
        for moment in life_of(&life) {
            let Stage::Closed(closing, before) = &moment.after.stage else { continue };
            if !ClosingKind::BY_FORM.contains(&closing.kind) || closing.kind == ClosingKind::Died {
                continue;
            }
            let (written, served) = match before.as_ref() {
                Stage::Served(_, opinion, service) => (opinion.on, service.on),
                Stage::Review(r) => (r.progress.opinion().unwrap().on, r.progress.served_on()),
                other => return Err(TestCaseError::fail(format!("closed out of {}", other.kind()))),
            };
            prop_assert!(served.is_some_and(|on| written <= on && on <= closing.on));
        }
    }

    #[test]
    fn a_unit_complained_about_never_has_the_matter_alone(life in lives()) {
        for moment in life_of(&life) {
            let (m, lead) = (&moment.after, moment.after.stage.lead().map(|u| u.id));
            if m.respondent.is_none() || lead != m.respondent {
                continue;
            }
            let mode = m.stage.sending().map(|s| &s.mode);
            let watched = matches!(mode, Some(Mode::Assign(six)) if Some(six.supervisor.id) != lead);
            prop_assert!(watched && !m.locked(), "{:?}", m.stage);
        }
    }

    #[test]
    fn matters_and_events_are_stored_and_read_back_as_they_were(life in lives()) {
        for moment in life_of(&life) {
            let stored = serde_json::to_string(&moment.after).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Matter>(&stored).unwrap(), &moment.after);
            for event in moment.outcome.iter().flatten() {
                let stored = serde_json::to_string(event).unwrap();
                prop_assert_eq!(&serde_json::from_str::<Event>(&stored).unwrap(), event);
            }
            let stored = serde_json::to_string(&moment.act).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Act>(&stored).unwrap(), &moment.act);
        }
    }
}
