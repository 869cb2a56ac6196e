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
        /// Answer for the part that a co-handling unit was asked for.
        Assist = "assist",
        /// Decide a request for review or re-review.
        Review = "review",
        /// Announce a hearing and write down what was said there.
        Hear = "hear",
        /// Set the course: decline, show another way, withdraw, reopen, mark, change who is in it.
        Steer = "steer",
        /// Name a reader of an accusation.
        Entrust = "entrust",
        /// Approve an extension.
        Extend = "extend",
        /// Sign what the unit's officers drafted; say how it is cleared; hand work over.
        Sign = "sign",
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
        /// 纪检监察机关
        Discipline = "discipline",
        /// 政法机关
        PoliticalLegal = "political_legal",
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The unit that registered it.
    pub office: Id,
    /// The responsible unit, once it was sent.
    pub lead: Option<Id>,
    /// Units that handle a part of it.
    pub co: Vec<Id>,
    /// The organ that is asked to look at it again.
    pub reviewer: Option<Id>,
    /// An accusation: for named readers alone (条例第30条).
    pub locked: Option<Lock>,
}

/// What hides an accusation (条例第30条第3款).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// The unit accused, when it is one of ours: its people see nothing, whatever they hold.
    pub accused: Option<Id>,
    /// The persons named as readers.
    pub readers: Vec<Id>,
}

impl Scope {
    /// A matter that one unit registered and nobody has yet.
    pub fn at(office: Id) -> Self {
        Self { office, lead: None, co: Vec::new(), reviewer: None, locked: None }
    }
}

impl Lock {
    /// Whether the officer may know of the accusation at all: of a petition office those who send papers on and
    /// those named; of the very unit that has it, its head and those named.
    fn opens_to(&self, officer: &Officer, lead: Option<Id>) -> bool {
        if self.accused == Some(officer.unit) {
            return false;
        }
        let named = self.readers.contains(&officer.person);
        if officer.office {
            return named || officer.roles.contains(&Role::Dispatcher);
        }
        lead == Some(officer.unit) && (named || officer.roles.contains(&Role::UnitHead))
    }
}

impl Officer {
    /// Whether some role of this officer carries the power at all.
    pub fn holds(&self, power: Power) -> bool {
        self.roles.iter().any(|r| carries(*r, power, self.office))
    }

    /// The same officer standing in for another post: what is written down names both.
    pub fn standing_in_for(&self, title: &str, name: &str) -> Self {
        let plain = self.name.split('（').next().unwrap_or(&self.name);
        Self { name: format!("{plain}（代{title}{name}）"), ..self.clone() }
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
                P::Link
                    | P::Dispatch
                    | P::Record
                    | P::Close
                    | P::See
                    | P::OpenPersonal
                    | P::Export
                    | P::Steer
                    | P::Entrust
            )
        }
        Role::Handler => {
            matches!(power, P::Handle | P::Assist | P::Hear | P::Steer)
                || matches!(power, P::Record | P::Close | P::See | P::OpenPersonal)
                || (!office && matches!(power, P::Dispatch | P::Link))
        }
        Role::UnitHead => {
            matches!(
                power,
                P::Extend | P::Sign | P::Steer | P::Entrust | P::See | P::OpenPersonal | P::Export
            )
        }
        Role::Leader | Role::Supervisor => matches!(power, P::See | P::OpenPersonal | P::Export),
        Role::Reviewer => matches!(power, P::See | P::OpenPersonal | P::Review | P::Hear | P::Record),
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
    let own_office = officer.office || (scope.locked.is_none() && officer.reaches(scope.office));
    // An accusation is for the very unit it was sent to: a unit above that one may be the accused.
    let led = |lead: Id| if scope.locked.is_some() { lead == officer.unit } else { officer.reaches(lead) };
    let own_lead = scope.lead.is_some_and(led);
    let reviews = scope.reviewer.is_some_and(|r| officer.reaches(r));
    let assists = scope.co.iter().any(|u| officer.reaches(*u));
    let known = scope.locked.as_ref().is_none_or(|lock| lock.opens_to(officer, scope.lead));
    match power {
        Power::Register | Power::Import | Power::Administer | Power::Verify => true,
        _ if !known => false,
        Power::Link | Power::Dispatch => own_office,
        Power::Handle => {
            own_lead || (scope.lead.is_none() && !officer.office && officer.reaches(scope.office))
        }
        Power::Extend | Power::Sign => own_lead,
        Power::Assist => assists,
        Power::Review => reviews,
        Power::Hear => reviews || (own_lead && scope.reviewer.is_none()),
        Power::Reissue | Power::Steer | Power::Entrust | Power::Close | Power::Export => {
            own_office || own_lead
        }
        Power::Record | Power::See | Power::OpenPersonal => own_office || own_lead || reviews || assists,
    }
}

/// What an officer's lists may contain; stores turn it into a condition of their statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Every matter of the county; of accusations, what [`Locked`] says.
    All(Locked),
    /// Matters that the officer's own unit or one under it registered or has a part in; of accusations, what
    /// [`Locked`] says.
    Units {
        /// The own unit and all units under it.
        reach: Vec<Id>,
        /// Which accusations.
        locked: Locked,
    },
    /// None.
    Nothing,
}

/// Which accusations an officer's lists may contain: never one against the own unit, and otherwise those that name
/// the person as a reader, or all that the unit (`office`: the county) has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locked {
    /// The own unit.
    pub own: Id,
    /// The person.
    pub person: Id,
    /// Of a petition office, which sends accusations on; elsewhere the unit must have it.
    pub office: bool,
    /// Sees all of those without being named.
    pub all: bool,
}

/// Which accusations this officer's lists may contain.
pub fn locked(officer: &Officer) -> Locked {
    let holds = |role: Role| officer.roles.contains(&role);
    Locked {
        own: officer.unit,
        person: officer.person,
        office: officer.office,
        all: if officer.office { holds(Role::Dispatcher) } else { holds(Role::UnitHead) },
    }
}

/// What this officer's lists may contain.
pub fn sight(officer: &Officer) -> Sight {
    let locked = locked(officer);
    match (officer.holds(Power::See), officer.office) {
        (false, _) => Sight::Nothing,
        (true, true) => Sight::All(locked),
        (true, false) => Sight::Units { reach: officer.reach.clone(), locked },
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
