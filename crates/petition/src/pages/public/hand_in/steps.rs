//! The questions, one to a screen: their fields, and what is asked of an answer.

use super::draft::Draft;
use crate::act::{NewItem, NewParty};
use crate::rules::{Channel, PartyKind, Purpose};
use law::Day;
use people::Units;
use platform::form::Sheet;
use platform::ids::typed_digits;
use platform::web::{Choice, Field, Kind, Page};
use platform::words;

/// Longest words of a petitioner's own, in characters.
const WORDS: usize = 20_000;
/// Most demands of one paper.
const DEMANDS: usize = 10;
/// Longest subject that is made out of the first demand.
const SUBJECT: usize = 40;

words! {
    /// The screens of handing in.
    Step {
        /// What happened.
        What = "what",
        /// Where, and who is meant.
        About = "about",
        /// What is asked for.
        Ask = "ask",
        /// How the petitioner can be reached.
        Reach = "reach",
        /// Photos and files.
        Files = "files",
        /// Read it back.
        Check = "check",
    }
}

impl Step {
    /// Its place, from 1.
    pub(super) fn place(self) -> usize {
        Step::ALL.iter().position(|s| *s == self).unwrap_or(0).saturating_add(1)
    }

    pub(super) fn next(self) -> Step {
        Step::ALL.get(self.place()).copied().unwrap_or(Step::Check)
    }

    pub(super) fn before(self) -> Option<Step> {
        self.place().checked_sub(2).and_then(|i| Step::ALL.get(i)).copied()
    }

    /// The fields on it.
    pub(super) fn fields(self) -> &'static [&'static str] {
        match self {
            Step::What => &["words"],
            Step::About => &["purpose", "place", "respondent_name"],
            Step::Ask => &["demand"],
            Step::Reach => &["p_name", "p_phone", "p_address"],
            Step::Files | Step::Check => &[],
        }
    }
}

/// The fields as the screen shows them; demands are drawn line by line.
pub(super) fn fields(page: &Page, sheet: &Sheet, step: Step) -> Vec<Field> {
    let text = |name: &str| asked(page, Field::new(page, sheet, Kind::Text, name));
    match step {
        Step::What => {
            let mut words = asked(page, Field::new(page, sheet, Kind::Area, "words").needed());
            words.value = sheet.raw("words").to_owned();
            vec![words]
        }
        Step::About => {
            let mut purpose = asked(page, Field::new(page, sheet, Kind::Radio, "purpose").needed());
            let choices = Purpose::ALL.iter().map(|p| {
                let mut c = Choice::new(p.word(), page.t(&format!("hand-in-purpose-{p}")));
                c.hint = page.t_if(&format!("hand-in-purpose-{p}-help"));
                c
            });
            purpose = purpose.of(choices);
            vec![text("place"), text("respondent_name"), purpose]
        }
        Step::Reach => vec![text("p_name"), text("p_phone"), text("p_address")],
        Step::Ask | Step::Files | Step::Check => Vec::new(),
    }
}

/// The public is asked in other words than a clerk.
fn asked(page: &Page, mut field: Field) -> Field {
    let key = format!("hand-in-{}", field.name.replace('_', "-"));
    field.label = page.t(&key);
    field.help = page.t_if(&format!("{key}-help"));
    field
}

/// Complains about what a step cannot go on with.
pub(super) fn check(sheet: &mut Sheet, step: Step) {
    match step {
        Step::What => match sheet.raw("words") {
            empty if empty.trim().is_empty() => sheet.fail("words", "error-words-needed"),
            long if long.chars().count() > WORDS => {
                sheet.fail_with("words", "error-too-long", WORDS.to_string());
            }
            _ => {}
        },
        Step::About => {
            sheet.text("place", 120);
            sheet.text("respondent_name", 80);
            let _: Option<Purpose> = sheet.chosen("purpose");
        }
        Step::Ask => demands_ok(sheet),
        Step::Reach => {
            sheet.text("p_name", 40);
            sheet.text("p_address", 120);
            let phone = sheet.get("p_phone").to_owned();
            if !phone.is_empty() && typed_digits(&phone).len() < 7 {
                sheet.fail("p_phone", "error-phone");
            }
            sheet.text("p_phone", 30);
        }
        Step::Files | Step::Check => {}
    }
}

fn demands_ok(sheet: &mut Sheet) {
    let demands: Vec<usize> =
        sheet.all("demand").iter().filter(|d| !d.is_empty()).map(|d| d.chars().count()).collect();
    if demands.is_empty() {
        sheet.fail("demand", "error-demand-needed");
    } else if demands.len() > DEMANDS {
        sheet.fail_with("demand", "error-demands-many", DEMANDS.to_string());
    } else if demands.iter().any(|d| *d > 200) {
        sheet.fail_with("demand", "error-too-long", "200");
    }
}

/// The first step whose answer is not yet good.
pub(super) fn open_step(draft: &Draft) -> Option<Step> {
    Step::ALL.iter().copied().find(|step| {
        let mut sheet = draft.sheet();
        check(&mut sheet, *step);
        sheet.done().is_err()
    })
}

/// The paper, as it is registered.
pub(super) fn item(draft: &Draft, units: &Units, today: Day) -> NewItem {
    let sheet = draft.sheet();
    let get = |field: &str| sheet.get(field).to_owned();
    let demands: Vec<String> = sheet.all("demand").into_iter().map(str::to_owned).collect();
    let party = NewParty {
        kind: Some(PartyKind::Petitioner),
        name: get("p_name"),
        phone: get("p_phone"),
        idno: String::new(),
        address: get("p_address"),
        alias: String::new(),
    };
    let known = !(party.name.is_empty() && party.phone.is_empty() && party.address.is_empty());
    let respondent_name = get("respondent_name");
    NewItem {
        channel: Channel::Online,
        purpose: sheet.get("purpose").parse().unwrap_or(Purpose::Appeal),
        received_on: today,
        postmark: None,
        persons: 1,
        parties: if known { vec![party] } else { Vec::new() },
        words: sheet.raw("words").to_owned(),
        subject: subject(demands.first().map_or("", String::as_str), sheet.get("p_name")),
        summary: String::new(),
        demands,
        place: get("place"),
        field: String::new(),
        litigation: false,
        handed: Vec::new(),
        respondent: units.named(&respondent_name).filter(|_| !respondent_name.is_empty()).map(|u| u.id),
        respondent_name,
        once: Some(format!("online-{}", draft.once)),
        source: String::new(),
    }
}

/// A line for lists, until a clerk writes a better one: the first demand, without the petitioner's name and without
/// long numbers in it.
fn subject(demand: &str, name: &str) -> String {
    let plain = if name.chars().count() > 1 { demand.replace(name, "本人") } else { demand.to_owned() };
    let plain = crate::files::without_numbers(&plain);
    match plain.chars().count() > SUBJECT {
        true => plain.chars().take(SUBJECT).chain(std::iter::once('…')).collect(),
        false => plain,
    }
}
