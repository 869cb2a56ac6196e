//! The two layouts of ledger that petition offices hand round, rebuilt with invented content, and
//! what becomes of every kind of row in them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use intake::{Channel, Dropped, Fate, Note, ProblemKind, Purpose, Skip, plan, read, rows};
use jiff::civil::date;
use rust_xlsxwriter::{Format, Workbook};

const TODAY: intake::Day = date(2026, 3, 5);

const HEADERS: [&str; 25] = [
    "序号",
    "姓名",
    "性别",
    "出生年月",
    "信访类型",
    "政治面貌",
    "目的分类",
    "身份证号",
    "常住地址",
    "核查终结",
    "所属派出所",
    "所属街道",
    "责任单位",
    "单位负责人",
    "负责人手机号",
    "近年进京情况",
    "是否集访",
    "集访人数",
    "首次信访时间",
    "末次信访时间",
    "易化解程度",
    "涉法诉讼",
    "诉求概述",
    "未化解原因",
    "化解过程简述",
];

/// Cells by the letter of their column.
type Cells = [(char, &'static str)];

fn contradictions(data: &[&Cells]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 1, 0, 20, "导入模板", &Format::new()).unwrap();
    for (column, header) in (0u16..).zip(HEADERS) {
        sheet.write_string(1, column, header).unwrap();
    }
    let instruction: &Cells = &[
        ('A', "请保留"),
        ('C', "男/女"),
        ('D', "1900-01"),
        ('E', "1.信\n2.访\n3.网\n（多选,使用英文逗号隔开）"),
        ('J', "是/否"),
        ('S', "1900-01-01"),
    ];
    let sample: &Cells = &[
        ('A', "1"),
        ('B', "测试"),
        ('C', "男"),
        ('E', "1,2,3"),
        ('R', "100"),
        ('S', "1900-01-01"),
        ('W', "诉求概述"),
    ];
    for (row, cells) in (2u32..).zip([instruction, sample].iter().chain(data)) {
        for (letter, value) in *cells {
            sheet.write_string(row, u16::try_from(u32::from(*letter) - 65).unwrap(), *value).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

fn fates(bytes: &[u8]) -> Vec<Fate> {
    let table = read("台账.xlsx", bytes).unwrap();
    let plan = plan(&table).unwrap();
    rows(&table, &plan, TODAY).map(|(_, fate)| fate).collect()
}

fn draft(fate: &Fate) -> &intake::Draft {
    match fate {
        Fate::Draft(draft) => draft,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_contradiction_ledger_becomes_drafts() {
    let full: &Cells = &[
        ('A', "2"),
        ('B', "苗青、 罗 山等５人"),
        ('C', "女"),
        ('D', "1961-04"),
        ('E', "2,1"),
        ('F', "0.群众"),
        ('G', "3.揭发控告"),
        ('H', "11010519491231002X"),
        ('I', "青石镇柳湾村"),
        ('J', "否"),
        ('K', "青石派出所"),
        ('L', "青石镇"),
        ('M', "县水务局"),
        ('N', "石磊"),
        ('O', "１３８００００１２３４"),
        ('P', "无"),
        ('Q', "是"),
        ('R', "6"),
        ('S', "2025年12月1日"),
        ('T', "2026-02-03"),
        ('U', "3"),
        ('V', "否"),
        ('W', "1、修复水渠；2、公开工程账目"),
        ('X', "资金未到位"),
        ('Y', "已协商两次"),
    ];
    let fates = fates(&contradictions(&[full]));
    let skips: Vec<_> =
        fates.iter().filter_map(|f| if let Fate::Skipped(s) = f { Some(*s) } else { None }).collect();
    assert_eq!(skips, [Skip::Title, Skip::Header, Skip::Instruction, Skip::Sample]);
    let d = draft(&fates[4]);
    assert_eq!(
        (d.row, d.names.as_slice(), d.persons),
        (5, ["苗青".to_string(), "罗山".to_string()].as_slice(), Some(6))
    );
    assert_eq!((d.channel, d.purpose), (Some(Channel::Visit), Some(Purpose::Accusation)));
    assert_eq!(d.demands, ["修复水渠", "公开工程账目"]);
    assert_eq!(d.words, "1、修复水渠；2、公开工程账目");
    assert_eq!((d.received_on, d.last_received_on), (Some(date(2025, 12, 1)), Some(date(2026, 2, 3))));
    assert_eq!((d.place.as_deref(), d.unit.as_deref()), (Some("青石镇"), Some("县水务局")));
    assert_eq!((d.lead_official.as_deref(), d.lead_phone.as_deref()), (Some("石磊"), Some("13800001234")));
    assert_eq!((d.collective, d.litigation, d.road_ended), (Some(true), Some(false), Some(false)));
    assert_eq!(d.id_number.as_deref(), Some("11010519491231002X"));
}

#[test]
fn forbidden_columns_leave_a_note_and_no_trace() {
    let row: &Cells = &[
        ('B', "苗青"),
        ('C', "女性标记"),
        ('D', "1961-04"),
        ('F', "面貌标记"),
        ('K', "派出所标记"),
        ('P', "进京标记"),
        ('U', "程度标记"),
        ('W', "修路"),
    ];
    let fates = fates(&contradictions(&[row]));
    let d = draft(&fates[4]);
    let dropped: Vec<_> = d
        .notes
        .iter()
        .filter_map(|n| if let Note::DroppedColumn { dropped, .. } = n { Some(*dropped) } else { None })
        .collect();
    assert_eq!(
        dropped,
        [
            Dropped::Sex,
            Dropped::BirthDate,
            Dropped::Political,
            Dropped::PoliceStation,
            Dropped::Movements,
            Dropped::RiskLabel
        ]
    );
    let kept = serde_json::to_string(d).unwrap();
    assert!(!kept.contains("标记") && !kept.contains("1961"), "{kept}");
    for note in &d.notes {
        assert_ne!(note.say(true), note.say(false));
    }
}

#[test]
fn a_damaged_identity_number_and_a_placeholder_date_do_not_cost_the_row() {
    let row: &Cells =
        &[('B', "苗青"), ('H', "3.41100190001011E+17"), ('O', "没有"), ('S', "1900-01-01"), ('W', "修路")];
    let fates = fates(&contradictions(&[row]));
    let d = draft(&fates[4]);
    assert_eq!((d.id_number.clone(), d.received_on), (None, None));
    assert!(d.notes.contains(&Note::PossibleIdNumberWithoutCheck { column: "身份证号".into() }));
    assert!(
        d.notes
            .contains(&Note::PlaceholderDate {
                column: "首次信访时间".into(), value: "1900-01-01".into()
            })
    );
}

#[test]
fn a_row_that_cannot_be_taken_says_what_would_be_right() {
    let bad: &Cells = &[('B', "苗青"), ('R', "很多"), ('S', "2027-01-01"), ('W', "修路")];
    let silent: &Cells = &[('B', "罗山"), ('O', "13800001234")];
    let fates = fates(&contradictions(&[bad, silent]));
    let problems = |fate: &Fate| if let Fate::Refused(p) = fate { p.clone() } else { panic!("{fate:?}") };
    let kinds: Vec<_> = problems(&fates[4]).iter().map(|p| (p.column.clone(), p.kind)).collect();
    assert_eq!(
        kinds,
        [
            ("集访人数".to_string(), ProblemKind::NotANumber),
            ("首次信访时间".to_string(), ProblemKind::FutureDate)
        ]
    );
    assert_eq!(problems(&fates[4])[0].say(true), "“集访人数”的“很多”不是整数，请只填数字，如“5”。");
    assert_eq!(problems(&fates[5])[0].kind, ProblemKind::NothingSaid);
}

#[test]
fn rows_below_and_between_are_skipped() {
    let data: [&Cells; 6] = [
        &[('A', "2")],
        &[('A', "一、城乡建设类")],
        &[('B', "苗青"), ('W', "修路")],
        &[('A', "合计"), ('R', "12")],
        &[('A', "制表人：石磊"), ('E', "审核人：罗山")],
        &[('A', "填报单位：青石镇")],
    ];
    let fates = fates(&contradictions(&data));
    let found: Vec<_> =
        fates[4..].iter().map(|f| if let Fate::Skipped(s) = f { Some(*s) } else { None }).collect();
    assert_eq!(
        found,
        [Some(Skip::Blank), Some(Skip::Title), None, Some(Skip::Total), Some(Skip::Total), Some(Skip::Total)]
    );
}

#[test]
fn a_sweep_ledger_with_dates_and_numbers_of_excel_is_read() {
    let mut book = Workbook::new();
    let hidden = book.add_worksheet();
    hidden.set_name("附件").unwrap();
    hidden.write_string(0, 0, "说明文字").unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("排查表").unwrap();
    sheet.merge_range(0, 0, 0, 8, "矛盾排查表", &Format::new()).unwrap();
    for (column, header) in (0u16..).zip([
        "序号",
        "归口集团",
        "群体或个体",
        "矛盾级别",
        "涉及人数",
        "责任企业",
        "信访主要诉求",
        "矛盾类型",
        "主要措施",
        "信访日期",
    ]) {
        sheet.write_string(1, column, header).unwrap();
    }
    sheet.write_number(2, 0, 1.0).unwrap();
    for (column, value) in [
        (1, "青石集团"),
        (2, "群体"),
        (3, "一般"),
        (5, "柳湾砖厂"),
        (6, "补发工资"),
        (7, "劳资"),
        (8, "约谈企业"),
    ] {
        sheet.write_string(2, column, value).unwrap();
    }
    sheet.write_number(2, 4, 30.0).unwrap();
    sheet.write_number_with_format(2, 9, 46083.5, &Format::new().set_num_format("yyyy/m/d h:mm")).unwrap();
    let table = read("x.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(
        (table.name.as_str(), table.cell(2, 0), table.cell(2, 9)),
        ("排查表", "1", "2026-03-02 12:00:00")
    );
    let plan = plan(&table).unwrap();
    let fates: Vec<_> = rows(&table, &plan, TODAY).collect();
    let d = draft(&fates[2].1);
    assert_eq!((d.persons, d.collective, d.received_on), (Some(30), Some(true), Some(date(2026, 3, 2))));
    assert_eq!(
        (d.unit.as_deref(), d.parent_unit.as_deref(), d.field.as_deref()),
        (Some("柳湾砖厂"), Some("青石集团"), Some("劳资"))
    );
    assert_eq!(d.measures.as_deref(), Some("约谈企业"));
    assert!(d.notes.contains(&Note::UnknownColumn { column: "矛盾级别".into() }));
}
