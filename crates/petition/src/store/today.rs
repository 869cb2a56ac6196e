//! Whose turn it is: the groups of the Today page and of the daily letter.

use super::finding::{LINE, Line, Turn, known, line, ready};
use law::Day;
use people::Locked;
use platform::db::{Conn, Row, Sql, sql};
use platform::{Error, Id, Result};

/// The groups of the Today page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    Overdue,
    Week,
    New,
    Unsolved,
    Ready,
    Others,
}

impl Group {
    pub(crate) const ALL: [Group; 6] =
        [Group::Overdue, Group::Week, Group::New, Group::Unsolved, Group::Ready, Group::Others];
}

/// Whose Today page it is: the units, and which accusations their officer may know of.
pub(crate) struct Whose<'a> {
    pub units: &'a [Id],
    pub locked: Locked,
}

fn in_group(q: &mut Sql, group: Group, whose: &Whose, today: Day, week: Day) {
    let units = whose.units.to_vec();
    let turn = match group {
        Group::Overdue | Group::Week | Group::New | Group::Ready => Turn::Ours(units),
        Group::Unsolved => Turn::Unsolved(units),
        Group::Others => Turn::Others(units),
    };
    turn.narrow(q);
    match group {
        Group::Overdue => {
            q.push(" AND m.due_on < ").arg(today);
        }
        Group::Week => {
            q.push(" AND m.due_on >= ").arg(today).push(" AND m.due_on <= ").arg(week);
        }
        Group::New => {
            q.push(" AND m.due_on > ").arg(week);
        }
        Group::Ready => ready(q, today),
        Group::Unsolved | Group::Others => {}
    }
    q.push(" AND (m.locked = 0 OR ");
    known(q, &whose.locked);
    q.push(")");
}

/// The first lines of these groups of today's work, all in one statement.
pub(crate) async fn today(
    conn: &mut Conn,
    groups: &[Group],
    whose: &Whose<'_>,
    today: Day,
    week: Day,
    limit: i64,
) -> Result<Vec<(Group, Line)>> {
    if groups.is_empty() {
        return Ok(Vec::new());
    }
    let mut q = sql("");
    for (i, group) in groups.iter().enumerate() {
        q.push(if i > 0 { " UNION ALL " } else { "" });
        q.push(&format!("SELECT * FROM (SELECT CAST({i} AS BIGINT) AS grp, {LINE} FROM matter m WHERE"));
        in_group(&mut q, *group, whose, today, week);
        q.push(" ORDER BY m.due_on, m.id LIMIT ").arg(limit).push(&format!(") AS g{i}"));
    }
    let rows = q.all(conn).await?;
    let group = |r: &Row| -> Result<Group> {
        let place = usize::try_from(r.get::<i64>("grp")?).map_err(Error::broken)?;
        groups.get(place).copied().ok_or(Error::NotFound)
    };
    let mut lines = rows.iter().map(|r| Ok((group(r)?, line(r)?))).collect::<Result<Vec<_>>>()?;
    // An engine may deal the parts of a union in any order.
    lines.sort_by_key(|(_, l)| (l.due_on, l.id));
    Ok(lines)
}

/// How many lines each group has, each counted up to `most`.
pub(crate) async fn today_counts(
    conn: &mut Conn,
    whose: &Whose<'_>,
    today: Day,
    week: Day,
    most: i64,
) -> Result<Vec<i64>> {
    let mut q = sql("");
    q.push("SELECT ");
    for (i, group) in Group::ALL.iter().enumerate() {
        q.push(if i > 0 {
            ", (SELECT COUNT(*) FROM (SELECT 1 AS one FROM matter m WHERE"
        } else {
            "(SELECT COUNT(*) FROM (SELECT 1 AS one FROM matter m WHERE"
        });
        in_group(&mut q, *group, whose, today, week);
        q.push(" LIMIT ").arg(most).push(&format!(") AS s{i}) AS n{i}"));
    }
    let row = q.one(conn).await?;
    let row = row.ok_or(Error::NotFound)?;
    (0..Group::ALL.len()).map(|i| row.get(&format!("n{i}"))).collect()
}
