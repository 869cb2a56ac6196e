//! The door of clearance: a draft is sent along its chain, changed, returned, passed on; signed, it goes through the
//! ordinary door as the act it is, in the signer's name. Each step stands in the draft's own chain of the journal.

use super::{Hand, decided, pack_for};
use crate::notices::tell;
use crate::rules::{
    self, Act, ActKind, Audience, CLEARED, Clearing, LawAt, Matter, MoveKind, NoticeKind, PersonRef, Telling,
    needs_clearance,
};
use crate::store::{self, ClearanceRow, Loaded};
use people::{Actor, House, Officer, PostRow, Power, may, officer_of};
use platform::db::Conn;
use platform::journal::{self, Fact, Head};
use platform::seal::digest;
use platform::{Error, Id, Refused, Result};
use serde::Serialize;

/// A draft to be sent along the unit's chain.
pub struct Draft {
    /// The matter's number.
    pub no: String,
    /// Which act it becomes.
    pub kind: ActKind,
    /// The form as typed.
    pub form: String,
    /// What it would do now, so that what cannot be done is refused before anybody reads it.
    pub act: Act,
    /// The version of the matter on screen.
    pub seen: Option<i64>,
}

/// One step on the way.
pub struct Step {
    /// Which.
    pub kind: MoveKind,
    /// Why; needed for a return.
    pub reason: String,
    /// The form as it stood on screen; none where it cannot be changed.
    pub form: Option<String>,
    /// The version of the draft on screen.
    pub version: i64,
    /// For the signature: the act, and the version of the matter on screen.
    pub act: Option<(Act, Option<i64>)>,
}

#[derive(Serialize)]
struct StepFact<'a> {
    no: &'a str,
    act: ActKind,
    step: MoveKind,
    at: usize,
    reason: &'a str,
    form: String,
}

/// The chain that an act on a matter goes through, of its responsible unit; empty where the act is done directly. An
/// accusation is for its named readers alone (条例第30条) and goes past nobody else.
pub(crate) async fn chain_of(conn: &mut Conn, m: &Matter, kind: ActKind) -> Result<Vec<Id>> {
    let Some(lead) = m.stage.lead().filter(|_| CLEARED.contains(&kind) && !m.locked()) else {
        return Ok(Vec::new());
    };
    let all = store::chains(conn, lead.id).await?;
    Ok(all.into_iter().find(|(k, _)| *k == kind).map(|(_, steps)| steps).unwrap_or_default())
}

/// Refuses an act that the unit has cleared first, unless it is done by whoever signs there.
pub(super) async fn cleared_first(conn: &mut Conn, hand: &Hand, l: &Loaded, act: &Act) -> Result<()> {
    let kind = act.kind();
    let Actor::Officer(officer) = &hand.actor else { return Ok(()) };
    let chain = chain_of(conn, &l.matter, kind).await?;
    match chain.last() {
        Some(signer) if *signer != officer.post => Err(Error::Refused(Box::new(needs_clearance(kind)))),
        _ => Ok(()),
    }
}

/// Whether this officer may draft such an act: whoever handles it, and for an extension whoever approves one.
pub(crate) fn may_draft(actor: &Actor, l: &Loaded, kind: ActKind) -> bool {
    let scope = l.matter.scope();
    may(actor, Power::Handle, &scope) || may(actor, kind.power(), &scope)
}

/// Sends a draft along its chain; gives its id.
///
/// # Errors
/// [`Error::NotFound`] where the unit has no chain for it; a refusal where one runs already or the act could not be
/// done as drafted; [`Error::Stale`] when the matter changed meanwhile.
pub async fn send_to_clear(hand: Hand, draft: Draft) -> Result<Id> {
    let db = hand.app.db.clone();
    db.write(move |conn| Box::pin(async move { send_in(conn, &hand, &draft).await })).await
}

