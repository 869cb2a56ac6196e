//! Definitions turned into statements: all counts of one base in one pass over its rows.

use crate::rules::{Accusations, Base, Column, Cond, Duty, Question, Standing, Whose};
use law::Day;
use platform::db::{Conn, Row, Sql, sql};
use platform::{Id, Result};

/// The counts of one value of a breakdown.
pub(crate) struct Group {
    /// The value: a word, or a unit's id; empty where a row has none.
    pub key: String,
    /// One number for each count, in the order asked.
    pub numbers: Vec<i64>,
}

/// Counts over one base, in one statement; by one fact if `by` is given.
pub(crate) async fn counts(
    conn: &mut Conn,
    base: Base,
    by: Option<Column>,
    of: &[(Option<Column>, &[Cond])],
    q: &Question,
) -> Result<Vec<Group>> {
    let mut s = sql("");
    s.push("SELECT ");
    match by {
        Some(c) => s.push(&place(c)).push(" AS g"),
        None => s.push("CAST(0 AS BIGINT) AS none"),
    };
    for (i, (sum, conds)) in of.iter().enumerate() {
        s.push(", CAST(COALESCE(SUM(CASE WHEN ");
        all(&mut s, conds, q.as_of);
        s.push(" THEN ");
        match sum {
            Some(c) => s.push("COALESCE(").push(&place(*c)).push(", 0)"),
            None => s.push("1"),
        };
        s.push(&format!(" ELSE 0 END), 0) AS BIGINT) AS f{i}"));
    }
    over(&mut s, base, q);
    if by.is_some() {
        s.push(" GROUP BY g ORDER BY g");
    }
    s.all(conn).await?.iter().map(|r| group(r, by, of.len())).collect()
}

fn group(r: &Row, by: Option<Column>, n: usize) -> Result<Group> {
    let key = match by {
        None => String::new(),
        Some(Column::Lead) => r.get::<Option<Id>>("g")?.map_or(String::new(), |id| id.to_string()),
        Some(_) => r.get("g")?,
    };
    let numbers = (0..n).map(|i| r.get(&format!("f{i}"))).collect::<Result<_>>()?;
    Ok(Group { key, numbers })
}

/// Numbers of the matters that a count counts, one for each row it counts, sorted.
pub(crate) async fn cases(
    conn: &mut Conn,
    base: Base,
    conds: &[Cond],
    q: &Question,
    page: Option<(i64, i64)>,
) -> Result<Vec<String>> {
    let mut s = sql("");
    s.push("SELECT t.no AS no");
    over(&mut s, base, q);
    s.push(" AND ");
    all(&mut s, conds, q.as_of);
    s.push(" ORDER BY t.no");
    if let Some((most, skip)) = page {
        s.push(" LIMIT ").arg(most).push(" OFFSET ").arg(skip);
    }
    s.all(conn).await?.iter().map(|r| r.get("no")).collect()
}

/// How many rows a count counts.
pub(crate) async fn case_count(conn: &mut Conn, base: Base, conds: &[Cond], q: &Question) -> Result<i64> {
    let mut s = sql("");
    s.push("SELECT COUNT(*) AS n");
    over(&mut s, base, q);
    s.push(" AND ");
    all(&mut s, conds, q.as_of);
    s.number(conn).await
}

/// The rows of a base that the question is about.
fn over(s: &mut Sql, base: Base, q: &Question) {
    let basis = format!("i.{}_on", q.basis);
    let period = |s: &mut Sql| {
        s.push(&basis).push(" >= ").arg(q.from).push(" AND ").push(&basis).push(" < ").arg(q.until);
        s.push(" AND i.at <= ").arg(q.known_at);
    };
    match base {
        Base::Items => {
            s.push(" FROM tally_item i JOIN tally t ON t.matter = i.matter WHERE ");
            period(s);
        }
        Base::Matters => {
            s.push(" FROM (SELECT DISTINCT i.matter FROM tally_item i WHERE ");
            period(s);
            s.push(") p JOIN tally t ON t.matter = p.matter WHERE 1 = 1");
        }
        Base::Reviews => {
            s.push(" FROM tally_review r JOIN tally t ON t.matter = r.matter WHERE r.asked_on >= ")
                .arg(q.from);
            s.push(" AND r.asked_on < ").arg(q.until);
        }
    }
    match &q.whose {
        Whose::County => {}
        Whose::Registered(units) => {
            s.push(" AND t.office IN ").list(units.iter().copied());
        }
        Whose::Responsible(units) => {
            s.push(" AND t.lead IN ").list(units.iter().copied());
        }
    }
    match &q.accusations {
        Accusations::Counted => {}
        Accusations::LeftOut => {
            s.push(" AND t.locked = 0");
        }
        Accusations::NotAgainst(units) => {
            s.push(" AND (t.locked = 0 OR t.accused IS NULL OR t.accused NOT IN ")
                .list(units.iter().copied());
            s.push(")");
        }
    }
}

fn all(s: &mut Sql, conds: &[Cond], as_of: Day) {
    s.push("1 = 1");
    for c in conds {
        s.push(" AND ");
        one(s, c, as_of);
    }
}

fn one(s: &mut Sql, c: &Cond, as_of: Day) {
    match c {
        Cond::Is { column, is } => {
            s.push(&place(*column)).push(" IN ").list(is.iter().map(String::as_str));
        }
        Cond::Number { column, from, to } => {
            s.push(&place(*column)).push(" >= ").arg(*from);
            if let Some(to) = to {
                s.push(" AND ").push(&place(*column)).push(" <= ").arg(*to);
            }
        }
        Cond::Came { column, came: true } => {
            s.push(&day(*column)).push(" <= ").arg(as_of);
        }
        Cond::Came { column, came: false } => {
            let day = day(*column);
            s.push("(").push(&day).push(" IS NULL OR ").push(&day).push(" > ").arg(as_of).push(")");
        }
        Cond::Stands { duty, stands } => {
            s.push("(");
            for (i, how) in stands.iter().enumerate() {
                s.push(if i > 0 { " OR " } else { "" });
                stands_so(s, *duty, *how, as_of);
            }
            s.push(")");
        }
    }
}

fn stands_so(s: &mut Sql, duty: Duty, how: Standing, as_of: Day) {
    let (on, due) = (format!("t.{duty}_on"), format!("t.{duty}_due"));
    let done = matches!(how, Standing::InTime | Standing::Late);
    s.push("(");
    if done {
        s.push(&on).push(" <= ").arg(as_of).push(" AND ").push(&on);
        s.push(if how == Standing::InTime { " <= " } else { " > " }).push(&due);
    } else {
        s.push("(").push(&on).push(" IS NULL OR ").push(&on).push(" > ").arg(as_of).push(") AND ").push(&due);
        s.push(if how == Standing::Missed { " < " } else { " >= " }).arg(as_of);
    }
    s.push(")");
}

/// The column of a fact, with its table.
fn place(c: Column) -> String {
    use Column as C;
    let table = match c {
        C::Channel | C::Persons | C::Again => "i",
        C::Rank | C::TakenOn | C::DecidedOn | C::Outcome | C::Heard => "r",
        _ => "t",
    };
    format!("{table}.{c}")
}

/// The day behind a fact: of a number of days, the day on which they ended.
fn day(c: Column) -> String {
    match c {
        Column::SentDays => "t.sent_on".to_owned(),
        Column::AcceptedDays => "t.accepted_on".to_owned(),
        Column::AnsweredDays => "t.answered_on".to_owned(),
        other => place(other),
    }
}
