//! The rules as a table that the office can read: every stage, every act, what follows or why not.

use super::acts::{Act, ActKind};
use super::apply::apply;
use super::decide::decide;
use super::law_at::LawAt;
use super::matter::*;
use super::probe::plainest;
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

fn request(organ: u8, name: &str) -> ReviewRequest {
    ReviewRequest {
        made_on: TODAY,
        received_on: TODAY,
        organ: unit(organ, name),
        text: "请求查清欠薪数额。".to_owned(),
        late_reason: String::new(),
    }
}

fn taking() -> Taking {
    let investigators = vec![person(40, "江帆 复查员"), person(41, "叶青 复查员")];
    Taking { on: TODAY, investigators, told: notice(), hearings: Vec::new() }
}

fn review_opinion() -> ReviewOpinion {
    ReviewOpinion {
        on: TODAY,
        outcome: ReviewOutcome::Uphold,
        findings: "原处理意见认定事实清楚。".to_owned(),
        basis: "《信访工作条例》第三十五条".to_owned(),
        answers: Vec::new(),
        next_organ: "市人民政府".to_owned(),
        publish: false,
        signed_by: person(42, "叶青 主任"),
    }
}

/// A review that has come so far: asked, taken up, answered, served.
fn review(level: Level, before: Stage, far: u8) -> Stage {
    let (organ, name) = if level == Level::First { (50, "县政府") } else { (51, "市政府") };
    let progress = match far {
        0 => Progress::Asked,
        1 => Progress::Taken(taking()),
        2 => Progress::Answered(taking(), review_opinion(), None),
        _ => Progress::Served(taking(), review_opinion(), service()),
    };
    Stage::Review(Box::new(Review { level, before, request: request(organ, name), progress }))
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
        told_digest: String::new(),
        joined: Vec::new(),
        first_sent_on: None,
        stage,
        ratings: Vec::new(),
        missed: Vec::new(),
        objections: Vec::new(),
        litigation: false,
        simple: false,
        co: Vec::new(),
        safety: None,
        reports: Vec::new(),
        recused: Vec::new(),
        readers: Vec::new(),
        unsolved: Vec::new(),
        split_from: None,
        handed: Vec::new(),
        reviews: Vec::new(),
        reopened: Vec::new(),
    };
    let sending = Sending {
        to: unit(20, "人社局"),
        from: unit(10, "信访局"),
        on: RECEIVED,
        mode: Mode::Transfer,
        note: String::new(),
        designated: None,
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
        hearings: Vec::new(),
        redo: None,
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
        ground: None,
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
        matter(review(Level::First, served.clone(), 0)),
        matter(review(Level::First, served.clone(), 1)),
        matter(review(Level::First, served.clone(), 2)),
        matter(review(Level::First, served.clone(), 3)),
        matter(review(Level::Final, review(Level::First, served.clone(), 3), 0)),
        matter(review(Level::Final, review(Level::First, served.clone(), 3), 1)),
        matter(review(Level::Final, review(Level::First, served.clone(), 3), 2)),
        matter(review(Level::Final, review(Level::First, served.clone(), 3), 3)),
        matter(Stage::Closed(closing, Box::new(served))),
        matter(Stage::Linked(joining, Box::new(Stage::Registered))),
    ]
}

fn sample_act(m: &Matter, kind: ActKind) -> Act {
    let (to, from) = (unit(20, "人社局"), unit(10, "信访局"));
    match kind {
        ActKind::Transfer => {
            let standing = Standing::default();
            Act::Transfer { to: unit(21, "住建局"), standing, from, note: String::new() }
        }
        ActKind::Assign => {
            let six = SixPoints {
                leader: "赵为民".to_owned(),
                person: "陈立".to_owned(),
                supervisor: from.clone(),
                requirement: "查清事实，依法答复".to_owned(),
                report_by: TODAY,
            };
            let standing = Standing::default();
            Act::Assign { to: unit(21, "住建局"), standing, from, six, note: String::new() }
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
                ground: None,
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
            back: false,
        },
        ActKind::GiveBack => Act::GiveBack {
            from: id(8),
            from_no: "264829107535".to_owned(),
            items: vec![id(7)],
            demands: Vec::new(),
        },
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
        // For the rest the plainest form says all that the table needs.
        other => plainest(m, other, TODAY),
    }
}

/// The matter with what the act needs to find: joined items to give back, two demands to split, a co-handling unit, a
/// note, a word that it is not solved, a hearing to write down, a visitor on a court matter, an accusation.
pub(super) fn ready_for(m: &Matter, kind: ActKind) -> Matter {
    let mut m = m.clone();
    match kind {
        ActKind::Guide => (m.litigation, m.channel) = (true, Channel::Visit),
        ActKind::NameReader => m.purpose = Purpose::Accusation,
        ActKind::GiveBack => m.joined = vec![id(7)],
        ActKind::Split => {
            m.demands.push(Demand { no: 2, item: id(2), text: "查清责任单位".to_owned() })
        }
        ActKind::CoAnswer | ActKind::DropCo => m.co.push(CoHandling {
            unit: unit(22, "城管局"),
            on: RECEIVED,
            part: "现场情况".to_owned(),
            by: TODAY,
            answer: None,
        }),
        ActKind::LiftNote => {
            let (reason, by) = ("扬言轻生".to_owned(), person(30, "陈立 科员"));
            m.safety = Some(SafetyNote { on: RECEIVED, reason, until: TODAY, by });
        }
        ActKind::FollowUp => m.unsolved.push(Unsolved {
            on: RECEIVED,
            text: "钱还没到账".to_owned(),
            given: "电话".to_owned(),
            followed: None,
        }),
        ActKind::RecordHearing => m.stage = with_hearing(m.stage),
        _ => {}
    }
    m
}

fn with_hearing(stage: Stage) -> Stage {
    let name = |n: &str| n.to_owned();
    let hearing = Hearing {
        announced_on: RECEIVED,
        on: TODAY,
        place: name("二楼会议室"),
        host: name("叶青"),
        members: vec![name("甲"), name("乙"), name("丙")],
        closed_because: String::new(),
        record: None,
    };
    match stage {
        Stage::Accepted(h) => Stage::Accepted(Handling { hearings: vec![hearing], ..h }),
        Stage::Review(r) => match r.progress.clone() {
            Progress::Taken(t) => {
                let progress = Progress::Taken(Taking { hearings: vec![hearing], ..t });
                Stage::Review(Box::new(Review { progress, ..*r }))
            }
            _ => Stage::Review(r),
        },
        other => other,
    }
}

/// What each act leads to in each stage, on an ordinary day, for an ordinary matter.
pub fn table(law: &LawAt) -> Vec<(StageKind, ActKind, Result<StageKind, Refusal>)> {
    let mut out = Vec::new();
    for m in samples() {
        for kind in ActKind::ALL {
            let m = ready_for(&m, *kind);
            let outcome = decide(&m, &sample_act(&m, *kind), TODAY, law);
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