async fn send_in(conn: &mut Conn, hand: &Hand, draft: &Draft) -> Result<Id> {
    let loaded = store::get_to_change(conn, &draft.no).await?;
    let officer = hand.actor.officer().ok_or(Error::Forbidden)?;
    if !may(&hand.actor, Power::See, &loaded.matter.scope()) {
        return Err(Error::NotFound);
    }
    if !may_draft(&hand.actor, &loaded, draft.kind) {
        return Err(Error::Forbidden);
    }
    if draft.seen.is_some_and(|seen| seen != loaded.head.seq) {
        return Err(Error::Stale);
    }
    let lead = loaded.matter.stage.lead().map(|u| u.id).ok_or(Error::NotFound)?;
    let chain = chain_of(conn, &loaded.matter, draft.kind).await?;
    let way = Clearing::begin(officer.post, &chain).ok_or(Error::NotFound)?;
    try_out(hand, &loaded, &draft.act)?;
    let now = hand.app.clock.now();
    let mut row = ClearanceRow {
        id: Id::new(now),
        matter: loaded.matter.id,
        no: loaded.no.clone(),
        subject: loaded.subject.clone(),
        unit: lead,
        act: draft.kind,
        way,
        seen: loaded.head.seq,
        at: now,
        head: Head::start(),
    };
    write_step(conn, hand, &mut row, MoveKind::Send, "", &draft.form).await?;
    let sealed = hand.app.keys.seal(row.id.bytes(), &draft.form)?;
    let inserted = store::insert_clearance(conn, &row, sealed).await;
    inserted.map_err(|e| if e.is_duplicate() { runs_already() } else { e })?;
    people::drop_draft(conn, officer.person, &format!("{}-{}", draft.kind.noun(), row.no)).await?;
    tell_next(conn, hand, &row, MoveKind::Send).await?;
    Ok(row.id)
}

fn runs_already() -> Error {
    let refused = Refused { key: "refusal-clearance-runs", args: Vec::new(), article: None };
    Error::Refused(Box::new(refused))
}

/// The rules are asked beforehand: nobody reads a draft that could not become an act.
fn try_out(hand: &Hand, l: &Loaded, act: &Act) -> Result<()> {
    let pack = pack_for(&hand.app, &l.matter, Some(act), hand.day)?;
    let law = LawAt { pack: &pack, calendar: &hand.app.law.calendar };
    Ok(rules::decide(&l.matter, act, hand.day, &law).map(|_| ())?)
}

/// Does one step of a draft; gives its row as it is now.
///
/// # Errors
/// [`Error::Stale`] when somebody changed the draft or the matter meanwhile; a refusal where it is not one's turn.
pub async fn clear(house: &House, hand: Hand, id: Id, step: Step) -> Result<ClearedRow> {
    let units = house.units().await?;
    let db = hand.app.db.clone();
    let row = db
        .write(move |conn| {
            Box::pin(async move {
                let seats = Seats { posts: acts_for(conn, &hand).await?, units: &units };
                clear_in(conn, &hand, &seats, id, step).await
            })
        })
        .await?;
    Ok(ClearedRow { no: row.no, signed: row.way.state == rules::ClearanceState::Signed })
}

/// What came of a step.
pub struct ClearedRow {
    /// The matter's number.
    pub no: String,
    /// Whether it was signed and so became an act.
    pub signed: bool,
}

struct Seats<'a> {
    posts: Vec<PostRow>,
    units: &'a people::Units,
}

/// The posts that the officer acts for today: the own one first, then those one stands in for.
pub(crate) async fn acts_for(conn: &mut Conn, hand: &Hand) -> Result<Vec<PostRow>> {
    let officer = hand.actor.officer().ok_or(Error::Forbidden)?;
    let mut posts = people::posts_with(conn, &[officer.post]).await?;
    posts.extend(people::stood_in_for(conn, officer.post, hand.day).await?);
    Ok(posts)
}

async fn clear_in(
    conn: &mut Conn,
    hand: &Hand,
    seats: &Seats<'_>,
    id: Id,
    step: Step,
) -> Result<ClearanceRow> {
    let (mut row, sealed) = store::get_clearance(conn, id, true).await?;
    let loaded = store::get_to_change(conn, &row.no).await?;
    if !may(&hand.actor, Power::See, &loaded.matter.scope()) {
        return Err(Error::NotFound);
    }
    if row.head.seq != step.version {
        return Err(Error::Stale);
    }
    let ids: Vec<Id> = seats.posts.iter().map(|p| p.id).collect();
    let before = (row.way.clone(), row.head.seq);
    let seat = seat_of(&before.0, step.kind, seats);
    row.way = before
        .0
        .after(&ids, step.kind, &step.reason)
        .map_err(|why| Error::Refused(Box::new(Refused::from(why))))?;
    let hand = speaking(hand, seat);
    let old = hand.app.keys.open(id.bytes(), &sealed)?;
    let form = step.form.filter(|f| *f != old);
    if let Some((act, seen)) = step.act.filter(|_| step.kind == MoveKind::Sign) {
        sign(conn, &hand, seats, seat, loaded, seen, act).await?;
    }
    write_step(conn, &hand, &mut row, step.kind, &step.reason, form.as_deref().unwrap_or(&old)).await?;
    if form.is_some() {
        store::keep_form(conn, id, row.head.seq, sealed).await?;
    }
    let form = form.map(|f| hand.app.keys.seal(id.bytes(), &f)).transpose()?;
    store::save_clearance(conn, &row, before.1, form).await?;
    tell_next(conn, &hand, &row, step.kind).await?;
    Ok(row)
}

