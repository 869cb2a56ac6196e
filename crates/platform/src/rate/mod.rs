//! How often somebody knocks: counted by the hour under a keyed digest, so that no address is ever written down,
//! and forgotten when the hour is over.

mod store;

use crate::app::App;
use crate::clock::Instant;
use crate::error::Result;
use std::net::IpAddr;

/// Counting starts anew after an hour.
const HOUR_MS: i64 = 3_600_000;

/// The network of an address: /24 or /48, for a household or an office behind one line is one visitor here.
pub fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        IpAddr::V6(v6) => {
            let [a, b, c, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}::/48")
        }
    }
}

/// Counts one more `what` of `who` and says how many there were in this hour.
pub async fn count(app: &App, what: &str, who: &str) -> Result<i64> {
    let (key, now) = (app.keys.find(what, who), app.clock.now());
    app.db.write(move |c| Box::pin(async move { store::add(c, &key, now - now % HOUR_MS).await })).await
}

/// How many `what` of `who` there were in this hour.
pub async fn so_far(app: &App, what: &str, who: &str) -> Result<i64> {
    let (key, now) = (app.keys.find(what, who), app.clock.now());
    store::count(&mut app.db.read().await?, &key, now - now % HOUR_MS).await
}

/// Marks a thing that may be used once; `false` when it was used before. It must be remembered for no longer than
/// an hour.
pub async fn once(app: &App, what: &str, thing: &str) -> Result<bool> {
    let (key, now) = (app.keys.find(what, thing), app.clock.now());
    app.db.write(move |c| Box::pin(async move { store::mark(c, &key, now).await })).await
}

/// Forgets what was counted before the last two hours.
pub async fn forget(app: &App, now: Instant) -> Result<()> {
    app.db.write(move |c| Box::pin(async move { store::forget(c, now - 2 * HOUR_MS).await })).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_counted_with_its_network() {
        let of = |text: &str| network(text.parse().unwrap());
        assert_eq!(of("203.0.113.77"), "203.0.113.0/24");
        assert_eq!(of("::ffff:203.0.113.9"), "203.0.113.0/24");
        assert_eq!(of("2001:db8:7:1::5"), of("2001:db8:7:ffff::1"));
        assert_ne!(of("2001:db8:7::1"), of("2001:db8:8::1"));
    }

    #[tokio::test]
    async fn an_hour_is_counted_and_forgotten_and_a_mark_is_taken_once() {
        use crate::clock::Clock;
        use crate::seal::Keys;
        for fresh in crate::testkit::both().await.unwrap() {
            let clock = Clock::fixed("2026-11-20".parse().unwrap());
            let app = App::new(fresh.db.clone(), clock.clone(), Keys::from_root([7; 32]), "demo").unwrap();
            for n in 1..=3 {
                assert_eq!(count(&app, "paper", "203.0.113.0/24").await.unwrap(), n);
            }
            assert_eq!(so_far(&app, "paper", "203.0.113.0/24").await.unwrap(), 3);
            assert_eq!(so_far(&app, "try", "203.0.113.0/24").await.unwrap(), 0);
            assert!(once(&app, "ticket", "a").await.unwrap() && !once(&app, "ticket", "a").await.unwrap());
            clock.set("2026-11-21".parse().unwrap());
            assert_eq!(so_far(&app, "paper", "203.0.113.0/24").await.unwrap(), 0);
            assert_eq!(count(&app, "paper", "203.0.113.0/24").await.unwrap(), 1);
            forget(&app, clock.now() + 3 * HOUR_MS).await.unwrap();
            assert_eq!(so_far(&app, "paper", "203.0.113.0/24").await.unwrap(), 0);
        }
    }
}
