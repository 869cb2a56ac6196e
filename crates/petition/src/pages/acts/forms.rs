//! Which fields each act's form has, and how they are read. One line for each act; the fields stand with their group.

use super::{
    Ask, Part, ending, handling, linking, marking, papers, parts, responsibility, reviewing, roads, sending,
    serving,
};
use crate::rules::{Act, ActKind};
use crate::store::Loaded;
use people::{Desk, PostsOf, posts_of};
use platform::form::Sheet;
use platform::web::Field;
use platform::{Error, Result};

/// Fields, parts with a heading of their own, and fields at the end.
pub(super) type Form = (Vec<Field>, Vec<Part>, Vec<Field>);

/// The form of an act.
pub(super) fn form(ask: &Ask, kind: ActKind) -> Result<Form> {
    let plain = match kind {
        ActKind::Answer => return Ok(handling::answer(ask)),
        ActKind::GiveReview => return Ok(reviewing::give(ask)),
        ActKind::Transfer => sending::transfer(ask),
        ActKind::Assign => sending::assign(ask),
        ActKind::Object => sending::object(ask),
        ActKind::DecideObjection => sending::decide_objection(ask),
        ActKind::Accept => handling::accept(ask),
        ActKind::Notify => parts::told(ask),
        ActKind::Extend => handling::extend(ask),
        ActKind::Serve | ActKind::ServeReview => serving::serve(ask),
        ActKind::Rate => ending::rate(ask),
        ActKind::Close => ending::close(ask),
        ActKind::Link => linking::link(ask),
        ActKind::Unlink => linking::unlink(ask),
        ActKind::Split => linking::split(ask),
        ActKind::Designate => responsibility::designate(ask),
        ActKind::Succeed => responsibility::succeed(ask),
        ActKind::AskCo => responsibility::ask_co(ask),
        ActKind::CoAnswer => responsibility::co_answer(ask),
        ActKind::DropCo => responsibility::drop_co(ask),
        ActKind::Decline => roads::decline(ask),
        ActKind::Redirect => roads::redirect(ask),
        ActKind::Guide => roads::guide(ask),
        ActKind::Withdraw => roads::withdraw(ask),
        ActKind::Reopen | ActKind::Simplify | ActKind::LiftNote => roads::reason(ask),
        ActKind::SayUnsolved => roads::say_unsolved(ask),
        ActKind::FollowUp => roads::follow_up(ask),
        ActKind::ChangeOfficer => roads::change_officer(ask),
        ActKind::AskReview => reviewing::ask_review(ask),
        ActKind::TakeReview => reviewing::take(ask),
        ActKind::DeclineReview => reviewing::decline(ask),
        ActKind::AnnounceHearing => reviewing::announce(ask),
        ActKind::RecordHearing => reviewing::record(ask),
        ActKind::ReportUrgent => marking::report(ask),
        ActKind::PutNote => marking::put_note(ask),
        ActKind::Recuse | ActKind::NameReader => marking::recuse(ask),
        ActKind::Substitute => marking::substitute(ask),
        ActKind::Reissue => papers::reissue(ask),
        ActKind::Attach
        | ActKind::Supplement
        | ActKind::Take
        | ActKind::GiveBack
        | ActKind::MarkMissed
        | ActKind::Redate => {
            return Err(Error::NotFound);
        }
    };
    Ok((plain, Vec::new(), Vec::new()))
}

