//! An invented matter, told by every letter there is. Nobody and nothing in it exists.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "shared by tests that may fall over"
)]

use law::Day;
use paper::letters::{Fields, Kind};

/// A day.
pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Who issues a letter of this kind: unit and code.
pub fn issuer(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Receipt | Kind::Transfer | Kind::Assignment | Kind::ObjectionDecision => {
            ("青禾县信访局", "青信")
        }
        Kind::Urging | Kind::Supervision => ("青禾县信访局", "青信"),
        Kind::ReviewAccepted | Kind::ReviewOpinion => ("青禾县人民政府", "青政信"),
        Kind::RereviewOpinion | Kind::HearingNotice | Kind::HearingReport => ("云川市人民政府", "云政信"),
        _ => ("青禾县人力资源和社会保障局", "青人社"),
    }
}

fn matter() -> Fields {
    Fields::new().text("matter_no", "202600318427").text("subject", "栖禾府工地拖欠十四名木工工资")
}

fn contact(f: Fields) -> Fields {
    f.text("contact", "蓝谷雨").text("contact_phone", "0000-5550101")
}

const DEMANDS: [&str; 2] = ["支付十四名木工拖欠的工资18.6万元", "查清是公司还是班组长扣了钱"];

fn basics(f: Fields) -> Fields {
    f.text("to_unit", "青禾县人力资源和社会保障局")
        .text("channel", "来访")
        .text("petitioner", "禾𠮷木等14人")
        .text("phone", "13000000000")
        .text("address", "青禾县禾苑街道苑南路7号")
        .number("persons", 14)
        .date("received_on", day("2026-03-02"))
        .list("demands", DEMANDS)
        .text(
            "summary",
            "反映在栖禾府项目务工五个多月，公司称已拨付工程款，班组长以公司未拨款为由拖欠工资18.6万元。",
        )
        .number("notice_days", 15)
}

fn reviewed(f: Fields) -> Fields {
    contact(f)
        .text("applicant", "禾𠮷木")
        .text("original_organ", "青禾县人力资源和社会保障局")
        .text("original_no", "青人社信〔2026〕3号")
        .date("original_on", day("2026-04-28"))
        .date("served_on", day("2026-04-30"))
        .date("requested_on", day("2026-05-12"))
        .text("request", "请求撤销原处理意见第二项，对工程款的去向作出认定。")
        .text("original_opinion", "一、工资18.6万元已足额发放；二、班组长挪用工资款，已责令返还。")
        .text("findings", "原办理机关调取了银行流水和记工本，认定的事实清楚。\n工程款去向已由总承包单位书面说明，并有转账凭证为证。")
        .text("basis", "《保障农民工工资支付条例》第三十条、第三十一条")
        .text("outcome", "维持原处理意见")
        .text("decision", "原处理意见认定事实清楚，适用依据正确，程序合法，予以维持。")
}

