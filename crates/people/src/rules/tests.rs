use super::*;

fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

fn officer(unit: u8, office: bool, roles: &[Role]) -> Actor {
    Actor::Officer(Box::new(Officer {
        person: id(100),
        post: id(101),
        name: "李敏".into(),
        title: "干部".into(),
        unit: id(unit),
        unit_name: "某单位".into(),
        office,
        reach: vec![id(unit), id(unit + 1)],
        roles: roles.to_vec(),
    }))
}

const OFFICE: u8 = 1;
const LABOUR: u8 = 10;
const TOWN: u8 = 20;

fn sent_to(unit: u8) -> Scope {
    Scope { lead: Some(id(unit)), ..Scope::at(id(OFFICE)) }
}

#[test]
fn a_handler_reaches_only_what_was_sent_to_the_unit_or_a_unit_under_it() {
    let handler = officer(LABOUR, false, &[Role::Handler]);
    assert!(may(&handler, Power::Handle, &sent_to(LABOUR)));
    assert!(may(&handler, Power::Handle, &sent_to(LABOUR + 1)));
    assert!(!may(&handler, Power::Handle, &sent_to(TOWN)));
    assert!(!may(&handler, Power::See, &sent_to(TOWN)));
    assert!(!may(&handler, Power::Dispatch, &sent_to(LABOUR)), "sent by the office: the office dispatches");
}

#[test]
fn a_town_dispatches_and_answers_what_it_registered_itself() {
    let own = Scope::at(id(TOWN));
    let handler = officer(TOWN, false, &[Role::Handler]);
    assert!(may(&handler, Power::Dispatch, &own) && may(&handler, Power::Handle, &own));
}

#[test]
fn the_administrator_sees_no_matter() {
    let admin = officer(OFFICE, true, &[Role::Administrator]);
    for power in [Power::See, Power::OpenPersonal, Power::Register, Power::Handle, Power::Export] {
        assert!(!may(&admin, power, &sent_to(LABOUR)), "{power}");
    }
    let Actor::Officer(o) = admin else { unreachable!() };
    assert_eq!(sight(&o), Sight::Nothing);
}

#[test]
fn the_clock_only_records() {
    for power in Power::ALL {
        assert_eq!(may(&Actor::Clock, *power, &sent_to(LABOUR)), *power == Power::Record);
    }
}

#[test]
fn an_accusation_sent_below_the_accused_unit_does_not_come_up_to_it() {
    let below = Scope { locked: Some(Lock::default()), ..sent_to(TOWN + 1) };
    let town = officer(TOWN, false, &[Role::UnitHead, Role::Handler]);
    assert!(!may(&town, Power::See, &below), "the town is above the village that has it");
    assert!(may(&officer(TOWN + 1, false, &[Role::UnitHead]), Power::See, &below));
}

#[test]
fn an_accusation_is_read_by_those_named_and_those_who_send_it_on() {
    let lock = |readers: &[u8]| Lock { accused: None, readers: readers.iter().copied().map(id).collect() };
    let at = |readers: &[u8]| Scope { locked: Some(lock(readers)), ..sent_to(LABOUR) };
    for role in [Role::Clerk, Role::Leader, Role::Supervisor, Role::Statistician] {
        let reader = officer(OFFICE, true, &[role]);
        assert!(!may(&reader, Power::See, &at(&[])), "{role} unnamed");
        assert!(may(&reader, Power::See, &at(&[100])), "{role} named");
    }
    assert!(may(&officer(OFFICE, true, &[Role::Dispatcher]), Power::Dispatch, &at(&[])));
    assert!(!may(&officer(LABOUR, false, &[Role::Handler]), Power::Handle, &at(&[])));
    assert!(may(&officer(LABOUR, false, &[Role::Handler]), Power::Handle, &at(&[100])));
}

#[test]
fn the_accused_unit_sees_nothing_whatever_its_people_hold_and_whoever_named_them() {
    for unit in [OFFICE, LABOUR] {
        let lock = Lock { accused: Some(id(unit)), readers: vec![id(100)] };
        let scope = Scope {
            lead: Some(id(unit)),
            co: vec![id(unit)],
            reviewer: Some(id(unit)),
            locked: Some(lock),
            ..Scope::at(id(unit))
        };
        let everything = officer(unit, unit == OFFICE, Role::ALL);
        let of_matters = Power::ALL
            .iter()
            .filter(|p| !matches!(p, Power::Register | Power::Import | Power::Administer | Power::Verify));
        for power in of_matters {
            assert!(!may(&everything, *power, &scope), "{power}");
        }
    }
}

#[test]
fn a_co_handling_unit_and_a_reviewing_organ_see_the_matter_and_do_their_part_alone() {
    let scope = Scope { co: vec![id(TOWN)], reviewer: Some(id(50)), ..sent_to(LABOUR) };
    let co = officer(TOWN, false, &[Role::Handler]);
    assert!(may(&co, Power::See, &scope) && may(&co, Power::Assist, &scope));
    assert!(!may(&co, Power::Handle, &scope) && !may(&co, Power::Close, &scope));
    let reviewer = officer(50, false, &[Role::Reviewer]);
    assert!(may(&reviewer, Power::Review, &scope) && may(&reviewer, Power::Hear, &scope));
    assert!(!may(&officer(LABOUR, false, &[Role::Handler]), Power::Hear, &scope), "the organ holds it now");
}

#[test]
fn nobody_handles_for_a_unit_from_the_petition_office() {
    let everything = officer(OFFICE, true, Role::ALL);
    assert!(!may(&everything, Power::Handle, &sent_to(LABOUR)));
    assert!(!may(&everything, Power::Extend, &sent_to(LABOUR)));
}

#[test]
fn the_printed_table_of_roles_is_the_one_we_agreed_on() {
    insta::with_settings!({ prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("roles", table());
    });
}
