//! The rules as a table that the office can read: every stage, every act, what follows or why not.

use super::acts::{Act, ActKind};
use super::decide::{LawAt, decide};
use super::events::apply;
use super::matter::*;
use super::refusal::Refusal;
use super::vocabulary::*;
use law::{Day, RuleId};
use platform::Id;

const RECEIVED: Day = Day::constant(2026, 9, 1); // Tuesday
const TODAY: Day = Day::constant(2026, 9, 4); // Friday

fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

fn unit(n: u8, name: &str) -> UnitRef {
    UnitRef { id: id(n), name: name.to_owned() }
}

fn person(n: u8, name: &str) -> PersonRef {
    PersonRef { id: id(n), name: name.to_owned() }
}

fn notice() -> Notice {
    Notice { on: TODAY, way: ServiceWay::Direct, receiver: "本人".to_owned() }
}

fn service() -> Service {
    Service {
        way: ServiceWay::Direct,
        on: Some(TODAY),
        receiver: "本人".to_owned(),
        refused: String::new(),
        witness: String::new(),
        proof: String::new(),
    }
}

fn opinion() -> Opinion {
    Opinion {
        on: TODAY,
        findings: "查明拖欠工资属实。".to_owned(),
        basis: "《保障农民工工资支付条例》".to_owned(),
        answers: vec![Answer {
            demand: 1, outcome: Outcome::Supported, text: "责令七日内付清。".to_owned()
        }],
        review_by: "县人民政府".to_owned(),
        signed_by: person(31, "周岚 局长"),
    }
}

/// A matter in every stage, each reached by events that fit together.
pub fn samples() -> Vec<Matter> {
    let matter = |stage| Matter {
        id: id(1),
        office: unit(10, "信访局"),
        by_petition_office: true,
        channel: Channel::Letter,
        purpose: Purpose::Appeal,
        received_on: RECEIVED,
        registered_on: RECEIVED,
        reachable: true,
        respondent: None,
        demands: vec![Demand { no: 1, item: id(2), text: "付清工资".to_owned() }],
        numbered: 1,
        words_digest: String::new(),
        joined: Vec::new(),
        first_sent_on: None,
        stage,
        ratings: Vec::new(),
        missed: Vec::new(),
        objections: Vec::new(),
    };
    let sending = Sending {
        to: unit(20, "人社局"),
        from: unit(10, "信访局"),
        on: RECEIVED,
        mode: Mode::Transfer,
        note: String::new(),
    };
    let handling = Handling {
        unit: unit(20, "人社局"),
        accepted_on: RECEIVED,
        road: Road::Petition,
        pack: "national@2022-05-01".to_owned(),
        officer: person(30, "陈立 科员"),
        sent: Some(sending.clone()),
        notice: None,
        extension: None,
    };
    let told = Handling { notice: Some(notice()), ..handling.clone() };
    let objection =
        Objection {
            on: TODAY, reason: "不属本单位职权。".to_owned(), proposed: unit(21, "住建局")
        };
    let served = Stage::Served(told.clone(), opinion(), service());
    let closing = Closing {
        on: TODAY,
        kind: ClosingKind::Content,
        resolved: true,
        view: View::Solved,
        evidence: "书面认可".to_owned(),
    };
    let joining =
        Joining {
            on: TODAY, into: id(9), into_no: "264829107535".to_owned(), reason: "同一事项".to_owned()
        };
    vec![
        matter(Stage::Registered),
        matter(Stage::Sent(sending.clone())),
        matter(Stage::Objected(sending, objection)),
        matter(Stage::Accepted(handling)),
        matter(Stage::Answered(told, opinion(), None)),
        matter(served.clone()),
        matter(Stage::Closed(closing, Box::new(served))),
        matter(Stage::Linked(joining, Box::new(Stage::Registered))),
    ]
}

