//! A line of a list as it is shown.

use crate::rules::{ActKind, StageKind};
use crate::store::Line;
use people::{Desk, Power};
use platform::ids::grouped;
use platform::web::Page;

/// One line, in words.
pub(super) struct LineView {
    pub no: String,
    pub shown_no: String,
    pub subject: String,
    pub place: String,
    pub who: String,
    /// How many people, where there are several.
    pub persons: String,
    pub stage: String,
    pub unit: String,
    pub channel: String,
    pub received: String,
    /// late · soon · calm; empty without a date
    pub nearness: &'static str,
    pub left: String,
    pub due: String,
    /// The next lawful step: where it leads, its verb; empty when there is none for this officer.
    pub next_href: String,
    pub next_verb: String,
}

/// Puts a line into words.
pub(super) fn view(desk: &Desk, page: &Page, line: &Line) -> LineView {
    let (nearness, left, due) = match (line.due_on, line.next_on) {
        (Some(d), _) => (page.nearness(&d), page.left(&d), page.day(&d)),
        (None, Some(d)) if d >= page.today => ("calm", page.t("review-term-until"), page.day(&d)),
        (None, Some(d)) => ("calm", page.t("review-term-over"), page.day(&d)),
        (None, None) => ("", String::new(), String::new()),
    };
    let (next_href, next_verb) = next_step(desk, page, line);
    LineView {
        shown_no: grouped(&line.no),
        subject: line.subject.clone(),
        place: line.place.clone(),
        who: who(page, &line.who),
        persons: if line.persons > 1 { page.tn("persons-count", line.persons) } else { String::new() },
        stage: page.t(&format!("stage-{}", line.stage)),
        unit: line.lead.map_or(String::new(), |u| desk.units.called(u, page.zh())),
        channel: page.t(&format!("channel-{}", line.channel)),
        received: page.day(&line.received_on),
        nearness,
        left,
        due,
        next_href,
        next_verb,
        no: line.no.clone(),
    }
}

/// The masked petitioners of a matter, who are kept as one list in Chinese.
pub(super) fn who(page: &Page, kept: &str) -> String {
    match kept {
        "" => page.t("anonymous"),
        _ => page.lang.list(&kept.split('、').collect::<Vec<_>>()),
    }
}

/// The one button of a line.
fn next_step(desk: &Desk, page: &Page, line: &Line) -> (String, String) {
    let Ok(stage) = line.stage.parse::<StageKind>() else { return Default::default() };
    let own = |unit| desk.officer.reach.contains(&unit);
    let act = match stage {
        StageKind::Registered if desk.holds(Power::Dispatch) && (desk.officer.office || own(line.office)) => {
            return (format!("/dispatch?no={}", line.no), page.t("act-dispatch"));
        }
        StageKind::Objected if desk.holds(Power::Dispatch) && own(line.office) => ActKind::DecideObjection,
        StageKind::Sent if desk.holds(Power::Handle) && line.lead.is_some_and(own) => ActKind::Accept,
        StageKind::Accepted if desk.holds(Power::Handle) && line.lead.is_some_and(own) => ActKind::Answer,
        StageKind::Answered if desk.holds(Power::Record) => ActKind::Serve,
        StageKind::Served if desk.holds(Power::Close) && line.next_on.is_some_and(|d| d < page.today) => {
            ActKind::Close
        }
        _ => return Default::default(),
    };
    (format!("/matters/{}/{}", line.no, act.noun()), page.t(&format!("act-{act}")))
}
