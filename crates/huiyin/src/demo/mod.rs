//! The demo county: invented units, people and matters in every state and clock situation relative to today.

mod county;
mod files;
mod life;
mod lot;

pub use county::Staff;
pub use life::{Fate, Wish, lives};
pub use lot::Lot;

use futures_util::{StreamExt, TryStreamExt, stream};
use people::House;
use petition::act::{self, Hand};
use petition::bulk::Life;
use platform::{App, Result, settings};

/// The password of everybody in the demo.
pub const PASSWORD: &str = "huiyin-demo";
/// Matters that are lived at the same time while the demo is made.
const AT_ONCE: usize = 24;

/// Makes the demo unless this database has one; a demo that was interrupted is made anew from what is there.
pub async fn make_if_new(app: &App) -> Result<()> {
    if settings::get(&mut app.db.read().await?, "demo").await?.is_some() {
        return Ok(());
    }
    eprintln!("Making the demo county …");
    make_county_if_new(app).await?;
    let house = House::new(app.clone());
    let staff = Staff::load(&house).await?;
    let mut lot = Lot::new(20_261_125);
    let wishes = life::demo_wishes();
    let lives = life::lives(app, &staff, &mut lot, &wishes)?;
    let made: Vec<(Fate, String)> = stream::iter(lives)
        .map(|(fate, life)| async move { Ok::<_, platform::Error>((fate, live(life).await?)) })
        .buffered(AT_ONCE)
        .try_collect()
        .await?;
    join_repeats(app, &staff, &made).await?;
    petition::due::mark_missed(app, app.clock.today()).await?;
    app.db.write(|c| Box::pin(settings::set(c, "demo", "made"))).await
}

/// Makes the demo's units and people unless somebody exists.
pub async fn make_county_if_new(app: &App) -> Result<()> {
    match people::act::is_new(app).await? {
        true => make_county(app, platform::password::hash(PASSWORD.to_owned()).await?).await,
        false => Ok(()),
    }
}

/// Makes the demo's units and people; `hashed` is everybody's password as it is kept. All or nothing.
pub async fn make_county(app: &App, hashed: String) -> Result<()> {
    county::make(app, hashed).await
}

/// Lives one life through the door, act by act; gives the matter's number.
async fn live(life: Life) -> Result<String> {
    let made = act::register(life.registered, life.item).await?;
    for (hand, step) in life.steps {
        act::act(hand, &made.no, None, step).await?;
    }
    Ok(made.no)
}

/// The second paper of a pair is joined to the first.
async fn join_repeats(app: &App, staff: &Staff, made: &[(Fate, String)]) -> Result<()> {
    for pair in made.windows(2) {
        if let [(_, known), (Fate::Repeat, no)] = pair {
            let hand = Hand { app: app.clone(), actor: staff.clerk(), day: app.clock.today() };
            act::link(hand, no, None, known, "同一信访人、同一事项再次来访").await?;
        }
    }
    Ok(())
}

/// What the terminal says.
pub fn welcome(address: &str) -> String {
    format!(
        "
回音 Huiyin · 演示县 / demo county
  http://{address}            官员登录 /sign-in   公众查询 /where

  登录名 / sign-in     谁 / who
  dengji              信访局登记员   registers what comes in
  fenban              信访局分办员   sends it to whoever is responsible
  renshe              人社局承办人   accepts, answers, serves
  renshe-ju           人社局局长     approves an extension
  ducha               信访局督查员   sees what is late
  admin               系统管理员     units and people
  密码 / password: {PASSWORD}

先试 / try first: dengji → 登记 Register · fenban → 分办 Dispatch · renshe → 今日 Today · 查找 Find
Ctrl-C 结束 / stops."
    )
}