/// The post in whose place the officer acts.
fn seat_of<'a>(way: &Clearing, kind: MoveKind, seats: &'a Seats) -> Option<&'a PostRow> {
    let wanted = if kind == MoveKind::Withdraw { Some(way.drafter) } else { way.turn() };
    seats.posts.iter().find(|p| Some(p.id) == wanted)
}

/// The officer as the journal names them: a deputy with the post stood in for.
fn speaking(hand: &Hand, seat: Option<&PostRow>) -> Hand {
    let actor = match (&hand.actor, seat) {
        (Actor::Officer(o), Some(seat)) if seat.id != o.post => {
            Actor::Officer(Box::new(o.standing_in_for(&seat.title, &seat.name)))
        }
        (other, _) => other.clone(),
    };
    Hand { actor, ..hand.clone() }
}

/// The signature: the post that signs must hold the power; whoever holds the pen must see the matter.
async fn sign(
    conn: &mut Conn,
    hand: &Hand,
    seats: &Seats<'_>,
    seat: Option<&PostRow>,
    loaded: Loaded,
    seen: Option<i64>,
    act: Act,
) -> Result<()> {
    let signer = seat.map(|s| officer_of(seats.units, s)).ok_or(Error::Forbidden)?;
    if !may(&Actor::Officer(Box::new(signer)), Power::Sign, &loaded.matter.scope()) {
        return Err(Error::Forbidden);
    }
    let act = signed_by(act, hand.actor.officer());
    decided(conn, hand, loaded, seen, &act).await.map(|_| ())
}

fn signed_by(mut act: Act, officer: Option<&Officer>) -> Act {
    let Some(o) = officer else { return act };
    let signer = PersonRef { id: o.person, name: format!("{} {}", o.name, o.title) };
    match &mut act {
        Act::Answer { opinion, .. } => opinion.signed_by = signer,
        Act::Extend { approved_by, .. } => *approved_by = signer,
        _ => {}
    }
    act
}

/// Appends a step to the draft's chain. The form stands there as a digest: it may name a petitioner.
pub(super) async fn write_step(
    conn: &mut Conn,
    hand: &Hand,
    row: &mut ClearanceRow,
    step: MoveKind,
    reason: &str,
    form: &str,
) -> Result<()> {
    let form = platform::ids::hex(&digest(&[form.as_bytes()]));
    let body = StepFact { no: &row.no, act: row.act, step, at: row.way.step, reason, form };
    let fact = Fact { act: step.word(), day: hand.day, body: serde_json::to_string(&body)? };
    let now = hand.app.clock.now();
    row.head =
        journal::append(conn, &hand.app.keys, row.id, row.head.clone(), now, &hand.by(), &[fact]).await?;
    Ok(())
}

async fn tell_next(conn: &mut Conn, hand: &Hand, row: &ClearanceRow, step: MoveKind) -> Result<()> {
    let kind = match step {
        MoveKind::Send | MoveKind::Pass => NoticeKind::ToClear,
        MoveKind::Return => NoticeKind::Returned,
        MoveKind::Sign => NoticeKind::Signed,
        MoveKind::Change | MoveKind::Withdraw | MoveKind::HandOn => return Ok(()),
    };
    let post = row.way.turn().unwrap_or(row.way.drafter);
    let telling = Telling { kind, to: Audience::Post(post), about: format!("act-{}", row.act) };
    tell(conn, hand, &row.no, &format!("{}-{}", row.id, row.head.seq), vec![telling]).await
}
