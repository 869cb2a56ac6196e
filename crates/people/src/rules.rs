//! Who may do what: roles, powers, and the one question everything asks. Pure.
//!
//! An officer acts in a post of a unit. A role gives powers; a power reaches the matters of the officer's own
//! unit and the units under it, or, for the people of a petition office, every matter of the county.

use platform::{Id, words};

words! {
    /// What an officer is there for.
    Role {
        /// 登记员: writes down what comes in.
        Clerk = "clerk",
        /// 分办员: sends it to whoever is responsible.
        Dispatcher = "dispatcher",
        /// 承办人: handles it in the responsible unit.
        Handler = "handler",
        /// 单位负责人: signs, and approves extensions.
        UnitHead = "unit_head",
        /// 领导: sees what was promised and what is late.
        Leader = "leader",
        /// 督查员: presses where it is late.
        Supervisor = "supervisor",
        /// 复查复核员: looks at it again.
        Reviewer = "reviewer",
        /// 统计员: counts.
        Statistician = "statistician",
        /// 系统管理员: units, people, keys; sees no matter.
        Administrator = "administrator",
    }
}

words! {
    /// What can be done.
    Power {
        /// Register an item.
        Register = "register",
        /// Link an item to a known matter, and undo it.
        Link = "link",
        /// Transfer, assign, decide an objection.
        Dispatch = "dispatch",
        /// Object, accept, notify, answer.
        Handle = "handle",
        /// Approve an extension.
        Extend = "extend",
        /// Record a service, a rating or a file.
        Record = "record",
        /// Give a new query code out against proof.
        Reissue = "reissue",
        /// Close.
        Close = "close",
        /// See a matter without the petitioner's identity.
        See = "see",
        /// Open the petitioner's identity, with a reason.
        OpenPersonal = "open_personal",
        /// Take a list out as a file.
        Export = "export",
        /// Bring a ledger in.
        Import = "import",
        /// Change units and people.
        Administer = "administer",
        /// Check the journal.
        Verify = "verify",
    }
}

words! {
    /// What kind of unit it is.
    UnitKind {
        /// 县
        County = "county",
        /// 信访局
        PetitionOffice = "petition_office",
        /// 部门
        Department = "department",
        /// 片区、街道
        District = "district",
        /// 乡镇
        Township = "township",
        /// 村、社区
        Village = "village",
        /// 上级机关
        Higher = "higher",
    }
}

/// An officer in a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Officer {
    /// The person.
    pub person: Id,
    /// The post acted in.
    pub post: Id,
    /// The person's name.
    pub name: String,
    /// The post's title.
    pub title: String,
    /// The unit.
    pub unit: Id,
    /// The unit's name.
    pub unit_name: String,
    /// Whether the unit is a petition office.
    pub office: bool,
    /// The unit and all units under it.
    pub reach: Vec<Id>,
    /// What the officer is there for.
    pub roles: Vec<Role>,
}

/// Whoever acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// An officer.
    Officer(Box<Officer>),
    /// The night watch.
    Clock,
    /// A ledger brought in on an officer's behalf.
    Import(Box<Officer>),
    /// Somebody of the public. They hold no power: the door lets them do what a petitioner does, to the one matter
    /// that they proved to be theirs.
    Public(Box<Public>),
}

/// Somebody of the public at an office's own door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Public {
    /// The unit at whose door they stand; it registers what they bring.
    pub unit: Id,
    /// Its name.
    pub unit_name: String,
    /// Whether it is a petition office.
    pub office: bool,
    /// The matter that they proved to be theirs.
    pub matter: Option<Id>,
}

impl Actor {
    /// The officer who acts or answers for the act.
    pub fn officer(&self) -> Option<&Officer> {
        match self {
            Actor::Officer(o) | Actor::Import(o) => Some(o),
            Actor::Clock | Actor::Public(_) => None,
        }
    }
}

/// Where a matter stands between units, as far as authority needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The unit that registered it.
    pub office: Id,
    /// The responsible unit, once it was sent.
    pub lead: Option<Id>,
    /// An accusation: hidden from everyone but a petition office and the unit it was sent to (条例第30条).
    pub locked: bool,
}

