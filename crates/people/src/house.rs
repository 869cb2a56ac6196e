//! The desk at which every request sits down: who acts, for which unit, in which language, on which day.

use crate::rules::{Actor, Officer, Power, Role};
use crate::store;
use crate::units::Units;
use askama::Template;
use axum::extract::{ConnectInfo, FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::response::Response;
use law::{Day, Lang};
use platform::form::Sheet;
use platform::seal::{digest, same};
use platform::web::{Guard, NavItem, Page, cookie, html, lang_of, set_cookie};
use platform::{App, Error, Result};
use std::net::SocketAddr;
use std::sync::{Arc, RwLock};

/// Name of the session's cookie.
pub const SESSION: &str = "huiyin";
/// A session that was not used for so long ends (two hours).
pub const IDLE_MS: i64 = 2 * 3_600_000;
/// The same in seconds, for the cookie.
pub const WHOLE_SECONDS: i64 = 12 * 3_600;
/// A session ends after so long in any case (twelve hours).
pub const WHOLE_MS: i64 = 12 * 3_600_000;
/// "Last seen" is written at most this often.
const TOUCH_MS: i64 = 300_000;

/// The state that all routes share: the program's means and the tree of units.
#[derive(Clone)]
pub struct House {
    /// The program's means.
    pub app: App,
    units: Arc<RwLock<(String, Arc<Units>)>>,
}

impl FromRef<House> for App {
    fn from_ref(house: &House) -> App {
        house.app.clone()
    }
}

impl House {
    /// A house around the program's means.
    pub fn new(app: App) -> Self {
        Self { app, units: Arc::new(RwLock::new((String::new(), Arc::new(Units::default())))) }
    }

    /// The tree of units as of `version`: from memory, or read again when another node changed it.
    pub async fn units_at(&self, version: &str) -> Result<Arc<Units>> {
        if let Ok(kept) = self.units.read()
            && kept.0 == version
            && !version.is_empty()
        {
            return Ok(kept.1.clone());
        }
        let mut conn = self.app.db.read().await?;
        let units = Units::new(store::units(&mut conn).await?);
        let fresh = Arc::new(units.registering(store::registering(&mut conn).await?));
        drop(conn);
        if let Ok(mut kept) = self.units.write() {
            *kept = (version.to_owned(), fresh.clone());
        }
        Ok(fresh)
    }

    /// The tree of units, for work outside a request.
    pub async fn units(&self) -> Result<Arc<Units>> {
        let version = platform::settings::get(&mut self.app.db.read().await?, "units").await?;
        self.units_at(&version.unwrap_or_default()).await
    }
}

/// A signed-in officer's request.
pub struct Desk {
    /// The house.
    pub house: House,
    /// The officer.
    pub officer: Officer,
    /// The tree of units.
    pub units: Arc<Units>,
    /// The reader's language.
    pub lang: Lang,
    /// Today.
    pub today: Day,
    /// Digest of the session's token.
    pub session: Vec<u8>,
    csrf: String,
    path: String,
    ends_at: i64,
    done: String,
    who: String,
    unread: i64,
}

impl Desk {
    /// The program's means.
    pub fn app(&self) -> &App {
        &self.house.app
    }

    /// The officer as an actor.
    pub fn actor(&self) -> Actor {
        Actor::Officer(Box::new(self.officer.clone()))
    }

    /// Whether the officer holds a power at all.
    pub fn holds(&self, power: Power) -> bool {
        self.officer.holds(power)
    }

    /// Refuses a form that does not carry this session's token.
    pub fn check(&self, sheet: &Sheet) -> Result<()> {
        let sent = sheet.get("_csrf");
        if same(sent.as_bytes(), self.csrf.as_bytes()) { Ok(()) } else { Err(Error::Forbidden) }
    }

    /// The frame of a page.
    pub fn page(&self, title: &str) -> Page {
        let mut page = Page::new(self.app(), self.lang, &self.path).titled(title);
        page.who.clone_from(&self.who);
        page.unit = self
            .units
            .get(self.officer.unit)
            .map_or(String::new(), |u| u.full(self.lang == Lang::Zh).to_owned());
        page.csrf = self.csrf.clone();
        page.session_ends = self.ends_at;
        page.notices = self.holds(Power::See);
        page.unread = self.unread;
        page.nav = self.nav(&page);
        if !self.done.is_empty() {
            page.done = page.t_if(&format!("done-{}", self.done));
        }
        page
    }

    /// The menu. Every handler of a department may dispatch what it took in itself; where nobody registers there is
    /// nothing to dispatch, and the menu does not speak of it.
    fn nav(&self, page: &Page) -> Vec<NavItem> {
        // Where it leads, its word, the power it takes, the key that leads there.
        const ITEMS: [(&str, &str, Option<Power>, &str); 10] = [
            ("/today", "nav-today", Some(Power::See), "t"),
            ("/matters/new", "nav-register", Some(Power::Register), "r"),
            ("/dispatch", "nav-dispatch", Some(Power::Dispatch), "d"),
            ("/matters", "nav-find", Some(Power::See), "f"),
            ("/figures", "nav-figures", Some(Power::Export), ""),
            ("/reports", "nav-reports", Some(Power::Export), ""),
            ("/imports", "nav-imports", Some(Power::Import), ""),
            ("/units", "nav-units", Some(Power::Administer), ""),
            ("/people", "nav-people", Some(Power::Administer), ""),
            ("/law", "nav-law", Some(Power::Administer), ""),
        ];
        let path = self.path.split('?').next().unwrap_or("");
        let best =
            ITEMS.iter().map(|i| i.0).filter(|href| path.starts_with(href)).max_by_key(|href| href.len());
        ITEMS
            .iter()
            .filter(|(_, _, power, _)| power.is_none_or(|p| self.holds(p)))
            .filter(|(href, ..)| {
                *href != "/dispatch" || self.officer.office || self.units.registers(self.officer.unit)
            })
            .map(|(href, key, _, hotkey)| NavItem {
                href,
                label: page.t(key),
                here: best == Some(*href),
                hotkey,
            })
            .collect()
    }
}

impl FromRequestParts<House> for Desk {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self> {
        let guard = parts.extensions.get::<Guard>().copied().ok_or(Error::Forbidden)?;
        let token = cookie(&parts.headers, SESSION).ok_or(Error::SignedOut)?;
        let session = digest(&[token.as_bytes()]).to_vec();
        let row = store::session(&mut house.app.db.read().await?, &session).await?.ok_or(Error::SignedOut)?;
        let now = house.app.clock.now();
        if row.ends_at < now || row.seen_at + IDLE_MS < now {
            return Err(Error::SignedOut);
        }
        if row.seen_at + TOUCH_MS < now {
            let token = session.clone();
            house.app.db.write(move |c| Box::pin(store::touch_session(c, token, now))).await?;
        }
        let units = house.units_at(&row.units_version).await?;
        follow_law(&house.app, &row.law_version).await;
        let lang = lang_of(&parts.headers);
        let query = parts.uri.query().unwrap_or("");
        let path = parts.uri.path_and_query().map_or("/", |p| p.as_str()).to_owned();
        let csrf = house.app.keys.form(&session);
        let desk = Desk {
            officer: seat(&row, &units),
            who: shown(&row, lang),
            unread: row.unread,
            house: house.clone(),
            units,
            lang,
            today: house.app.clock.today(),
            csrf,
            path,
            ends_at: row.ends_at.min(now + IDLE_MS),
            done: Sheet::from_query(query).get("done").to_owned(),
            session,
        };
        desk.admit(guard)?;
        Ok(desk)
    }
}

/// A stored file that no longer fits must not take every page away: what is read goes on by the law known here, and
/// what would be written is refused at the door.
async fn follow_law(app: &App, version: &str) {
    if let Err(why) = app.follow_law(version).await {
        tracing::error!("the law could not be followed: {why}");
    }
}

impl Desk {
    fn admit(&self, guard: Guard) -> Result<()> {
        match guard {
            Guard::Open | Guard::SignedIn => Ok(()),
            Guard::Power(word) => match word.parse::<Power>() {
                Ok(power) if self.holds(power) => Ok(()),
                _ => Err(Error::Forbidden),
            },
        }
    }
}

/// Name and post in the reader's language; what is journaled is always in the office's own.
fn shown(row: &store::SessionRow, lang: Lang) -> String {
    let zh = lang == Lang::Zh;
    let pick = |own: &str, en: &str| if zh || en.is_empty() { own.to_owned() } else { en.to_owned() };
    format!("{} · {}", pick(&row.name, &row.name_en), pick(&row.title, &row.title_en))
}

fn seat(row: &store::SessionRow, units: &Units) -> Officer {
    officer_in(
        units,
        Officer {
            person: row.person,
            post: row.post,
            name: row.name.clone(),
            title: row.title.clone(),
            unit: row.unit,
            unit_name: String::new(),
            office: false,
            reach: Vec::new(),
            roles: row.roles.clone(),
        },
    )
}

/// Completes an officer with what the tree of units says about the unit.
pub fn officer_in(units: &Units, mut officer: Officer) -> Officer {
    let unit = units.get(officer.unit);
    officer.unit_name = unit.map_or(String::new(), |u| u.short.clone());
    officer.office = unit.is_some_and(|u| u.kind == crate::rules::UnitKind::PetitionOffice);
    officer.reach = units.under(officer.unit);
    officer
}

/// An officer made out of a post, for work that is done without a session (imports, the demo, tests).
pub fn officer_of(units: &Units, post: &store::PostRow) -> Officer {
    officer_in(
        units,
        Officer {
            person: post.person,
            post: post.id,
            name: post.name.clone(),
            title: post.title.clone(),
            unit: post.unit,
            unit_name: String::new(),
            office: false,
            reach: Vec::new(),
            roles: post.roles.clone(),
        },
    )
}

/// An officer's place for reading: those who hold every role of a list.
pub fn with_role(posts: &[store::PostRow], role: Role) -> impl Iterator<Item = &store::PostRow> {
    posts.iter().filter(move |p| p.active && p.roles.contains(&role))
}

/// Somebody of the public, or not yet signed in.
pub struct Visitor {
    /// The house.
    pub house: House,
    /// The reader's language.
    pub lang: Lang,
    /// Digest of the visit cookie: what is sealed for this browser is sealed with it.
    pub visit: Vec<u8>,
    /// The network they come from, for counting alone.
    pub network: String,
    /// The pass they carry, as it came.
    pub pass: String,
    path: String,
    csrf: String,
    /// The visit cookie to be set, when the browser brought none.
    fresh: Option<String>,
}

/// Name of the cookie with the pass to one matter.
const PASS: &str = "huiyin_pass";
/// Name of the cookie that ties the public's forms to their browser.
const VISIT: &str = "huiyin_visit";

impl FromRequestParts<House> for Visitor {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self> {
        match parts.extensions.get::<Guard>() {
            Some(Guard::Open) => {}
            _ => return Err(Error::Forbidden),
        }
        let known = cookie(&parts.headers, VISIT).filter(|v| !v.is_empty());
        let fresh = known.is_none().then(hex_token);
        let visit = known.as_ref().or(fresh.as_ref()).map_or("", String::as_str);
        Ok(Visitor {
            house: house.clone(),
            lang: lang_of(&parts.headers),
            visit: digest(&[b"visit", visit.as_bytes()]).to_vec(),
            network: network(parts, house.app.limits.proxies),
            pass: cookie(&parts.headers, PASS).unwrap_or_default(),
            path: parts.uri.path_and_query().map_or("/", |p| p.as_str()).to_owned(),
            csrf: house.app.keys.form(visit.as_bytes()),
            fresh,
        })
    }
}

impl Visitor {
    /// The program's means.
    pub fn app(&self) -> &App {
        &self.house.app
    }

    /// The frame of a page.
    pub fn page(&self, title: &str) -> Page {
        let mut page = Page::new(self.app(), self.lang, &self.path).titled(title);
        page.csrf = self.csrf.clone();
        page
    }

    /// A page with a form: the browser is given its visit cookie when it has none.
    pub fn form(&self, template: &impl Template) -> Result<Response> {
        let mut response = html(template)?;
        if let Some(visit) = &self.fresh {
            set_cookie(&mut response, VISIT, visit, 86_400, self.app().secure);
        }
        Ok(response)
    }

    /// Gives the browser its pass, for so many seconds; 0 takes it back.
    pub fn give_pass(&self, response: &mut Response, pass: &str, seconds: i64) {
        set_cookie(response, PASS, pass, seconds, self.app().secure);
    }

    /// Refuses a form that this browser did not get from us.
    pub fn check(&self, sheet: &Sheet) -> Result<()> {
        let sent = sheet.get("_csrf");
        let known = self.fresh.is_none() && same(sent.as_bytes(), self.csrf.as_bytes());
        if known { Ok(()) } else { Err(Error::Forbidden) }
    }
}

/// The visitor's network: that of the connection, or, behind proxies of the office's own, that which the outermost
/// of them wrote down. What stands before it was written by strangers.
fn network(parts: &Parts, proxies: usize) -> String {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip());
    let written = parts.headers.get_all("x-forwarded-for").iter().filter_map(|v| v.to_str().ok());
    let written: Vec<&str> = written.flat_map(|v| v.split(',')).map(str::trim).collect();
    let told = match proxies {
        0 => None,
        n => written.len().checked_sub(n).and_then(|i| written.get(i)).and_then(|t| t.parse().ok()),
    };
    told.or(peer).map_or("unknown".to_owned(), platform::rate::network)
}

/// 32 random bytes in hexadecimal.
pub(crate) fn hex_token() -> String {
    platform::ids::hex(&platform::ids::random::<32>())
}
