//! The tables behind the header names, written as `forms` leaves a header: lower case, no spaces, no signs.

use super::{Dropped, Meaning};

/// A meaning, its English names, its Chinese ones; the first of each is ours.
pub(super) const NAMES: &[(Meaning, &str, &str)] = &[
    (Meaning::RowNumber, "no rownumber row index", "序号 行号 顺序号"),
    (
        Meaning::ExternalId,
        "id externalid caseid messageid petitionid caseno refno reference",
        "编号 信访编号 信访件编号 登记编号 留言编号 工单编号 工单号 案件编号 事项编号 受理编号 \
         外部编号 流水号",
    ),
    (
        Meaning::Name,
        "name petitioner petitioners names fullname petitionername",
        "姓名 信访人 信访人姓名 来访人 来访人姓名 来信人 来信人姓名 上访人 反映人 反映人姓名 投诉人 \
         当事人 群众姓名 诉求人 诉求人姓名 写信人",
    ),
    (
        Meaning::Phone,
        "phone telephone mobile tel phonenumber contact",
        "联系电话 电话 手机 手机号 手机号码 电话号码 联系方式 信访人电话 联系号码 来电号码",
    ),
    (
        Meaning::IdNumber,
        "idnumber idcard identitynumber identitycard",
        "身份证号 身份证 身份证号码 公民身份号码 证件号码 证件号 居民身份证号",
    ),
    (
        Meaning::Address,
        "address homeaddress",
        "地址 常住地址 住址 家庭住址 联系地址 现住址 现居住地 居住地址 户籍地址 通讯地址 住所",
    ),
    (
        Meaning::AuthorKey,
        "user author authorkey userid username authorid",
        "留言用户 用户 用户id 作者 网友 留言用户id",
    ),
    (
        Meaning::Channel,
        "channel source type receivedby",
        "信访类型 信访形式 信访方式 来源 渠道 信访渠道 来件方式 受理方式 信访途径 反映渠道",
    ),
    (Meaning::Purpose, "purpose kind", "目的分类 信访目的 信访目的分类 信访性质 事项性质 信访种类"),
    (
        Meaning::Field,
        "field label category class contentclass firstlevellabel",
        "内容分类 一级标签 一级分类 类别 问题类别 问题分类 信访内容分类 矛盾类型 所属领域 领域 \
         问题类型 诉求类型 分类",
    ),
    (
        Meaning::Subject,
        "subject title summary topicline",
        "标题 主题 留言主题 信访标题 事由 信访事由 事项名称 矛盾名称 问题概述 概况 概要 反映问题摘要",
    ),
    (
        Meaning::Words,
        "words detail details content message text body description complaint",
        "信访内容 反映内容 留言详情 内容 详情 正文 信访原文 原文 反映问题 反映情况 反映的问题 \
         反映的主要问题 主要内容 事项内容 详细内容 问题描述 留言内容 来信内容 投诉内容 诉求内容 \
         主要问题",
    ),
    (
        Meaning::Demand,
        "demand demands request claim",
        "诉求 诉求概述 主要诉求 信访诉求 信访主要诉求 信访人诉求 请求事项 诉求事项 具体诉求",
    ),
    (
        Meaning::ReceivedOn,
        "receivedon postedat date received receivedat createdat created postedon receiveddate",
        "收件日期 信访日期 信访时间 首次信访时间 首次信访日期 来访时间 来访日期 来信时间 来信日期 \
         留言时间 登记时间 登记日期 收到日期 受理时间 受理日期 提交时间 日期 时间 来电时间 收信日期 \
         初次信访时间",
    ),
    (
        Meaning::LastReceivedOn,
        "lastreceivedon lastdate",
        "末次信访时间 末次信访日期 最近信访时间 最后信访时间 最近一次信访时间",
    ),
    (
        Meaning::Place,
        "place location where",
        "问题属地 地点 发生地 所属街道 街道 乡镇 所属乡镇 乡镇街道 属地 问题发生地 事发地 事发地点 \
         所属区域 行政区划 所属社区 社区 村居",
    ),
    (
        Meaning::Respondent,
        "respondent accused complainedabout",
        "被反映单位 被反映人 被反映对象 反映对象 被投诉单位 被投诉人 被举报单位 被举报人 被控告人 \
         涉事单位 涉事企业",
    ),
    (
        Meaning::Unit,
        "unit responsibleunit department agency handler",
        "责任单位 责任企业 承办单位 办理单位 主办单位 处理单位 责任部门 承办部门 主责单位",
    ),
    (Meaning::ParentUnit, "parentunit parent", "归口集团 归口单位 归口部门 主管单位 主管部门 上级单位"),
    (
        Meaning::LeadOfficial,
        "leadofficial official",
        "包案领导 单位负责人 负责人 责任领导 责任人 包案责任人 包保领导 主要负责人 包案人",
    ),
    (
        Meaning::LeadPhone,
        "leadphone officialphone",
        "负责人手机号 负责人电话 包案领导电话 责任人电话 负责人联系电话 负责人联系方式 责任人联系方式",
    ),
    (
        Meaning::Persons,
        "persons people headcount numberofpersons",
        "人数 集访人数 涉及人数 来访人数 人次 信访人数 参与人数",
    ),
    (
        Meaning::Collective,
        "collective group",
        "是否集访 是否集体访 集体访 群体或个体 是否群体 个体或群体 是否集体",
    ),
    (Meaning::Litigation, "litigation court", "涉法诉讼 是否涉法涉诉 涉法涉诉 是否涉诉 涉诉"),
    (Meaning::RoadEnded, "roadended ended", "核查终结 是否终结 复核终结 是否核查终结 是否复核终结"),
    (
        Meaning::Outcome,
        "outcome result reply",
        "办理结果 化解过程简述 化解情况 办理情况 处理结果 处理情况 化解过程 办结情况 答复意见 答复",
    ),
    (Meaning::Measures, "measures measure action", "主要措施 措施 化解措施 工作措施 化解方案 拟办意见"),
    (Meaning::Obstacle, "obstacle", "未化解原因 未办结原因 存在困难"),
    (
        Meaning::SupportCount,
        "support for likes supportcount votesfor upvotes",
        "支持数 点赞数 赞成数 点赞 支持",
    ),
    (Meaning::OpposeCount, "oppose against dislikes opposecount votesagainst downvotes", "反对数 反对"),
];