/// Reads a form. Every complaint stands at its field.
pub(in crate::pages) async fn read(
    desk: &Desk,
    loaded: &Loaded,
    kind: ActKind,
    sheet: &mut Sheet,
) -> Result<Act> {
    let posts = match kind {
        ActKind::Accept
        | ActKind::ChangeOfficer
        | ActKind::TakeReview
        | ActKind::Recuse
        | ActKind::NameReader => {
            posts_of(&mut desk.app().db.read().await?, PostsOf::Unit(desk.officer.unit)).await?
        }
        _ => Vec::new(),
    };
    let m = &loaded.matter;
    Ok(match kind {
        ActKind::Transfer => sending::read_transfer(desk, sheet),
        ActKind::Assign => sending::read_assign(desk, sheet),
        ActKind::Object => sending::read_object(desk, sheet),
        ActKind::DecideObjection => sending::read_decision(sheet),
        ActKind::Accept => handling::read_accept(desk, &posts, sheet),
        ActKind::Notify => Act::Notify { notice: parts::read_told(desk, sheet) },
        ActKind::Extend => handling::read_extend(desk, sheet),
        ActKind::Answer => handling::read_answer(desk, m, sheet),
        ActKind::Serve => Act::Serve { service: serving::read_service(desk, sheet) },
        ActKind::Rate => ending::read_rating(desk, sheet),
        ActKind::Close => ending::read_closing(desk, sheet),
        ActKind::Designate => responsibility::read_designation(desk, sheet),
        ActKind::Succeed => responsibility::read_succession(desk, sheet),
        ActKind::AskCo => responsibility::read_ask_co(desk, sheet),
        ActKind::CoAnswer => responsibility::read_co_answer(desk, m, sheet),
        ActKind::DropCo => responsibility::read_drop_co(desk, sheet),
        ActKind::Decline => roads::read_declining(desk, sheet),
        ActKind::Redirect => roads::read_redirection(desk, sheet),
        ActKind::Guide => roads::read_guidance(sheet),
        ActKind::Withdraw => roads::read_withdrawal(desk, sheet),
        ActKind::Reopen => Act::Reopen { reason: sheet.needed("reason", 1000) },
        ActKind::SayUnsolved => roads::read_unsolved(desk, sheet),
        ActKind::FollowUp => roads::read_follow_up(desk, sheet),
        ActKind::Simplify => roads::read_simple(m, sheet),
        ActKind::ChangeOfficer => roads::read_officer(desk, &posts, sheet),
        ActKind::AskReview => reviewing::read_request(desk, sheet),
        ActKind::TakeReview => reviewing::read_taking(desk, &posts, sheet),
        ActKind::DeclineReview => reviewing::read_decline(desk, sheet),
        ActKind::AnnounceHearing => reviewing::read_hearing(desk, sheet),
        ActKind::RecordHearing => reviewing::read_record(desk, sheet),
        ActKind::GiveReview => reviewing::read_opinion(desk, m, sheet),
        ActKind::ServeReview => Act::ServeReview { service: serving::read_service(desk, sheet) },
        ActKind::ReportUrgent => marking::read_report(desk, sheet),
        ActKind::PutNote => marking::read_note(desk, sheet),
        ActKind::LiftNote => Act::LiftNote { reason: sheet.needed("reason", 500) },
        ActKind::Recuse => Act::Recuse {
            person: marking::read_person(desk, &posts, sheet),
            reason: sheet.needed("reason", 500),
        },
        ActKind::NameReader => Act::NameReader {
            person: marking::read_person(desk, &posts, sheet),
            reason: sheet.needed("reason", 500),
        },
        ActKind::Link
        | ActKind::Unlink
        | ActKind::Split
        | ActKind::Substitute
        | ActKind::Attach
        | ActKind::Supplement
        | ActKind::Reissue
        | ActKind::Take
        | ActKind::GiveBack
        | ActKind::MarkMissed
        | ActKind::Redate => return Err(Error::NotFound),
    })
}

/// Where an act's form stands.
pub(super) fn path(kind: ActKind) -> &'static str {
    match kind {
        ActKind::Transfer => "/matters/{no}/transfer",
        ActKind::Assign => "/matters/{no}/assignment",
        ActKind::Object => "/matters/{no}/objection",
        ActKind::DecideObjection => "/matters/{no}/objection-decision",
        ActKind::Accept => "/matters/{no}/acceptance",
        ActKind::Notify => "/matters/{no}/notice",
        ActKind::Extend => "/matters/{no}/extension",
        ActKind::Answer => "/matters/{no}/opinion",
        ActKind::Serve => "/matters/{no}/service",
        ActKind::Rate => "/matters/{no}/rating",
        ActKind::Close => "/matters/{no}/closing",
        ActKind::Link => "/matters/{no}/link",
        ActKind::Unlink => "/matters/{no}/unlink",
        ActKind::Attach => "/matters/{no}/attachment",
        ActKind::Reissue => "/matters/{no}/new-code",
        ActKind::Designate => "/matters/{no}/designation",
        ActKind::Succeed => "/matters/{no}/succession",
        ActKind::AskCo => "/matters/{no}/co-handling",
        ActKind::CoAnswer => "/matters/{no}/co-answer",
        ActKind::DropCo => "/matters/{no}/co-release",
        ActKind::Simplify => "/matters/{no}/simple",
        ActKind::ChangeOfficer => "/matters/{no}/officer",
        ActKind::Decline => "/matters/{no}/decline",
        ActKind::Redirect => "/matters/{no}/other-route",
        ActKind::Guide => "/matters/{no}/guidance",
        ActKind::Withdraw => "/matters/{no}/withdrawal",
        ActKind::Substitute => "/matters/{no}/substitution",
        ActKind::Reopen => "/matters/{no}/reopening",
        ActKind::SayUnsolved => "/matters/{no}/unsolved",
        ActKind::FollowUp => "/matters/{no}/follow-up",
        ActKind::AskReview => "/matters/{no}/review-request",
        ActKind::TakeReview => "/matters/{no}/review-taking",
        ActKind::DeclineReview => "/matters/{no}/review-decline",
        ActKind::AnnounceHearing => "/matters/{no}/hearing",
        ActKind::RecordHearing => "/matters/{no}/hearing-record",
        ActKind::GiveReview => "/matters/{no}/review-opinion",
        ActKind::ServeReview => "/matters/{no}/review-service",
        ActKind::Split => "/matters/{no}/split",
        ActKind::ReportUrgent => "/matters/{no}/urgent-report",
        ActKind::PutNote => "/matters/{no}/safety-note",
        ActKind::LiftNote => "/matters/{no}/safety-lift",
        ActKind::Recuse => "/matters/{no}/recusal",
        ActKind::NameReader => "/matters/{no}/reader",
        // Done by the door itself; no form leads there.
        ActKind::Take => "/matters/{no}/take",
        ActKind::GiveBack => "/matters/{no}/give-back",
        ActKind::Supplement => "/matters/{no}/supplement",
        ActKind::MarkMissed => "/matters/{no}/mark-missed",
        ActKind::Redate => "/matters/{no}/redate",
    }
}
