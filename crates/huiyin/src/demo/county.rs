//! Units and people of the demo, and who does what in it.

use super::files;
use people::act::{blank_person, blank_post, blank_unit, put_person, put_unit};
use people::{Actor, House, Officer, PostRow, Role, UnitKind, officer_of};
use platform::{App, Error, Id, Result};
use std::collections::HashMap;

/// Makes units and people, all or nothing.
pub(super) async fn make(app: &App, hashed: String) -> Result<()> {
    let file = files::county()?;
    let app2 = app.clone();
    app.db
        .write(move |conn| {
            Box::pin(async move {
                let mut ids: HashMap<String, Id> = HashMap::new();
                for (place, u) in (0..).zip(&file.unit) {
                    let kind: UnitKind = u.kind.parse().map_err(|()| wrong(&u.key, "kind"))?;
                    let parent = match &u.parent {
                        Some(key) => Some(*ids.get(key).ok_or_else(|| wrong(key, "parent"))?),
                        None => None,
                    };
                    let mut unit = blank_unit(&app2, parent, kind, &u.name);
                    unit.name_en.clone_from(&u.name_en);
                    unit.short.clone_from(&u.short);
                    unit.short_en.clone_from(&u.short_en);
                    unit.word.clone_from(&u.word);
                    unit.keywords.clone_from(&u.keywords);
                    unit.remit.clone_from(&u.remit);
                    put_unit(conn, &app2, &unit, place, None).await?;
                    ids.insert(u.key.clone(), unit.id);
                }
                for p in &file.person {
                    let unit = *ids.get(&p.unit).ok_or_else(|| wrong(&p.login, "unit"))?;
                    let person = blank_person(&app2, &p.login, &p.name, &p.name_en, hashed.clone());
                    let mut post = blank_post(&app2, &person, unit);
                    post.title.clone_from(&p.post);
                    post.title_en.clone_from(&p.post_en);
                    post.roles = p.roles.iter().filter_map(|r| r.parse().ok()).collect();
                    put_person(conn, &app2, &person, &[post], None).await?;
                }
                Ok(())
            })
        })
        .await
}

fn wrong(key: &str, what: &str) -> Error {
    Error::broken(format!("packs/demo/county.toml: {key}: {what}"))
}

/// Who does what in the demo.
pub struct Staff {
    officers: Vec<(String, Officer)>,
    unit_keys: HashMap<String, Id>,
    units: std::sync::Arc<people::Units>,
}

impl Staff {
    /// Reads everybody back from the database.
    pub async fn load(house: &House) -> Result<Self> {
        let units = house.units().await?;
        let posts = people::posts(&mut house.app.db.read().await?).await?;
        let file = files::county()?;
        let unit_keys =
            file.unit.iter().filter_map(|u| Some((u.key.clone(), units.named(&u.name)?.id))).collect();
        let officers = posts.iter().map(|p: &PostRow| (p.login.clone(), officer_of(&units, p))).collect();
        Ok(Self { officers, unit_keys, units })
    }

    /// A unit by the key of the demo's file.
    pub fn unit(&self, key: &str) -> Result<petition::rules::UnitRef> {
        let id = *self.unit_keys.get(key).ok_or_else(|| wrong(key, "unit"))?;
        let name = self.units.get(id).map_or(String::new(), |u| u.short.clone());
        Ok(petition::rules::UnitRef { id, name })
    }

    /// Where a unit stands among units.
    pub fn standing(&self, id: Id) -> petition::rules::Standing {
        petition::rules::Standing {
            kind: self.units.get(id).map_or(UnitKind::Department, |u| u.kind),
            above: self.units.above(id),
        }
    }

    /// Somebody by login.
    pub fn named(&self, login: &str) -> Result<&Officer> {
        self.officers.iter().find(|(l, _)| l == login).map(|(_, o)| o).ok_or_else(|| wrong(login, "login"))
    }

    /// Somebody of a unit with a role.
    pub fn of(&self, unit: Id, role: Role) -> Option<&Officer> {
        self.officers.iter().map(|(_, o)| o).find(|o| o.unit == unit && o.roles.contains(&role))
    }

    /// The petition office's clerk.
    pub fn clerk(&self) -> Actor {
        match self.named("dengji") {
            Ok(o) => Actor::Officer(Box::new(o.clone())),
            Err(_) => Actor::Clock,
        }
    }
}
