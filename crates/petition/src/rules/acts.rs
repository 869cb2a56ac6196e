//! What can be done to a matter. One act, one word through every layer.

use super::matter::*;
use super::vocabulary::*;
use law::Day;
use platform::{Id, words};
use serde::{Deserialize, Serialize};

words! {
    /// The names of the acts.
    ActKind {
        /// 转送
        Transfer = "transfer",
        /// 交办
        Assign = "assign",
        /// 提出异议
        Object = "object",
        /// 审核异议
        DecideObjection = "decide-objection",
        /// 受理
        Accept = "accept",
        /// 告知
        Notify = "notify",
        /// 延期
        Extend = "extend",
        /// 出具处理意见
        Answer = "answer",
        /// 送达
        Serve = "serve",
        /// 评价
        Rate = "rate",
        /// 办结
        Close = "close",
        /// 并入已有事项
        Link = "link",
        /// 撤销并入
        Unlink = "unlink",
        /// 接收并入的信访件
        Take = "take",
        /// 退还并入的信访件
        GiveBack = "give-back",
        /// 添加附件
        Attach = "attach",
        /// 补充材料 (the petitioner, at the public's own door)
        Supplement = "supplement",
        /// 重发查询码
        Reissue = "reissue",
        /// 标记超期 (the watch)
        MarkMissed = "mark-missed",
    }
}

/// An act with what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// Send it to a unit without a duty to report back.
    Transfer {
        /// To whom.
        to: UnitRef,
        /// From whom.
        from: UnitRef,
        /// A word to the unit.
        note: String,
    },
    /// Send it to a unit that must report the result back.
    Assign {
        /// To whom: the first of the six points.
        to: UnitRef,
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
    },
    /// The known matter's side of an undone link.
    GiveBack {
        /// The matter whose items go back.
        from: Id,
        /// Its number.
        from_no: String,
        /// Items that go.
        items: Vec<Id>,
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
}

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
            Act::Attach { .. } => ActKind::Attach,
            Act::Supplement { .. } => ActKind::Supplement,
            Act::Reissue { .. } => ActKind::Reissue,
            Act::MarkMissed { .. } => ActKind::MarkMissed,
        }
    }
}

impl ActKind {
    /// The power that whoever does it must hold.
    pub fn power(self) -> people::Power {
        use people::Power;
        match self {
            ActKind::Transfer | ActKind::Assign | ActKind::DecideObjection => Power::Dispatch,
            ActKind::Object | ActKind::Accept | ActKind::Notify | ActKind::Answer => Power::Handle,
            ActKind::Extend => Power::Extend,
            ActKind::Serve | ActKind::Rate | ActKind::Attach | ActKind::Supplement | ActKind::MarkMissed => {
                Power::Record
            }
            ActKind::Reissue => Power::Reissue,
            ActKind::Close => Power::Close,
            ActKind::Link | ActKind::Unlink | ActKind::Take | ActKind::GiveBack => Power::Link,
        }
    }

    /// The noun under which it stands in addresses: `POST /matters/{no}/acceptance`.
    pub fn noun(self) -> &'static str {
        match self {
            ActKind::Transfer => "transfer",
            ActKind::Assign => "assignment",
            ActKind::Object => "objection",
            ActKind::DecideObjection => "objection-decision",
            ActKind::Accept => "acceptance",
            ActKind::Notify => "notice",
            ActKind::Extend => "extension",
            ActKind::Answer => "opinion",
            ActKind::Serve => "service",
            ActKind::Rate => "rating",
            ActKind::Close => "closing",
            ActKind::Link => "link",
            ActKind::Unlink => "unlink",
            ActKind::Attach => "attachment",
            ActKind::Reissue => "new-code",
            ActKind::Take | ActKind::GiveBack | ActKind::Supplement | ActKind::MarkMissed => "",
        }
    }

    /// Whether the petitioner does it, at the public's own door; nothing else is done there.
    pub fn by_petitioner(self) -> bool {
        matches!(self, ActKind::Attach | ActKind::Supplement | ActKind::Rate)
    }

    /// Acts that a person does with a form of their own, in the order in which they usually come.
    pub const BY_FORM: &'static [ActKind] = &[
        ActKind::Transfer,
        ActKind::Assign,
        ActKind::Object,
        ActKind::DecideObjection,
        ActKind::Accept,
        ActKind::Notify,
        ActKind::Extend,
        ActKind::Answer,
        ActKind::Serve,
        ActKind::Rate,
        ActKind::Close,
        ActKind::Link,
        ActKind::Unlink,
        ActKind::Attach,
        ActKind::Reissue,
    ];
}
