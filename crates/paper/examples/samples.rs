//! Writes every letter of the invented matter as PDF and DOCX into a folder: `cargo run -p paper --example samples -- DIR`.

#[path = "../tests/samples/mod.rs"]
mod samples;

use paper::letters::{Issue, Kind, Letters};
use paper::{Block, Chart, ChartKind, Document, Fonts, Press, Series, docx};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::path::PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "samples".to_owned()));
    std::fs::create_dir_all(&folder)?;
    let letters =
        Letters::built_in().map_err(|f| f.iter().map(|f| f.to_string()).collect::<Vec<_>>().join("\n"))?;
    let (press, day) = (Press::new(Fonts::carried()), samples::day("2026-04-28"));
    for (kind, draft) in Kind::ALL.iter().map(|k| (*k, false)).chain([(Kind::HandlingOpinion, true)]) {
        let letter = letters.governing(kind, "demo", day).ok_or("no template")?;
        let (unit, code) = samples::issuer(kind);
        let number = paper::number(&format!("{code}{}", letter.class()), 2026, 3)?;
        let mut issue = Issue::issued(unit, day, Some(number));
        issue.draft = draft;
        if kind == Kind::HandlingOpinion {
            issue.copies = Some("青禾县信访局".to_owned());
        }
        let doc = letter.compose(&samples::fields(kind), &issue).map_err(|p| format!("{kind}: {p:?}"))?;
        let name = if draft { format!("{kind}-draft") } else { kind.to_string() };
        std::fs::write(folder.join(format!("{name}.pdf")), press.pdf(&doc)?.bytes)?;
        std::fs::write(folder.join(format!("{name}.docx")), docx(&doc)?)?;
    }
    std::fs::write(folder.join("charts.pdf"), press.pdf(&charts())?.bytes)?;
    Ok(())
}

fn charts() -> Document {
    let labels = ["一月", "二月", "三月", "四月", "五月", "六月"].map(str::to_owned);
    let series =
        |name: &str, values: [f64; 6]| Series { name: name.to_owned(), values: values.map(Some).to_vec() };
    let rows = [
        series("禾苑街道", [12.0, 18.0, 9.0, 22.0, 31.0, 16.0]),
        series("澜桥街道", [7.0, 11.0, 14.0, 8.0, 6.0, 13.0]),
        series("石桅镇", [2.0, 4.0, 3.0, 9.0, 5.0, 1.0]),
    ];
    let mut doc = Document::new("图表样张", law::Lang::Zh, samples::day("2026-06-30"));
    for (kind, title) in
        [(ChartKind::Bars, "各月件数"), (ChartKind::Lines, "走势"), (ChartKind::Heat, "单位与月份")]
    {
        let chart = Chart::draw(kind, title, "数字均为虚构；单位：件。", "单位", &labels, &rows);
        doc.blocks.push(Block::Chart { chart });
    }
    doc
}
