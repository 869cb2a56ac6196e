//! Writes every letter of the invented matter as PDF and DOCX into a folder: `cargo run -p paper --example samples -- DIR`.

#[path = "../tests/samples/mod.rs"]
mod samples;

use paper::letters::{Issue, Kind, Letters};
use paper::{Fonts, Press, docx};

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
    Ok(())
}
