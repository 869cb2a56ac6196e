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
    /// The procedure under which a unit handles a matter (条例第29条至第31条).
    Road {
        /// （六）信访程序: 60 days.
        Petition = "petition",
        /// （五）履行法定职责: the other statute's limit, two months unless another rule.
        Duty = "duty",
        /// 意见建议研究论证 (第29条).
        Study = "study",
        /// 检举控告按纪检监察规定办理 (第30条).
        Discipline = "discipline",
    }
}

impl Road {
    /// Roads that a matter of this legal kind can go.
    pub fn of(purpose: Purpose) -> &'static [Road] {
        match purpose {
            Purpose::Appeal => &[Road::Petition, Road::Duty],
            Purpose::Suggestion => &[Road::Study],
            Purpose::Accusation => &[Road::Discipline],
        }
    }

    /// Whether a review can be asked for: of a handling opinion under (六) alone (第35条).
    pub fn reviewable(self) -> bool {
        self == Road::Petition
    }
}

words! {
    /// Another lawful way than petitioning, into which a matter is shown (条例第31条（一）至（四）).
    Route {
        /// （一）诉讼、检察、公安法律程序
        Court = "court",
        /// （二）仲裁
        Arbitration = "arbitration",
        /// （三）党员申诉、申请复审等
        PartyAppeal = "party-appeal",
        /// （四）行政复议、裁决、确认、许可、处罚等行政程序
        Administrative = "administrative",
    }
}

words! {
    /// Why a matter is not accepted (国信发〔2014〕4号; 条例第19、20、36条).
    DeclineReason {
        /// 属于人大、法院、检察院职权范围
        NotOurs = "not-ours",
        /// 走访没有到有权处理的本级或者上一级机关
        OverLevel = "over-level",
        /// 同一事项已受理或正在办理
        InHandling = "in-handling",
        /// 应当申请复查复核而未申请
        NoReviewAsked = "no-review-asked",
        /// 无正当理由超过申请复查复核期限
        ReviewTermMissed = "review-term-missed",
        /// 已经复核终结: 不再受理
        Finished = "finished",
    }
}

impl DeclineReason {
    /// Whether the number of the earlier matter or opinion belongs to the reason.
    pub fn names_prior(self) -> bool {
        !matches!(self, DeclineReason::NotOurs | DeclineReason::OverLevel)
    }
}

words! {
    /// 复查 or 复核.
    Level {
        /// 复查 (第35条)
        First = "first",
        /// 复核 (第36条)
        Final = "final",
    }
}

words! {
    /// 复查、复核结论
    ReviewOutcome {
        /// 维持
        Uphold = "uphold",
        /// 撤销
        Annul = "annul",
        /// 变更
        Change = "change",
        /// 责令重新办理
        Redo = "redo",
    }
}

words! {
    /// Who decides between units that both say it is not theirs (条例第24条).
    Decider {
        /// 共同的上一级机关
        CommonSuperior = "common-superior",
        /// 信访工作联席会议
        JointConference = "joint-conference",
        /// 本级党委、政府
        Government = "government",
    }
}

words! {
    /// To whom something grave and urgent is reported (条例第25条).
    ReportTo {
        /// 本级党委、政府
        Government = "government",
        /// 有关主管部门
        Competent = "competent",
        /// 联席会议办公室
        JointOffice = "joint-office",
        /// 上一级信访部门
        HigherOffice = "higher-office",
        /// 国家信访局
        NationalOffice = "national-office",
    }
}

words! {
    /// An office above that a paper went through before it came down.
    Above {
        /// 国家
        National = "national",
        /// 省
        Province = "province",
        /// 市
        City = "city",
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
        /// 采纳 (第29条)
        Adopted = "adopted",
        /// 部分采纳
        PartlyAdopted = "partly-adopted",
        /// 未采纳
        NotAdopted = "not-adopted",
        /// 反馈办理结果 (第30条)
        Reported = "reported",
    }
}

impl Outcome {
    /// Outcomes that an answer on this road can have.
    pub fn of(road: Road) -> &'static [Outcome] {
        match road {
            Road::Petition | Road::Duty => &[Outcome::Supported, Outcome::Explained, Outcome::NotSupported],
            Road::Study => &[Outcome::Adopted, Outcome::PartlyAdopted, Outcome::NotAdopted],
            Road::Discipline => &[Outcome::Reported],
        }
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
        /// 已答复: answered on a road that knows no review (第29、30、31条).
        Replied = "replied",
        /// 复核终结: the re-review opinion has been served (第36条第3款).
        Finished = "finished",
        /// 信访人死亡，无人承继
        Died = "died",
        /// 导入其他法定途径 (第31条（一）至（四）)
        OtherRoute = "other-route",
        /// 引导到有关机关: a visitor on a court matter (第20条第2款).
        Guided = "guided",
        /// 不予受理、不再受理
        Declined = "declined",
        /// 信访人撤回
        Withdrawn = "withdrawn",
    }
}

impl ClosingKind {
    /// Grounds that are named when closing; the others come with acts of their own.
    pub const BY_FORM: &'static [ClosingKind] = &[
        ClosingKind::TermOver,
        ClosingKind::Content,
        ClosingKind::Settled,
        ClosingKind::Replied,
        ClosingKind::Finished,
        ClosingKind::Died,
    ];
}

words! {
    /// The families in which people think of stages.
    Family {
        /// 待办: the next step is the office's or the unit's to take.
        Waiting = "waiting",
        /// 办理中
        InHand = "in-hand",
        /// 复查复核中
        Review = "review",
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
        /// 已申请复查
        ReviewAsked = "review-asked",
        /// 复查中
        UnderReview = "under-review",
        /// 已出具复查意见，待送达
        ReviewAnswered = "review-answered",
        /// 复查意见已送达
        Reviewed = "reviewed",
        /// 已申请复核
        FinalAsked = "final-asked",
        /// 复核中
        UnderFinal = "under-final",
        /// 已出具复核意见，待送达
        FinalAnswered = "final-answered",
        /// 复核意见已送达
        FinalReviewed = "final-reviewed",
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
            StageKind::ReviewAsked
            | StageKind::UnderReview
            | StageKind::ReviewAnswered
            | StageKind::FinalAsked
            | StageKind::UnderFinal
            | StageKind::FinalAnswered => Family::Review,
            StageKind::Answered | StageKind::Served | StageKind::Reviewed | StageKind::FinalReviewed => {
                Family::Answered
            }
            StageKind::Closed | StageKind::Linked => Family::Ended,
        }
    }
}
