//! What can be done to a matter. One act, one word through every layer.

mod act;
mod kind;

pub use act::Act;

use platform::words;

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
        /// 指定办理单位
        Designate = "designate",
        /// 职权承继
        Succeed = "succeed",
        /// 请单位协办
        AskCo = "ask-co",
        /// 协办答复
        CoAnswer = "co-answer",
        /// 撤销协办
        DropCo = "drop-co",
        /// 简易办理
        Simplify = "simplify",
        /// 变更承办人
        ChangeOfficer = "change-officer",
        /// 不予受理、不再受理
        Decline = "decline",
        /// 导入其他法定途径
        Redirect = "redirect",
        /// 引导
        Guide = "guide",
        /// 撤回
        Withdraw = "withdraw",
        /// 变更信访人
        Substitute = "substitute",
        /// 重新打开
        Reopen = "reopen",
        /// 认为未解决
        SayUnsolved = "say-unsolved",
        /// 回访
        FollowUp = "follow-up",
        /// 申请复查、复核
        AskReview = "ask-review",
        /// 受理复查、复核
        TakeReview = "take-review",
        /// 不受理复查、复核
        DeclineReview = "decline-review",
        /// 通知听证
        AnnounceHearing = "announce-hearing",
        /// 记录听证
        RecordHearing = "record-hearing",
        /// 出具复查、复核意见
        GiveReview = "give-review",
        /// 送达复查、复核意见
        ServeReview = "serve-review",
        /// 拆分
        Split = "split",
        /// 紧急报告
        ReportUrgent = "report-urgent",
        /// 安全提示
        PutNote = "put-note",
        /// 解除安全提示
        LiftNote = "lift-note",
        /// 回避
        Recuse = "recuse",
        /// 指定查阅人
        NameReader = "name-reader",
        /// 添加附件
        Attach = "attach",
        /// 补充材料 (the petitioner, at the public's own door)
        Supplement = "supplement",
        /// 重发查询码
        Reissue = "reissue",
        /// 标记超期 (the watch)
        MarkMissed = "mark-missed",
        /// 期限重算 (a new calendar or pack)
        Redate = "redate",
    }
}

impl ActKind {
    /// The power that whoever does it must hold.
    pub fn power(self) -> people::Power {
        use people::Power;
        match self {
            ActKind::Transfer
            | ActKind::Assign
            | ActKind::DecideObjection
            | ActKind::Designate
            | ActKind::Succeed
            | ActKind::Split => Power::Dispatch,
            ActKind::Object
            | ActKind::Accept
            | ActKind::Notify
            | ActKind::Answer
            | ActKind::AskCo
            | ActKind::DropCo
            | ActKind::FollowUp => Power::Handle,
            ActKind::CoAnswer => Power::Assist,
            ActKind::Extend => Power::Extend,
            ActKind::Serve
            | ActKind::Rate
            | ActKind::Attach
            | ActKind::Supplement
            | ActKind::MarkMissed
            | ActKind::Redate
            | ActKind::AskReview
            | ActKind::SayUnsolved
            | ActKind::ReportUrgent
            | ActKind::Substitute => Power::Record,
            ActKind::Reissue => Power::Reissue,
            ActKind::Close => Power::Close,
            ActKind::Link | ActKind::Unlink | ActKind::Take | ActKind::GiveBack => Power::Link,
            ActKind::TakeReview | ActKind::DeclineReview | ActKind::GiveReview | ActKind::ServeReview => {
                Power::Review
            }
            ActKind::AnnounceHearing | ActKind::RecordHearing => Power::Hear,
            ActKind::NameReader => Power::Entrust,
            ActKind::Simplify
            | ActKind::ChangeOfficer
            | ActKind::Decline
            | ActKind::Redirect
            | ActKind::Guide
            | ActKind::Withdraw
            | ActKind::Reopen
            | ActKind::PutNote
            | ActKind::LiftNote
            | ActKind::Recuse => Power::Steer,
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
            ActKind::Designate => "designation",
            ActKind::Succeed => "succession",
            ActKind::AskCo => "co-handling",
            ActKind::CoAnswer => "co-answer",
            ActKind::DropCo => "co-release",
            ActKind::Simplify => "simple",
            ActKind::ChangeOfficer => "officer",
            ActKind::Decline => "decline",
            ActKind::Redirect => "other-route",
            ActKind::Guide => "guidance",
            ActKind::Withdraw => "withdrawal",
            ActKind::Substitute => "substitution",
            ActKind::Reopen => "reopening",
            ActKind::SayUnsolved => "unsolved",
            ActKind::FollowUp => "follow-up",
            ActKind::AskReview => "review-request",
            ActKind::TakeReview => "review-taking",
            ActKind::DeclineReview => "review-decline",
            ActKind::AnnounceHearing => "hearing",
            ActKind::RecordHearing => "hearing-record",
            ActKind::GiveReview => "review-opinion",
            ActKind::ServeReview => "review-service",
            ActKind::Split => "split",
            ActKind::ReportUrgent => "urgent-report",
            ActKind::PutNote => "safety-note",
            ActKind::LiftNote => "safety-lift",
            ActKind::Recuse => "recusal",
            ActKind::NameReader => "reader",
            ActKind::Attach => "attachment",
            ActKind::Reissue => "new-code",
            ActKind::Take
            | ActKind::GiveBack
            | ActKind::Supplement
            | ActKind::MarkMissed
            | ActKind::Redate => "",
        }
    }