fn sample_act(kind: ActKind) -> Act {
    let (to, from) = (unit(20, "人社局"), unit(10, "信访局"));
    match kind {
        ActKind::Transfer => Act::Transfer { to: unit(21, "住建局"), from, note: String::new() },
        ActKind::Assign => {
            let six = SixPoints {
                leader: "赵为民".to_owned(),
                person: "陈立".to_owned(),
                supervisor: from.clone(),
                requirement: "查清事实，依法答复".to_owned(),
                report_by: TODAY,
            };
            Act::Assign { to: unit(21, "住建局"), from, six, note: String::new() }
        }
        ActKind::Object => {
            Act::Object { reason: "不属本单位职权。".to_owned(), proposed: unit(21, "住建局") }
        }
        ActKind::DecideObjection => Act::DecideObjection { upheld: true, reason: "理由成立".to_owned() },
        ActKind::Accept => Act::Accept {
            on: TODAY,
            unit: to,
            road: Road::Petition,
            officer: person(30, "陈立 科员"),
            notice: None,
        },
        ActKind::Notify => Act::Notify { notice: notice() },
        ActKind::Extend => Act::Extend {
            days: 30,
            reason: "案情复杂".to_owned(),
            approved_by: person(31, "周岚 局长"),
            told: notice(),
        },
        ActKind::Answer => Act::Answer { opinion: opinion(), service: None },
        ActKind::Serve => Act::Serve { service: service() },
        ActKind::Rate => Act::Rate {
            rating: Rating {
                of: Rated::Unit,
                satisfaction: Satisfaction::Satisfied,
                remark: String::new(),
                on: TODAY,
                given: "电话".to_owned(),
            },
        },
        ActKind::Close => Act::Close {
            closing: Closing {
                on: TODAY,
                kind: ClosingKind::Content,
                resolved: true,
                view: View::Solved,
                evidence: "书面认可".to_owned(),
            },
        },
        ActKind::Link => {
            Act::Link { into: id(9), into_no: "264829107535".to_owned(), reason: "同一事项".to_owned() }
        }
        ActKind::Unlink => Act::Unlink { reason: "并非同一事项".to_owned() },
        ActKind::Take => Act::Take {
            from: id(8),
            from_no: "264829107535".to_owned(),
            items: vec![id(7)],
            demands: Vec::new(),
        },
        ActKind::GiveBack => {
            Act::GiveBack { from: id(8), from_no: "264829107535".to_owned(), items: vec![id(7)] }
        }
        ActKind::Attach => Act::Attach { item: id(2), files: vec!["00".to_owned()] },
        ActKind::Supplement => {
            Act::Supplement { item: id(3), words_digest: String::new(), files: Vec::new() }
        }
        ActKind::Reissue => Act::Reissue {
            proof: CodeProof {
                shown: ProofShown::IdCard,
                by: PartyKind::Petitioner,
                checked: "与登记的姓名、住址一致".to_owned(),
            },
        },
        ActKind::MarkMissed => Act::MarkMissed { rule: RuleId::Xfer, due: TODAY },
    }
}

/// A matter to which items of another were joined, as giving them back needs.
fn with_joined(m: &Matter) -> Matter {
    Matter { joined: vec![id(7)], ..m.clone() }
}

/// What each act leads to in each stage, on an ordinary day, for an ordinary matter.
pub fn table(law: &LawAt) -> Vec<(StageKind, ActKind, Result<StageKind, Refusal>)> {
    let mut out = Vec::new();
    for m in samples() {
        for kind in ActKind::ALL {
            let m = if *kind == ActKind::GiveBack { with_joined(&m) } else { m.clone() };
            let outcome = decide(&m, &sample_act(*kind), TODAY, law);
            let next = outcome.map(|events| events.iter().fold(m.clone(), apply).stage.kind());
            out.push((m.stage.kind(), *kind, next));
        }
    }
    out
}

/// The same for people to read: a line for every act, a column for every stage.
pub fn render(law: &LawAt) -> String {
    let cells = table(law);
    let mut rows = vec![heading()];
    for act in ActKind::ALL {
        let of_act = cells.iter().filter(|(_, kind, _)| kind == act);
        rows.push(std::iter::once(act.to_string()).chain(of_act.map(|(_, _, next)| cell(next))).collect());
    }
    aligned(&rows)
}

fn heading() -> Vec<String> {
    let stages = StageKind::ALL.iter().map(StageKind::to_string);
    std::iter::once(String::new()).chain(stages).collect()
}

/// The next stage behind an arrow, or the reason why not.
fn cell(next: &Result<StageKind, Refusal>) -> String {
    match next {
        Ok(stage) => format!("→ {stage}"),
        Err(refusal) => refusal.key().trim_start_matches("refusal-").to_owned(),
    }
}

fn aligned(rows: &[Vec<String>]) -> String {
    let mut widths = vec![0; StageKind::ALL.len() + 1];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut out = String::new();
    for row in rows {
        let line: Vec<String> =
            row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        out.push_str(line.join("  ").trim_end());
        out.push('\n');
    }
    out
}
