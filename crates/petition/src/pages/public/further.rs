//! The petitioner says that it is not solved, or asks an organ above to look at it again.

use super::mine::{FormPage, ONLINE, draw, refused, status};
use super::where_is::{over, own};
use crate::act::{self, hand_of};
use crate::rules::{Act, ActKind, ReviewRequest, UnitRef};
use crate::store::Loaded;
use axum::response::Response;
use people::{UnitKind, Units, Visitor};
use platform::Result;
use platform::form::Sheet;
use platform::ids::grouped;
use platform::web::{Choice, Field, Kind, redirect};

/// `GET /where/unsolved`
pub(super) async fn ask_unsolved(visitor: Visitor) -> Result<Response> {
    let Some(loaded) = own(&visitor).await? else { return Ok(over()) };
    refused(&visitor, &loaded, ActKind::SayUnsolved)?;
    unsolved(&visitor, &loaded, &Sheet::default())
}

fn unsolved(visitor: &Visitor, l: &Loaded, sheet: &Sheet) -> Result<Response> {
    let mut page = visitor.page("unsolved-title");
    page.path = "/where/unsolved".to_owned();
    let text = Field::new(&page, sheet, Kind::Area, "unsolved_text").needed();
    let form = FormPage {
        shown_no: grouped(&l.no),
        lead: page.t("unsolved-lead"),
        action: "/where/unsolved",
        files: false,
        once: String::new(),
        fields: vec![text],
        verb: page.t("unsolved-verb"),
        errors: page.complaints(sheet.errors()),
        puzzle: None,
        page,
    };
    draw(visitor, form, status(sheet, false))
}

/// `POST /where/unsolved`
pub(super) async fn say_unsolved(visitor: Visitor, mut sheet: Sheet) -> Result<Response> {
    visitor.check(&sheet)?;
    let Some(loaded) = own(&visitor).await? else { return Ok(over()) };
    let text = sheet.needed("unsolved_text", 2000);
    if sheet.done().is_err() {
        return unsolved(&visitor, &loaded, &sheet);
    }
    let app = visitor.app();
    let word = Act::SayUnsolved { on: app.clock.today(), text, given: ONLINE.to_owned() };
    act::act(hand_of(app, &loaded), &loaded.no, None, word).await?;
    Ok(redirect("/where/matter?done=unsolved"))
}

/// `GET /where/review`
pub(super) async fn ask_review(visitor: Visitor) -> Result<Response> {
    let Some(loaded) = own(&visitor).await? else { return Ok(over()) };
    refused(&visitor, &loaded, ActKind::AskReview)?;
    let units = visitor.house.units().await?;
    review(&visitor, &units, &loaded, &Sheet::default())
}

/// The organs above the one that decided last (第35、36条), nearest first.
fn organs(units: &Units, l: &Loaded, zh: bool) -> Vec<Choice> {
    let stage = &l.matter.stage;
    let decided = stage.review().map(|r| r.request.organ.id).or(stage.lead().map(|u| u.id));
    let above = decided.map_or(Vec::new(), |id| units.above(id));
    let mut all: Vec<_> = above.iter().filter_map(|id| units.get(*id)).collect();
    let higher = units.all().filter(|u| u.active && u.kind == UnitKind::Higher && Some(u.id) != decided);
    all.extend(higher.filter(|u| !above.contains(&u.id)));
    all.into_iter().map(|u| Choice::new(u.id.to_string(), u.full(zh))).collect()
}

fn review(visitor: &Visitor, units: &Units, l: &Loaded, sheet: &Sheet) -> Result<Response> {
    let mut page = visitor.page("review-title");
    page.path = "/where/review".to_owned();
    let organ = Field::new(&page, sheet, Kind::Select, "organ").needed().of(organs(units, l, page.zh()));
    let form = FormPage {
        shown_no: grouped(&l.no),
        lead: page.t("review-lead"),
        action: "/where/review",
        files: false,
        once: String::new(),
        fields: vec![
            organ,
            Field::new(&page, sheet, Kind::Area, "review_text").needed(),
            Field::new(&page, sheet, Kind::Area, "late_reason"),
        ],
        verb: page.t("review-verb"),
        errors: page.complaints(sheet.errors()),
        puzzle: None,
        page,
    };
    draw(visitor, form, status(sheet, false))
}

/// `POST /where/review`: made and received today; the same door as a request on paper.
pub(super) async fn submit_review(visitor: Visitor, mut sheet: Sheet) -> Result<Response> {
    visitor.check(&sheet)?;
    let Some(loaded) = own(&visitor).await? else { return Ok(over()) };
    let (app, units) = (visitor.app(), visitor.house.units().await?);
    let wanted = sheet.chosen("organ");
    let organ = wanted
        .and_then(|id| units.get(id))
        .filter(|u| organs(&units, &loaded, true).iter().any(|c| c.value == u.id.to_string()));
    if wanted.is_some() && organ.is_none() {
        sheet.fail("organ", "error-choice");
    }
    let text = sheet.needed("review_text", 4000);
    let late_reason = sheet.text("late_reason", 1000).unwrap_or_default();
    let Some(organ) = organ.filter(|_| sheet.done().is_ok()) else {
        return review(&visitor, &units, &loaded, &sheet);
    };
    let today = app.clock.today();
    let request = ReviewRequest {
        made_on: today,
        received_on: today,
        organ: UnitRef { id: organ.id, name: organ.short.clone() },
        text,
        late_reason,
    };
    act::act(hand_of(app, &loaded), &loaded.no, None, Act::AskReview { request }).await?;
    Ok(redirect("/where/matter?done=review"))
}
