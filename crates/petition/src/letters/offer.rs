//! Which kinds of letters a matter calls for as it stands, who may issue each, and in which unit's name.

use crate::rules::{Ground, Hearing, Level, Matter, Mode, Stage};
use paper::letters::Kind;
use people::Power;
use platform::Id;

/// Kinds that can be drafted now, in the order in which people meet them.
pub(crate) fn offered(m: &Matter) -> Vec<Kind> {
    Kind::ALL.iter().copied().filter(|k| calls_for(m, *k)).collect()
}

fn calls_for(m: &Matter, kind: Kind) -> bool {
    let stage = &m.stage;
    let ended = matches!(stage, Stage::Closed(..) | Stage::Linked(..));
    let before = matches!(stage, Stage::Registered | Stage::Sent(_));
    let sent =
        |assigned: bool| stage.sending().is_some_and(|s| matches!(s.mode, Mode::Assign(_)) == assigned);
    let reviewed = |level: Level| stage.review_at(level).is_some_and(|r| r.progress.opinion().is_some());
    match kind {
        Kind::Registration => true,
        // It bears the query code, which is kept nowhere: the receipt is printed from its own page, once.
        Kind::Receipt => false,
        Kind::Transfer => sent(false),
        Kind::Assignment => sent(true),
        Kind::Objection => matches!(stage, Stage::Objected(..)),
        Kind::ObjectionDecision => !m.objections.is_empty() && !ended,
        Kind::Accepted => stage.handling().is_some() && !ended,
        // Told before or with the act that says so.
        Kind::OtherRoute => before || matches!(ground(m), Some(Ground::Redirected(_))),
        Kind::Declined | Kind::NoLongerAccepted => before || matches!(ground(m), Some(Ground::Declined(_))),
        Kind::Extended | Kind::InquiryRecord => matches!(stage, Stage::Accepted(_)),
        Kind::HandlingOpinion => stage.opinion().is_some() && !ended,
        Kind::ReviewRequest => matches!(stage, Stage::Served(..)) || stage.review_at(Level::First).is_some(),
        Kind::ReviewAccepted => stage.review().is_some(),
        Kind::ReviewOpinion => reviewed(Level::First),
        Kind::RereviewOpinion => reviewed(Level::Final),
        Kind::HearingNotice | Kind::HearingRecord | Kind::HearingReport => hearing(m).is_some(),
        Kind::ServiceProof => stage.handling().is_some() || ended,
        Kind::Urging | Kind::Supervision => stage.lead().is_some() && !ended,
        Kind::Settlement => stage.handling().is_some() && !ended,
        Kind::ClosingReport => sent(true) && stage.opinion().is_some(),
        Kind::FileContents => ended,
    }
}

/// The power it takes to issue a kind.
pub(crate) fn power(kind: Kind) -> Power {
    match kind {
        Kind::Registration
        | Kind::Receipt
        | Kind::ReviewRequest
        | Kind::ServiceProof
        | Kind::FileContents => Power::Record,
        Kind::Transfer | Kind::Assignment | Kind::ObjectionDecision | Kind::Urging | Kind::Supervision => {
            Power::Dispatch
        }
        Kind::Objection
        | Kind::Accepted
        | Kind::Extended
        | Kind::InquiryRecord
        | Kind::HandlingOpinion
        | Kind::Settlement
        | Kind::ClosingReport => Power::Handle,
        Kind::OtherRoute | Kind::Declined | Kind::NoLongerAccepted => Power::Steer,
        Kind::ReviewAccepted | Kind::ReviewOpinion | Kind::RereviewOpinion => Power::Review,
        Kind::HearingNotice | Kind::HearingRecord | Kind::HearingReport => Power::Hear,
    }
}

/// In whose name it is issued: the responsible unit's, the reviewing organ's, or that of the officer's own unit.
pub(crate) fn issuer(m: &Matter, kind: Kind, own: Id) -> Id {
    let unit = match power(kind) {
        Power::Handle => m.stage.lead().map(|u| u.id),
        Power::Review => m.stage.review().map(|r| r.request.organ.id),
        _ => None,
    };
    unit.unwrap_or(own)
}

/// The ground of an ending that is no answer.
pub(super) fn ground(m: &Matter) -> Option<&Ground> {
    match &m.stage {
        Stage::Closed(c, _) => c.ground.as_ref(),
        _ => None,
    }
}

/// The latest hearing, of a review before that of the handling.
pub(super) fn hearing(m: &Matter) -> Option<&Hearing> {
    let taken = m.stage.review().and_then(|r| r.progress.taking()).and_then(|t| t.hearings.last());
    taken.or_else(|| m.stage.handling().and_then(|h| h.hearings.last()))
}
