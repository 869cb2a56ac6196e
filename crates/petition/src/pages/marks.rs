//! What stands on a matter beside its way, in lines: danger, the petitioner's word, who else has a part in it.

use crate::rules::*;
use platform::ids::grouped;
use platform::web::Page;

/// One line of the card.
pub(super) struct Mark {
    pub title: String,
    pub text: String,
    /// late for what wants attention, otherwise empty
    pub tone: &'static str,
}

fn plain(page: &Page, key: &str, text: String) -> Mark {
    Mark { title: page.t(key), text, tone: "" }
}

/// Every mark, what is urgent first.
pub(super) fn of(page: &Page, m: &Matter) -> Vec<Mark> {
    let mut out = Vec::new();
    out.extend(m.endangered(page.today).map(|n| Mark {
        title: page.t("mark-danger"),
        text: page.said_of(&page.day(&n.until), &n.reason),
        tone: "late",
    }));
    out.extend(m.unsolved.last().map(|u| unsolved(page, u)));
    out.extend(m.co.iter().map(|c| co(page, c)));
    out.extend(m.reviews.iter().map(|r| review(page, r)));
    out.extend(m.split_from.iter().map(|s| plain(page, "mark-split-from", grouped(&s.no))));
    if m.simple {
        out.push(plain(page, "mark-simple", page.t("yes")));
    }
    if m.litigation {
        out.push(plain(page, "field-litigation", page.t("yes")));
    }
    out.extend(m.reports.iter().map(|r| plain(page, "mark-reported", page.day(&r.on))));
    out.extend(m.recused.iter().map(|r| plain(page, "mark-recused", r.person.name.clone())));
    out.extend(m.readers.iter().map(|r| plain(page, "mark-reader", r.name.clone())));
    out
}

fn unsolved(page: &Page, u: &Unsolved) -> Mark {
    let (key, tone) = match u.followed {
        Some(_) => ("mark-followed", ""),
        None => ("mark-unsolved", "late"),
    };
    Mark { title: page.t(key), text: page.said_of(&page.day(&u.on), &u.text), tone }
}

fn co(page: &Page, c: &CoHandling) -> Mark {
    let state = match &c.answer {
        Some(a) => page.tx("mark-co-answered", page.day(&a.on)),
        None => page.tx("mark-co-waiting", page.day(&c.by)),
    };
    plain(page, "mark-co", page.said_of(&format!("{} {state}", c.unit.name), &c.part))
}

fn review(page: &Page, r: &PastReview) -> Mark {
    let outcome = match r.outcome {
        Some(o) => page.t(&format!("review-outcome-{o}")),
        None => page.t("mark-review-not-taken"),
    };
    let text = format!("{} · {} · {outcome}", page.day(&r.ended_on), r.organ.name);
    Mark { title: page.t(&format!("level-{}", r.level)), text, tone: "" }
}
