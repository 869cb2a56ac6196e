//! What an officer can do with a matter: what leads on, what else there is, and of the rest why not.

use crate::rules::{ActKind, LawAt, possible};
use crate::store::Loaded;
use people::{Desk, may};
use platform::Refused;
use platform::web::{Page, Shown};

/// One act.
pub(super) struct Step {
    pub href: String,
    pub verb: String,
    /// Why not; none when it is possible.
    pub refused: Option<Shown>,
}

/// All of them.
#[derive(Default)]
pub(super) struct Steps {
    /// What leads the matter on; the first is the likeliest.
    pub now: Vec<Step>,
    /// What stands beside its way.
    pub more: Vec<Step>,
    /// What is not possible now.
    pub not: Vec<Step>,
}

impl Steps {
    /// Whether there is nothing for this officer.
    pub fn none(&self) -> bool {
        self.now.is_empty() && self.more.is_empty() && self.not.is_empty()
    }
}

/// What the officer may do; `drafted`: acts that go through clearance first.
pub(super) fn of(desk: &Desk, page: &Page, l: &Loaded, law: &LawAt, drafted: &[ActKind]) -> Steps {
    let scope = l.matter.scope();
    let mut out = Steps::default();
    for kind in ActKind::BY_FORM {
        if !drafted.contains(kind) && !may(&desk.actor(), kind.power(), &scope) {
            continue;
        }
        let step = step(desk, page, l, law, *kind, drafted.contains(kind));
        match (&step.refused, kind.beside()) {
            (Some(_), _) => out.not.push(step),
            (None, true) => out.more.push(step),
            (None, false) => out.now.push(step),
        }
    }
    out
}

fn step(desk: &Desk, page: &Page, l: &Loaded, law: &LawAt, kind: ActKind, drafted: bool) -> Step {
    let (folder, word) = if drafted { ("/clearances", "clearance-draft") } else { ("", "act") };
    let refused = possible(&l.matter, kind, desk.today, law).err();
    Step {
        href: format!("/matters/{}{folder}/{}", l.no, kind.noun()),
        verb: page.t(&format!("{word}-{kind}")),
        refused: refused.map(|r| page.refusal(&Refused::from(&r))),
    }
}
