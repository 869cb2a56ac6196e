//! Tasks are taken a few at a time, and each is settled by itself.

use super::*;
use crate::clock::Clock;
use crate::db::sql;
use crate::seal::Keys;
use crate::testkit;
use law::Day;
use std::sync::Mutex;

async fn counted(app: &App, state: &'static str) -> i64 {
    let q = sql("SELECT COUNT(*) AS n FROM task WHERE state = $1").bind(state);
    q.number(&mut app.db.read().await.unwrap()).await.unwrap()
}

#[tokio::test]
async fn many_tasks_are_done_once_each_in_order_and_a_failure_keeps_no_other_from_being_done() {
    for fresh in testkit::both().await.unwrap() {
        let clock = Clock::fixed(Day::constant(2026, 9, 1));
        let app = App::new(fresh.db.clone(), clock, Keys::from_root([7; 32]), "demo").unwrap();
        let now = app.clock.now();
        app.db.write(move |conn| Box::pin(fill(conn, now))).await.unwrap();
        let seen: Arc<Mutex<Vec<String>>> = Arc::default();
        let mut doers = Doers::default();
        let kept = seen.clone();
        doers.add(
            "count",
            Arc::new(move |_, task| {
                let kept = kept.clone();
                Box::pin(async move {
                    kept.lock().unwrap().push(task.body.clone());
                    if task.body == "7" { Err(crate::Error::broken("seven")) } else { Ok(true) }
                })
            }),
        );
        assert_eq!(doers.run(&app).await.unwrap(), 41);
        let all: Vec<String> = (0..40).map(|n| n.to_string()).collect();
        assert_eq!(*seen.lock().unwrap(), all, "each once, in order");
        assert_eq!((counted(&app, "done").await, counted(&app, "waiting").await), (39, 2));
    }
}

/// Forty that can be counted, and one that nobody knows how to do.
async fn fill(conn: &mut crate::db::Conn, now: Instant) -> Result<()> {
    for n in 0..40 {
        enqueue(conn, now, now - 100 + n, "count", &n.to_string()).await?;
    }
    enqueue(conn, now, now, "unknown", "").await.map(|_| ())
}