impl Officer {
    /// Whether some role of this officer carries the power at all.
    pub fn holds(&self, power: Power) -> bool {
        self.roles.iter().any(|r| carries(*r, power, self.office))
    }

    fn reaches(&self, unit: Id) -> bool {
        self.reach.contains(&unit)
    }
}

/// Which powers a role carries; a dispatcher's work in a department or town is done by its handlers.
fn carries(role: Role, power: Power, office: bool) -> bool {
    use Power as P;
    match role {
        Role::Clerk => {
            matches!(
                power,
                P::Register | P::Link | P::Record | P::Reissue | P::See | P::OpenPersonal | P::Import
            )
        }
        Role::Dispatcher => {
            matches!(
                power,
                P::Link | P::Dispatch | P::Record | P::Close | P::See | P::OpenPersonal | P::Export
            )
        }
        Role::Handler => {
            matches!(power, P::Handle | P::Record | P::Close | P::See | P::OpenPersonal)
                || (!office && matches!(power, P::Dispatch | P::Link))
        }
        Role::UnitHead => matches!(power, P::Extend | P::See | P::OpenPersonal | P::Export),
        Role::Leader | Role::Supervisor => matches!(power, P::See | P::OpenPersonal | P::Export),
        Role::Reviewer => matches!(power, P::See | P::OpenPersonal),
        Role::Statistician => matches!(power, P::See | P::Export),
        Role::Administrator => matches!(power, P::Administer | P::Verify),
    }
}

/// May this actor do this to a matter that stands there? Default deny.
pub fn may(actor: &Actor, power: Power, scope: &Scope) -> bool {
    let officer = match actor {
        // The watch marks dates that were hit or missed; it decides nothing.
        Actor::Clock => return power == Power::Record,
        Actor::Public(_) => return false,
        Actor::Officer(o) | Actor::Import(o) => o,
    };
    if !officer.holds(power) {
        return false;
    }
    let own_office = officer.office || (!scope.locked && officer.reaches(scope.office));
    // An accusation is for the very unit it was sent to: a unit above that one may be the accused.
    let led = |lead: Id| if scope.locked { lead == officer.unit } else { officer.reaches(lead) };
    let own_lead = scope.lead.is_some_and(led);
    match power {
        Power::Register | Power::Import | Power::Administer | Power::Verify => true,
        Power::Link | Power::Dispatch => own_office,
        Power::Handle => {
            own_lead || (scope.lead.is_none() && !officer.office && officer.reaches(scope.office))
        }
        Power::Extend => own_lead,
        Power::Record | Power::Reissue | Power::Close | Power::See | Power::OpenPersonal | Power::Export => {
            own_office || own_lead
        }
    }
}

/// What an officer's lists may contain; stores turn it into a condition of their statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Every matter of the county.
    All,
    /// Matters that the officer's own unit or one under it registered or answers for; of accusations, those alone
    /// that were sent to the own unit itself.
    Units {
        /// The own unit.
        own: Id,
        /// It and all units under it.
        reach: Vec<Id>,
    },
    /// None.
    Nothing,
}

/// What this officer's lists may contain.
pub fn sight(officer: &Officer) -> Sight {
    match (officer.holds(Power::See), officer.office) {
        (false, _) => Sight::Nothing,
        (true, true) => Sight::All,
        (true, false) => Sight::Units { own: officer.unit, reach: officer.reach.clone() },
    }
}

/// The table role × power, for people to read: `●` everywhere, `○` in other units than a petition office only.
pub fn table() -> String {
    let mut out = String::from("| role |");
    Power::ALL.iter().for_each(|p| out.push_str(&format!(" {p} |")));
    out.push_str("\n|---|");
    Power::ALL.iter().for_each(|_| out.push_str("---|"));
    for role in Role::ALL {
        out.push_str(&format!("\n| {role} |"));
        for power in Power::ALL {
            let mark = match (carries(*role, *power, true), carries(*role, *power, false)) {
                (true, _) => "●",
                (false, true) => "○",
                (false, false) => " ",
            };
            out.push_str(&format!(" {mark} |"));
        }
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests;