    /// Whether the petitioner does it, at the public's own door; nothing else is done there.
    pub fn by_petitioner(self) -> bool {
        use ActKind as K;
        matches!(self, K::Attach | K::Supplement | K::Rate | K::SayUnsolved | K::AskReview)
    }

    /// Whether it stands beside the way of a matter, so that a page offers it after what leads on.
    pub fn beside(self) -> bool {
        use ActKind as K;
        matches!(
            self,
            K::Simplify
                | K::ChangeOfficer
                | K::Succeed
                | K::Substitute
                | K::ReportUrgent
                | K::PutNote
                | K::LiftNote
        ) || matches!(
            self,
            K::Recuse | K::NameReader | K::Split | K::Link | K::Unlink | K::Withdraw | K::Reopen
        ) || matches!(self, K::Attach | K::Reissue | K::AskCo | K::DropCo | K::AnnounceHearing | K::Designate)
            || matches!(
                self,
                K::SayUnsolved | K::AskReview | K::DeclineReview | K::Redirect | K::Decline | K::Object
            )
    }

    /// Acts that a person does with a form of their own, in the order in which they usually come.
    pub const BY_FORM: &'static [ActKind] = &[
        ActKind::Transfer,
        ActKind::Assign,
        ActKind::Object,
        ActKind::DecideObjection,
        ActKind::Accept,
        ActKind::Notify,
        ActKind::Answer,
        ActKind::Serve,
        ActKind::TakeReview,
        ActKind::GiveReview,
        ActKind::ServeReview,
        ActKind::FollowUp,
        ActKind::Extend,
        ActKind::Rate,
        ActKind::Close,
        ActKind::Guide,
        ActKind::Decline,
        ActKind::Redirect,
        ActKind::Designate,
        ActKind::AskCo,
        ActKind::CoAnswer,
        ActKind::DropCo,
        ActKind::AskReview,
        ActKind::DeclineReview,
        ActKind::AnnounceHearing,
        ActKind::RecordHearing,
        ActKind::SayUnsolved,
        ActKind::Withdraw,
        ActKind::Reopen,
        ActKind::Link,
        ActKind::Unlink,
        ActKind::Split,
        ActKind::Simplify,
        ActKind::ChangeOfficer,
        ActKind::Succeed,
        ActKind::Substitute,
        ActKind::ReportUrgent,
        ActKind::PutNote,
        ActKind::LiftNote,
        ActKind::Recuse,
        ActKind::NameReader,
        ActKind::Attach,
        ActKind::Reissue,
    ];
}
