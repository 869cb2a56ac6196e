//! Which name each act bears.

use super::{Act, ActKind};

impl Act {
    /// Its name.
    pub fn kind(&self) -> ActKind {
        match self {
            Act::Transfer { .. } => ActKind::Transfer,
            Act::Assign { .. } => ActKind::Assign,
            Act::Object { .. } => ActKind::Object,
            Act::DecideObjection { .. } => ActKind::DecideObjection,
            Act::Accept { .. } => ActKind::Accept,
            Act::Notify { .. } => ActKind::Notify,
            Act::Extend { .. } => ActKind::Extend,
            Act::Answer { .. } => ActKind::Answer,
            Act::Serve { .. } => ActKind::Serve,
            Act::Rate { .. } => ActKind::Rate,
            Act::Close { .. } => ActKind::Close,
            Act::Link { .. } => ActKind::Link,
            Act::Unlink { .. } => ActKind::Unlink,
            Act::Take { .. } => ActKind::Take,
            Act::GiveBack { .. } => ActKind::GiveBack,
            Act::Designate { .. } => ActKind::Designate,
            Act::Succeed { .. } => ActKind::Succeed,
            Act::AskCo { .. } => ActKind::AskCo,
            Act::CoAnswer { .. } => ActKind::CoAnswer,
            Act::DropCo { .. } => ActKind::DropCo,
            Act::Simplify { .. } => ActKind::Simplify,
            Act::ChangeOfficer { .. } => ActKind::ChangeOfficer,
            Act::Decline { .. } => ActKind::Decline,
            Act::Redirect { .. } => ActKind::Redirect,
            Act::Guide { .. } => ActKind::Guide,
            Act::Withdraw { .. } => ActKind::Withdraw,
            Act::Substitute { .. } => ActKind::Substitute,
            Act::Reopen { .. } => ActKind::Reopen,
            Act::SayUnsolved { .. } => ActKind::SayUnsolved,
            Act::FollowUp { .. } => ActKind::FollowUp,
            Act::AskReview { .. } => ActKind::AskReview,
            Act::TakeReview { .. } => ActKind::TakeReview,
            Act::DeclineReview { .. } => ActKind::DeclineReview,
            Act::AnnounceHearing { .. } => ActKind::AnnounceHearing,
            Act::RecordHearing { .. } => ActKind::RecordHearing,
            Act::GiveReview { .. } => ActKind::GiveReview,
            Act::ServeReview { .. } => ActKind::ServeReview,
            Act::Split { .. } => ActKind::Split,
            Act::ReportUrgent { .. } => ActKind::ReportUrgent,
            Act::PutNote { .. } => ActKind::PutNote,
            Act::LiftNote { .. } => ActKind::LiftNote,
            Act::Recuse { .. } => ActKind::Recuse,
            Act::NameReader { .. } => ActKind::NameReader,
            Act::Attach { .. } => ActKind::Attach,
            Act::Supplement { .. } => ActKind::Supplement,
            Act::Reissue { .. } => ActKind::Reissue,
            Act::MarkMissed { .. } => ActKind::MarkMissed,
            Act::Redate { .. } => ActKind::Redate,
        }
    }
}