/// Fields for every kind.
pub fn fields(kind: Kind) -> Fields {
    match kind {
        Kind::Registration => basics(matter())
            .with("to_unit", paper::letters::Value::Text(String::new()))
            .clone_without(&["to_unit", "notice_days", "subject"])
            .text("receiver", "云初登")
            .text("place", "青禾县信访局接待大厅二号窗口")
            .text("id_document", "居民身份证（已核对）")
            .list("representatives", ["禾𠮷木", "渠䶮", "石㛃"])
            .text("purpose", "申诉求决")
            .text("content", "劳动和社会保障—工资福利")
            .text("problem_place", "青禾县禾苑街道")
            .text("visited", "青禾县禾苑街道办事处")
            .text("repeat", "初次来访")
            .text("proceedings", "未提起诉讼、仲裁")
            .text("words", "我们十四个木工去年在这个工地干了五个多月，支模板一层一层往上做，包工头说封了顶就结钱，封顶都过了三个月了一分没见着。\n打电话他说公司没拨款，公司又说早拨了。")
            .list("papers", ["记工本复印件", "银行流水"]),
        Kind::Receipt => contact(matter())
            .text("petitioner", "禾𠮷木等14人")
            .text("query_code", "48201937")
            .date("received_on", day("2026-03-02"))
            .text("channel", "来访")
            .list("demands", DEMANDS)
            .number("notice_days", 15)
            .text("query_where", "县政府网站“信访查询”栏目，或者到县信访局接待大厅查询"),
        Kind::Transfer => contact(basics(matter())).number("objection_days", 5),
        Kind::Assignment => contact(basics(matter()))
            .number("objection_days", 5)
            .text("lead", "局长 穆秋实")
            .text("officer", "劳动监察大队 竹小满")
            .text("supervisor", "青禾县信访局督查科")
            .text("requirement", "依法查明拖欠数额和责任单位，督促清偿，并逐项答复信访人")
            .date("report_on", day("2026-05-06"))
            .text("approver", "县信访局局长云大暑"),
        Kind::Objection => contact(matter())
            .text("to_unit", "青禾县信访局")
            .text("source_no", "青信转〔2026〕41号")
            .date("received_on", day("2026-03-04"))
            .date("raised_on", day("2026-03-09"))
            .text("reasons", "该工地为交通基础设施项目，工资支付的监督管理由行业主管部门负责。")
            .text("basis", "《保障农民工工资支付条例》第七条")
            .text("suggested_unit", "青禾县交通运输局"),
        Kind::ObjectionDecision => matter()
            .text("to_unit", "青禾县人力资源和社会保障局")
            .text("objection_no", "青人社异〔2026〕2号")
            .date("raised_on", day("2026-03-09"))
            .text("decision", "不同意退回")
            .text("reasons", "该工地为房屋建筑项目，拖欠工资的查处属于你单位职责。"),
        Kind::Accepted => contact(matter())
            .text("petitioner", "禾𠮷木等14人")
            .date("received_on", day("2026-03-04"))
            .date("accepted_on", day("2026-03-10"))
            .list("demands", DEMANDS)
            .text("road", "依照《信访工作条例》第三十一条第六项规定的信访程序办理，由劳动监察大队承办。")
            .number("limit_days", 60)
            .date("due_on", day("2026-05-09"))
            .text("query_code", "48201937")
            .text("query_where", "县政府网站“信访查询”栏目"),
        Kind::OtherRoute => contact(matter())
            .text("petitioner", "禾𠮷木等14人")
            .date("received_on", day("2026-03-04"))
            .list("demands", ["支付未签劳动合同的二倍工资"])
            .text("competent_organ", "青禾县劳动人事争议仲裁委员会")
            .text("procedure", "劳动争议仲裁")
            .text("term", "自知道或者应当知道权利被侵害之日起一年内提出")
            .text("legal_text", "《中华人民共和国劳动争议调解仲裁法》第五条、第二十七条")
            .text("statute_remedy", "对仲裁裁决不服的，可以依照《中华人民共和国劳动争议调解仲裁法》的规定处理。"),
        Kind::Declined => contact(matter())
            .text("petitioner", "禾𠮷木等14人")
            .date("received_on", day("2026-03-20"))
            .text("reason", "同一信访事项已经由青禾县人力资源和社会保障局受理，正在规定期限内办理。")
            .text("basis", "《信访工作条例》第十九条第三款")
            .text("where_to_go", "请等待承办单位在期限内书面答复；对答复不服的，可以申请复查。")
            .text("prior_no", "青人社受〔2026〕12号"),
        Kind::NoLongerAccepted => contact(matter())
            .text("petitioner", "禾𠮷木等14人")
            .date("received_on", day("2026-09-01"))
            .text("rereview_organ", "云川市人民政府")
            .text("rereview_no", "云政信复核〔2026〕2号")
            .date("rereview_on", day("2026-07-20"))
            .text("same", "你（们）本次提出的事实和理由与复核时相同。"),
        Kind::Extended => contact(matter())
            .text("petitioner", "禾𠮷木等14人")
            .date("accepted_on", day("2026-03-10"))
            .date("original_due_on", day("2026-05-09"))
            .date("new_due_on", day("2026-05-29"))
            .number("days", 20)
            .text("reason", "银行流水涉及三个账户，需要向开户行逐一调取，尚未取得回复。")
            .text("approver", "穆秋实")
            .text("approver_post", "局长")
            .date("approved_on", day("2026-05-06")),
        Kind::InquiryRecord => matter()
            .text("begun", "2026年3月18日9时30分")
            .text("ended", "2026年3月18日10时20分")
            .text("place", "禾苑街道办事处会议室")
            .list("investigators", ["竹小满", "石白露"])
            .text("recorder", "石白露")
            .text("asked", "禾𠮷木")
            .text("asked_unit", "青禾县禾苑街道苑南路7号")
            .text("told", "我们是青禾县人力资源和社会保障局的工作人员，现就你反映的事项向你了解情况，请如实回答。")
            .text("record", "问：你们从什么时候开始在工地做工？\n答：去年四月到九月，有记工本。\n问：工资约定怎么支付？\n答：说好封顶就结清。"),
        Kind::HandlingOpinion => contact(matter())
            .text("petitioner", "禾𠮷木等14人")
            .date("received_on", day("2026-03-04"))
            .date("accepted_on", day("2026-03-10"))
            .text("claims", "在栖禾府项目务工五个多月，班组长以公司未拨款为由拖欠工资，公司称已拨付。")
            .text("findings", "经调取记工本、考勤和银行流水，14人共出勤1,062个工日，应发工资26.4万元，已发7.8万元，尚欠18.6万元。\n总承包单位将人工费拨付给班组长后，未委托专用账户代发，班组长将其中部分款项用于支付材料款，致工资未能按时发放。")
            .text("basis", "《保障农民工工资支付条例》第三十条、第三十一条")
            .table(
                "answers",
                ["demand", "outcome", "answer"],
                &[
                    [DEMANDS[0], "予以支持", "我局已责令总承包单位先行清偿，18.6万元已于4月20日通过工资专用账户发放到14人本人账户，请予核对。"],
                    [DEMANDS[1], "予以支持", "公司已拨付劳务款项，但未按规定通过专用账户代发，由班组长挪作他用。我局已对公司下达限期改正指令书，并要求班组长返还款项。"],
                ],
            )
            .text("execution", "工资已经发放完毕，由劳动监察大队于一个月后回访。")
            .text("remedy_organ", "青禾县人民政府")
            .number("remedy_days", 30),
        Kind::ReviewRequest => Fields::new()
            .text("level", "复查")
            .text("to_organ", "青禾县人民政府")
            .text("applicant", "禾𠮷木")
            .text("phone", "13000000000")
            .text("address", "青禾县禾苑街道苑南路7号")
            .text("original_organ", "青禾县人力资源和社会保障局")
            .text("original_no", "青人社信〔2026〕3号")
            .date("original_on", day("2026-04-28"))
            .date("served_on", day("2026-04-30"))
            .text("request", "请求撤销原处理意见第二项。")
            .text("reasons", "公司拨款的数目和我们看到的不一样。")
            .list("papers", ["原处理意见书", "记工本复印件"]),
        Kind::ReviewAccepted => contact(matter())
            .text("level", "复查")
            .text("applicant", "禾𠮷木")
            .text("original_organ", "青禾县人力资源和社会保障局")
            .text("original_no", "青人社信〔2026〕3号")
            .date("requested_on", day("2026-05-12"))
            .number("limit_days", 30)
            .date("due_on", day("2026-06-11")),
        Kind::ReviewOpinion => {
            reviewed(matter()).text("remedy_organ", "云川市人民政府").number("remedy_days", 30)
        }
        Kind::RereviewOpinion => reviewed(matter())
            .text("original_organ", "青禾县人民政府")
            .text("original_no", "青信复查〔2026〕1号")
            .number("hearing_days", 6)
            .text("publication", "本复核意见在县政府网站公示，公示时隐去个人信息。"),
        Kind::HearingNotice => contact(matter())
            .text("to_party", "禾𠮷木")
            .text("held_at", "2026年6月16日9时")
            .text("place", "县政务服务中心三楼听证室")
            .text("host", "舟立夏")
            .list("members", ["泉惊蛰", "堰小雪", "桑霜降"])
            .text("recorder", "石白露")
            .text("open", "公开举行")
            .text("issues", "工程款去向和拖欠工资的责任"),
        Kind::HearingRecord => matter()
            .date("begun_on", day("2026-06-16"))
            .date("ended_on", day("2026-06-17"))
            .text("place", "县政务服务中心三楼听证室")
            .text("host", "舟立夏")
            .list("members", ["泉惊蛰", "堰小雪", "桑霜降"])
            .text("recorder", "石白露")
            .text("open", "公开举行")
            .table("present", ["name", "role"], &[["禾𠮷木", "信访人"], ["竹小满", "承办单位代表"]])
            .text("statements", "信访人：款项数目与我们掌握的不一致。\n承办单位：有转账凭证为证。")
            .text("evidence", "出示银行流水三份，双方对真实性没有异议。")
            .text("debate", "双方就班组长领款的性质发表了意见。"),
        Kind::HearingReport => matter()
            .text("to_unit", "云川市人民政府")
            .date("begun_on", day("2026-06-16"))
            .date("ended_on", day("2026-06-17"))
            .text("host", "舟立夏")
            .list("members", ["泉惊蛰", "堰小雪", "桑霜降"])
            .text("facts", "总承包单位分三次拨付人工费，均有凭证。")
            .list("issues", ["班组长领款是否视为工资已付", "差额由谁承担"])
            .text("votes", "三名听证员一致认为原意见认定的事实清楚。")
            .text("conclusion", "原意见事实清楚。")
            .text("proposal", "建议维持复查意见。"),
        Kind::ServiceProof => Fields::new()
            .text("matter_no", "202600318427")
            .text("document_name", "关于栖禾府工地拖欠十四名木工工资信访事项的处理意见书")
            .text("document_no", "青人社信〔2026〕3号")
            .text("addressee", "禾𠮷木")
            .text("address", "青禾县禾苑街道苑南路7号")
            .text("way", "直接送达")
            .text("server", "竹小满、石白露"),
        Kind::Urging => contact(matter())
            .text("to_unit", "青禾县人力资源和社会保障局")
            .text("source_no", "青信交〔2026〕9号")
            .date("sent_on", day("2026-03-04"))
            .date("due_on", day("2026-05-06"))
            .text("state", "截至目前，我单位尚未收到办结报告。")
            .list("requests", ["说明未按期办结的原因", "抓紧提出处理意见，逐项答复信访人"])
            .date("reply_on", day("2026-05-15")),
        Kind::Supervision => contact(matter())
            .text("to_unit", "青禾县人力资源和社会保障局")
            .text("trigger", "未按规定办理期限办结信访事项")
            .text("facts", "该事项于3月10日受理，应当于5月9日办结，至今未作出处理意见，也未告知延长期限。")
            .list("requirements", ["立即作出处理意见并送达信访人", "书面说明超期原因和责任人"])
            .date("due_on", day("2026-05-25"))
            .text("mode", "发函督办"),
        Kind::Settlement => matter()
            .table(
                "parties",
                ["side", "name", "address", "phone"],
                &[
                    ["甲方", "青禾县禾垒建筑工程有限公司", "青禾县澜桥街道", "0000-5550188"],
                    ["乙方", "禾𠮷木", "青禾县禾苑街道苑南路7号", "13000000000"],
                ],
            )
            .text("facts", "乙方等14人在栖禾府项目务工，甲方尚欠工资18.6万元。")
            .list("terms", ["甲方一次性支付乙方等14人工资18.6万元", "乙方收到款项后，双方就此再无争议"])
            .text("performance", "甲方于2026年4月20日前，通过工资专用账户支付到各人账户。")
            .text("host", "青禾县信访局")
            .number("copies", 3),
        Kind::ClosingReport => contact(matter())
            .text("to_unit", "青禾县信访局")
            .text("source_no", "青信交〔2026〕9号")
            .date("received_on", day("2026-03-04"))
            .date("accepted_on", day("2026-03-10"))
            .date("closed_on", day("2026-04-30"))
            .text("process", "受理后两次到工地调查，调取记工本、考勤和银行流水，询问14人和班组长。")
            .text("result", "18.6万元工资已经全部发放。处理意见书已于4月30日直接送达。")
            .text("basis", "《保障农民工工资支付条例》第三十条、第三十一条")
            .text("petitioner_view", "信访人表示工资已收到，问题已经解决。")
            .list("papers", ["处理意见书", "送达回证", "工资发放凭证"]),
        Kind::FileContents => Fields::new()
            .text("matter_no", "202600318427")
            .text("file_title", "栖禾府工地拖欠十四名木工工资信访案卷")
            .text("file_no", "XF2026-0318")
            .text("retention", "30年")
            .text("filed_by", "云初登")
            .date("filed_on", day("2026-06-30"))
            .number("pages", 26)
            .table(
                "papers",
                ["no", "paper_no", "author", "title", "date", "page", "note"],
                &[
                    ["1", "", "青禾县信访局", "信访事项登记表", "2026.03.02", "1", ""],
                    ["2", "青信交〔2026〕9号", "青禾县信访局", "关于交办栖禾府工地拖欠十四名木工工资信访事项的函", "2026.03.04", "3", ""],
                    ["3", "青人社信〔2026〕3号", "青禾县人社局", "处理意见书", "2026.04.28", "6", ""],
                    ["4", "", "青禾县人社局", "送达回证", "2026.04.30", "10", "原件"],
                ],
            ),
    }
}

trait Without {
    fn clone_without(self, names: &[&str]) -> Fields;
}

impl Without for Fields {
    fn clone_without(self, names: &[&str]) -> Fields {
        let kept = self.iter().filter(|(n, _)| !names.contains(n));
        kept.fold(Fields::new(), |all, (n, v)| all.with(n, v.clone()))
    }
}
