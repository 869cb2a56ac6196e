//! An act with what it says.

use crate::rules::matter::*;
use crate::rules::redate::Redating;
use crate::rules::vocabulary::{ReportTo, Road};
use law::Day;
use platform::Id;
use serde::{Deserialize, Serialize};

/// An act with what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// Send it to a unit without a duty to report back.
    Transfer {
        /// To whom.
        to: UnitRef,
        /// Where that unit stands.
        standing: Standing,
        /// From whom.
        from: UnitRef,
        /// A word to the unit.
        note: String,
    },
    /// Send it to a unit that must report the result back.
    Assign {
        /// To whom: the first of the six points.
        to: UnitRef,
        /// Where that unit stands.
        standing: Standing,
        /// From whom.
        from: UnitRef,
        /// The other five.
        six: SixPoints,
        /// A word to the unit.
        note: String,
    },
    /// "Not ours."
    Object {
        /// Why, in detail.
        reason: String,
        /// Who it should be instead.
        proposed: UnitRef,
    },
    /// The sender agrees (it comes back) or does not (it stays).
    DecideObjection {
        /// Agreed.
        upheld: bool,
        /// Why.
        reason: String,
    },
    /// Take it on.
    Accept {
        /// The date on the 受理告知书.
        on: Day,
        /// The unit that takes it on.
        unit: UnitRef,
        /// The procedure.
        road: Road,
        /// The case officer.
        officer: PersonRef,
        /// That the petitioner was told at the same time.
        notice: Option<Notice>,
    },
    /// Tell the petitioner in writing.
    Notify {
        /// How it went.
        notice: Notice,
    },
    /// Give the handling more time.
    Extend {
        /// Calendar days.
        days: u16,
        /// Why.
        reason: String,
        /// The unit's head.
        approved_by: PersonRef,
        /// That the petitioner was told.
        told: Notice,
    },
    /// Answer in writing, demand by demand.
    Answer {
        /// The opinion.
        opinion: Opinion,
        /// That it was served at the same time.
        service: Option<Service>,
    },
    /// Bring the opinion to the petitioner.
    Serve {
        /// How it went.
        service: Service,
    },
    /// What the petitioner thinks of the work.
    Rate {
        /// The rating.
        rating: Rating,
    },
    /// End it.
    Close {
        /// On what ground.
        closing: Closing,
    },
    /// Join its items to a known matter.
    Link {
        /// The known matter.
        into: Id,
        /// Its number.
        into_no: String,
        /// Why.
        reason: String,
    },
    /// Undo that.
    Unlink {
        /// Why.
        reason: String,
    },
    /// The known matter's side of a link.
    Take {
        /// The matter whose items come.
        from: Id,
        /// Its number.
        from_no: String,
        /// Items that come.
        items: Vec<Id>,
        /// Demands that come; they get numbers of their own.
        demands: Vec<Demand>,
        /// They were split off here before and come back under their old numbers.
        back: bool,
    },
    /// The known matter's side of an undone link.
    GiveBack {
        /// The matter whose items go back.
        from: Id,
        /// Its number.
        from_no: String,
        /// Items that go.
        items: Vec<Id>,
        /// Demands that go, where no item goes with them.
        demands: Vec<u32>,
    },
    /// A dispute about who is responsible was decided (条例第24条).
    Designate {
        /// To whom.
        to: UnitRef,
        /// Where that unit stands.
        standing: Standing,
        /// From whom.
        from: UnitRef,
        /// Who decided, and why.
        designation: Designation,
    },
    /// A unit was merged or abolished; another goes on in its place (条例第24条第2款).
    Succeed {
        /// The unit that is gone.
        old: Id,
        /// The unit that goes on.
        to: UnitRef,
        /// Where that unit stands.
        standing: Standing,
        /// On what ground.
        reason: String,
    },
    /// Ask a unit to handle a part.
    AskCo {
        /// The unit.
        unit: UnitRef,
        /// Which part.
        part: String,
        /// By when its answer is wanted.
        by: Day,
    },
    /// The answer of a co-handling unit.
    CoAnswer {
        /// The unit.
        unit: Id,
        /// The answer.
        text: String,
        /// Who signed it.
        signed_by: PersonRef,
    },
    /// Let a co-handling unit go.
    DropCo {
        /// The unit.
        unit: Id,
        /// Why.
        reason: String,
    },
    /// Handle it by the simple procedure, or no longer.
    Simplify {
        /// Yes, or no longer.
        simple: bool,
        /// Why.
        reason: String,
    },
    /// Another case officer.
    ChangeOfficer {
        /// Who.
        officer: PersonRef,
        /// Why.
        reason: String,
    },
    /// Not accepted, or no longer.
    Decline {
        /// Why, and that it was told.
        declining: Declining,
    },
    /// Shown into another lawful procedure.
    Redirect {
        /// Which, and that it was told.
        redirection: Redirection,
    },
    /// A visitor on a court matter is shown where it is dealt with.
    Guide {
        /// What was said.
        guidance: Guidance,
    },
    /// The petitioner takes it back (the request for review, while one runs).
    Withdraw {
        /// The day.
        on: Day,
        /// How it was said, and the proof.
        evidence: String,
    },
    /// Somebody goes on in the petitioner's place; who, stands with the item.
    Substitute {
        /// Why (death, a guardian, …).
        reason: String,
        /// The proof.
        evidence: String,
    },
    /// A closing is undone.
    Reopen {
        /// New facts or reasons, or the error found.
        reason: String,
    },
    /// The petitioner says that it is not solved.
    SayUnsolved {
        /// The day.
        on: Day,
        /// What is missing.
        text: String,
        /// How it was said.
        given: String,
    },
    /// What was done about that.
    FollowUp {
        /// What, when, by whom.
        follow: FollowUp,
    },
    /// Ask an organ above to look at it again.
    AskReview {
        /// What is asked.
        request: ReviewRequest,
    },
    /// The organ takes the request up.
    TakeReview {
        /// Who looks into it; that it was told.
        taking: Taking,
    },
    /// The organ does not take it up.
    DeclineReview {
        /// Why.
        reason: String,
        /// That it was told.
        told: Notice,
    },
    /// A hearing is announced.
    AnnounceHearing {
        /// When, where, before whom.
        hearing: Hearing,
    },
    /// It was held.
    RecordHearing {
        /// What was said and found.
        record: HearingRecord,
    },
    /// The review or re-review opinion.
    GiveReview {
        /// The opinion.
        opinion: ReviewOpinion,
        /// That it was served at the same time.
        service: Option<Service>,
    },
    /// Bring it to the petitioner.
    ServeReview {
        /// How it went.
        service: Service,
    },
    /// Make a matter of its own out of some demands.
    Split {
        /// The new matter.
        into: Id,
        /// Its number.
        into_no: String,
        /// Numbers of the demands that go.
        demands: Vec<u32>,
        /// Why.
        reason: String,
    },
    /// Report something grave and urgent (条例第25条).
    ReportUrgent {
        /// To whom.
        to: Vec<ReportTo>,
        /// What.
        text: String,
        /// Who reports.
        by: PersonRef,
        /// Whether that is a petition office, which owes two more reports.
        from_office: bool,
    },
    /// Put a note on danger to life.
    PutNote {
        /// The note.
        note: SafetyNote,
    },
    /// Take it off.
    LiftNote {
        /// Why.
        reason: String,
    },
    /// An officer with an interest steps back (条例第28条第3款).
    Recuse {
        /// Who.
        person: PersonRef,
        /// Which interest.
        reason: String,
    },
    /// Name a reader of an accusation.
    NameReader {
        /// Who.
        person: PersonRef,
        /// Why.
        reason: String,
    },
    /// Put files to one of its items.
    Attach {
        /// The item.
        item: Id,
        /// SHA-256 of each file, in hexadecimal.
        files: Vec<String>,
    },
    /// More words, and files, from the petitioner on the same matter.
    Supplement {
        /// The new item.
        item: Id,
        /// Digest of its words, which ties them to the journal.
        words_digest: String,
        /// SHA-256 of each file, in hexadecimal.
        files: Vec<String>,
    },
    /// Give a new query code to whoever proved to be the petitioner; the old one ends.
    Reissue {
        /// What proved it.
        proof: CodeProof,
    },
    /// The watch saw that a date has passed.
    MarkMissed {
        /// Whose date.
        rule: law::RuleId,
        /// Which date.
        due: Day,
    },
    /// A new calendar or pack moved its dates.
    Redate {
        /// Which, and why.
        redating: Redating,
    },
}
