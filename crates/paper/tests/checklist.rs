//! What the checklist finds in an opinion, case by case.

use paper::letters::{Answered, Finding, Opinion, checklist};

const FINDINGS: &str = "经调取记工本、考勤和银行流水，14人共出勤1062个工日，应发工资26.4万元，已发7.8万元，尚欠18.6万元，总承包单位没有通过专用账户代发工资。";
const PAID: &str = "我局已责令总承包单位先行清偿，拖欠的工资已经全部发放到本人账户。";
const WHERE: &str = "公司已经拨付劳务款项，由班组长挪作他用，我局已责令返还。";

fn good() -> Opinion<'static> {
    Opinion {
        answers: &[
            Answered { number: 1, demand: "支付工资", answer: PAID },
            Answered { number: 3, demand: "查清去向", answer: WHERE },
        ],
        words: "我们十四个木工去年在这个工地干了五个多月，一分没见着。",
        findings: FINDINGS,
        basis: "《保障农民工工资支付条例》第三十条、第三十一条",
        remedy: "可以自收到之日起30日内，向青禾县人民政府书面申请复查。",
        remedy_organ: "青禾县人民政府",
    }
}

fn found(opinion: &Opinion<'_>) -> Vec<&'static str> {
    let all = checklist(opinion, &|_| Vec::new());
    assert!(all.iter().all(|f| !f.told().zh.is_empty() && f.told().zh != f.told().en));
    all.iter().map(Finding::key).collect()
}

#[test]
fn a_good_opinion_gives_no_cause_for_remarks() {
    assert_eq!(found(&good()), Vec::<&str>::new());
}

#[test]
fn each_lack_is_named() {
    let answers = |first: &'static str, second: &'static str| -> Vec<Answered<'static>> {
        vec![
            Answered { number: 1, demand: "支付工资", answer: first },
            Answered { number: 3, demand: "查清去向", answer: second },
        ]
    };
    let (empty, curt, same) = (answers(PAID, "  "), answers("不属实。", WHERE), answers(PAID, PAID));
    let long = "我们有话要说，请你们一件一件查清楚。".repeat(60);
    let table: Vec<(Opinion<'_>, &str)> = vec![
        (Opinion { answers: &empty, ..good() }, "opinion-unanswered"),
        (Opinion { answers: &curt, ..good() }, "opinion-curt"),
        (Opinion { answers: &same, ..good() }, "opinion-same-answer"),
        (Opinion { basis: " ", ..good() }, "opinion-no-basis"),
        (Opinion { basis: "国家有关规定", ..good() }, "opinion-no-article"),
        (Opinion { basis: "《保障农民工工资支付条例》", ..good() }, "opinion-no-article"),
        (Opinion { basis: "《》第三条", ..good() }, "opinion-no-article"),
        (Opinion { remedy: "", ..good() }, "opinion-no-remedy"),
        (Opinion { remedy: "可以申请复查。", ..good() }, "opinion-no-remedy"),
        (Opinion { remedy: "可以向青禾县人民政府申请行政复议。", ..good() }, "opinion-court"),
        (Opinion { words: &long, ..good() }, "opinion-short"),
        (Opinion { basis: "《条例》第3条；邻居电话13000000001", ..good() }, "opinion-personal"),
    ];
    for (opinion, key) in table {
        assert_eq!(found(&opinion), [key]);
    }
}

#[test]
fn names_of_others_come_from_the_callers_finder() {
    let finder =
        |text: &str| if text.contains("班组长") { vec!["渠某某".to_owned()] } else { Vec::new() };
    assert_eq!(checklist(&good(), &finder), [Finding::Personal("渠某某".to_owned())]);
}
