//! The closed lists of words that a matter is described with.

use platform::words;

words! {
    /// How an item came in (条例第17条).
    Channel {
        /// 来信
        Letter = "letter",
        /// 来访
        Visit = "visit",
        /// 网信
        Online = "online",
        /// 来电
        Call = "call",
        /// 上级转送
        HandedDown = "handed-down",
    }
}

words! {
    /// The legal kind (条例第29–31条).
    Purpose {
        /// 申诉求决
        Appeal = "appeal",
        /// 检举控告
        Accusation = "accusation",
        /// 意见建议
        Suggestion = "suggestion",
    }
}

words! {
    /// What a party is to the item.
    PartyKind {
        /// 信访人
        Petitioner = "petitioner",
        /// 代表
        Representative = "representative",
        /// 代理人
        Agent = "agent",
    }
}

words! {
    /// The procedure under which a matter is handled (条例第31条（一）至（六）).
    Road {
        /// （六）信访程序: 60 days.
        Petition = "petition",
        /// （五）履行法定职责: the other statute's limit, two months unless another rule.
        Duty = "duty",
    }
}

words! {
    /// 办理结果 for one demand (条例第32条).
    Outcome {
        /// 予以支持
        Supported = "supported",
        /// 解释说明
        Explained = "explained",
        /// 不予支持
        NotSupported = "not-supported",
    }
}

words! {
    /// 送达方式 (by analogy 民事诉讼法第87–95条).
    ServiceWay {
        /// 直接送达
        Direct = "direct",
        /// 留置送达
        Left = "left",
        /// 委托送达
        Entrusted = "entrusted",
        /// 邮寄送达
        Post = "post",
        /// 电子送达
        Electronic = "electronic",
        /// 公告送达
        PublicNotice = "public-notice",
    }
}

words! {
    /// What is shown for a new query code.
    ProofShown {
        /// 居民身份证
        IdCard = "id-card",
        /// 登记回执
        Receipt = "receipt",
        /// 授权委托书和代理人身份证
        Mandate = "mandate",
        /// 其他能够证明身份的材料
        Other = "other-proof",
    }
}

words! {
    /// Whose work is rated.
    Rated {
        /// 信访部门
        Office = "office",
        /// 责任单位
        Unit = "unit",
    }
}

words! {
    /// 满意度
    Satisfaction {
        /// 满意
        Satisfied = "satisfied",
        /// 基本满意
        Fairly = "fairly",
        /// 不满意
        Dissatisfied = "dissatisfied",
    }
}

words! {
    /// The petitioner's own view of the outcome, beside ours.
    View {
        /// 认为已解决
        Solved = "solved",
        /// 认为未解决
        NotSolved = "not-solved",
        /// 未表态
        Unsaid = "unsaid",
    }
}

words! {
    /// On what ground a matter is closed.
    ClosingKind {
        /// 期满未申请复查: served, and the petitioner's term to ask for review has run out.
        TermOver = "term-over",
        /// 信访人认可: the petitioner says so, and how it was said is written down.
        Content = "content",
        /// 和解或调解: settled by an agreement of both sides (条例第33条).
        Settled = "settled",
    }
}

words! {
    /// The families in which people think of stages.
    Family {
        /// 待办: the next step is the office's or the unit's to take.
        Waiting = "waiting",
        /// 办理中
        InHand = "in-hand",
        /// 已答复
        Answered = "answered",
        /// 已办结 or joined to another matter
        Ended = "ended",
    }
}

words! {
    /// The names of the stages.
    StageKind {
        /// 已登记
        Registered = "registered",
        /// 已转送交办
        Sent = "sent",
        /// 异议待审核
        Objected = "objected",
        /// 已受理
        Accepted = "accepted",
        /// 已答复，待送达
        Answered = "answered",
        /// 已送达
        Served = "served",
        /// 已办结
        Closed = "closed",
        /// 已并入其他事项
        Linked = "linked",
    }
}

impl StageKind {
    /// The family people think of.
    pub fn family(self) -> Family {
        match self {
            StageKind::Registered | StageKind::Sent | StageKind::Objected => Family::Waiting,
            StageKind::Accepted => Family::InHand,
            StageKind::Answered | StageKind::Served => Family::Answered,
            StageKind::Closed | StageKind::Linked => Family::Ended,
        }
    }
}