/// A kind, parts that a forbidden header contains, and words that are forbidden as a whole header.
pub(super) const FORBIDDEN: &[(Dropped, &str, &str)] = &[
    (Dropped::Political, "政治面貌 党派 是否党员 政治身份 political partymember", "党员 party"),
    (Dropped::PoliceStation, "派出所 社区民警 管片民警 policestation", ""),
    (
        Dropped::Movements,
        "进京 赴京 赴省 越级 行踪 轨迹 稳控 劝返 接返 车牌 住宿 非访 去向 护照 movement whereabouts \
         travel",
        "上访次数 走访次数",
    ),
    (Dropped::Sex, "性别 gender", "sex"),
    (Dropped::BirthDate, "出生 生日 birth", "年龄 信访人年龄 age dob"),
    (Dropped::Religion, "宗教 信仰 religion", ""),
    (Dropped::Ethnicity, "民族 ethnic nationality", ""),
    (Dropped::Family, "家庭成员 家庭情况 家庭状况 家庭关系 婚姻 配偶 亲属 子女 spouse marital family", ""),
    (
        Dropped::RiskLabel,
        "化解程度 化解难度 难易程度 风险等级 风险评 风险级 危险程度 重点人 重点对象 重点关注 人员类别 \
         人员标签 缠访 闹访 异常访 老户 稳定风险 黑名单 管控 riskl riskscore keyperson blacklist",
        "risk 风险",
    ),
    (Dropped::Biometrics, "指纹 人脸 虹膜 fingerprint biometric", "照片 photo face"),
];
