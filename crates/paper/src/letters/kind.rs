//! The closed lists: kinds of letters, remedies, who signs, kinds of identity.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl $name {
            /// All of them, in the order in which people meet them.
            pub const ALL: &[$name] = &[$($name::$variant),+];

            /// The word in files and in the database.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// The one with this word.
            pub fn find(word: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|k| k.word() == word)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}

words! {
    /// The kinds of letters (文书种类).
    Kind {
        /// 信访事项登记表
        Registration = "registration",
        /// 登记回执（载明查询码）
        Receipt = "receipt",
        /// 转送函
        Transfer = "transfer",
        /// 交办函
        Assignment = "assignment",
        /// 异议函
        Objection = "objection",
        /// 异议审核意见
        ObjectionDecision = "objection_decision",
        /// 受理告知书
        Accepted = "accepted",
        /// 告知书（其他法定途径）
        OtherRoute = "other_route",
        /// 不予受理告知书
        Declined = "declined",
        /// 不再受理告知书
        NoLongerAccepted = "no_longer_accepted",
        /// 延长办理期限告知书
        Extended = "extended",
        /// 调查询问笔录
        InquiryRecord = "inquiry_record",
        /// 处理意见书
        HandlingOpinion = "handling_opinion",
        /// 复查（复核）申请书
        ReviewRequest = "review_request",
        /// 复查（复核）受理告知书
        ReviewAccepted = "review_accepted",
        /// 复查意见书
        ReviewOpinion = "review_opinion",
        /// 复核意见书
        RereviewOpinion = "rereview_opinion",
        /// 听证通知书
        HearingNotice = "hearing_notice",
        /// 听证笔录
        HearingRecord = "hearing_record",
        /// 听证报告
        HearingReport = "hearing_report",
        /// 送达回证
        ServiceProof = "service_proof",
        /// 催办函
        Urging = "urging",
        /// 督办通知书
        Supervision = "supervision",
        /// 和解协议书
        Settlement = "settlement",
        /// 办结报告
        ClosingReport = "closing_report",
        /// 卷内文件目录
        FileContents = "file_contents",
    }
}

words! {
    /// What a letter tells its reader about the way on (救济途径).
    Remedy {
        /// None: the letter decides nothing that could be looked at again.
        None = "none",
        /// Review by the next-higher organ (复查, 条例第35条).
        Review = "review",
        /// Re-review by the organ above the reviewer (复核, 条例第36条).
        Rereview = "rereview",
        /// The end of the road (终结): same facts and reasons are not accepted again.
        Final = "final",
        /// The way that another statute gives; its words come with the fields.
        OtherStatute = "other_statute",
    }
}

words! {
    /// Who signs a letter before it is issued (签发人).
    Signer {
        /// The unit's head (主要负责人).
        Head = "head",
        /// The deputy in charge (分管负责人).
        Deputy = "deputy",
        /// The head of a section (科室负责人).
        Section = "section",
        /// Whoever made it (经办人).
        Clerk = "clerk",
        /// Those who were present, by hand (在场人员).
        Present = "present",
    }
}

words! {
    /// What about a petitioner a field gives away.
    Identity {
        /// A name (姓名).
        Name = "name",
        /// A phone number (电话).
        Phone = "phone",
        /// An address (住址).
        Address = "address",
        /// The number of an identity document (证件号码).
        Document = "document",
        /// Words from which one could tell who it was (线索).
        Hint = "hint",
    }
}

impl Remedy {
    /// The remedies that a kind may name; a petition opinion never points anywhere else.
    pub fn allowed(kind: Kind) -> &'static [Remedy] {
        match kind {
            Kind::HandlingOpinion => &[Remedy::Review],
            Kind::ReviewOpinion => &[Remedy::Rereview],
            Kind::RereviewOpinion | Kind::NoLongerAccepted => &[Remedy::Final],
            Kind::OtherRoute => &[Remedy::OtherStatute],
            Kind::Registration
            | Kind::Receipt
            | Kind::Transfer
            | Kind::Assignment
            | Kind::Objection
            | Kind::ObjectionDecision
            | Kind::Accepted
            | Kind::Declined
            | Kind::Extended
            | Kind::InquiryRecord
            | Kind::ReviewRequest
            | Kind::ReviewAccepted
            | Kind::HearingNotice
            | Kind::HearingRecord
            | Kind::HearingReport
            | Kind::ServiceProof
            | Kind::Urging
            | Kind::Supervision
            | Kind::Settlement
            | Kind::ClosingReport
            | Kind::FileContents => &[Remedy::None],
        }
    }

    /// Whether it gives an organ and a number of days.
    pub fn has_term(self) -> bool {
        matches!(self, Remedy::Review | Remedy::Rereview)
    }
}
