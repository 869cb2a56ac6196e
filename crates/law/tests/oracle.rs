//! A second opinion: the calendar files read again by other means, the count done on a plain row of flags,
//! dates by day numbers, and every rule of every pack compared on every day of 2020 to 2026.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::print_stdout,
    reason = "a test may fall over"
)]

use std::fs;

use law::{Basis, Clock, Day, Law, Pack, Rule, Start, Stop, Term, Text, Way, clock};

const FIRST: i64 = 18_262; // 2020-01-01, days since 1970-01-01
const LAST: i64 = 20_818; // 2026-12-31

/// The civil date of a day number (the algorithm of eras of 400 years).
fn civil(number: i64) -> (i64, i64, i64) {
    let z = number + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    (yoe + era * 400 + i64::from(month <= 2), month, doy - (153 * mp + 2) / 5 + 1)
}

fn number(year: i64, month: i64, day: i64) -> i64 {
    let y = year - i64::from(month <= 2);
    let era = y.div_euclid(400);
    let yoe = y.rem_euclid(400);
    let doy = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468
}

fn number_of(iso: &str) -> i64 {
    let parts: Vec<i64> = iso.split('-').map(|p| p.parse().unwrap()).collect();
    number(parts[0], parts[1], parts[2])
}

fn day(number: i64) -> Day {
    let (y, m, d) = civil(number);
    Day::new(y.try_into().unwrap(), m.try_into().unwrap(), d.try_into().unwrap()).unwrap()
}

/// Working or not, one flag a day, with a year of plain weeks on either side of the calendar's years.
struct Row {
    first: i64,
    working: Vec<bool>,
}

impl Row {
    fn read() -> Row {
        let (first, last) = (number(2019, 1, 1), number(2028, 12, 31));
        // 1970-01-01 was a Thursday
        let mut working: Vec<bool> = (first..=last).map(|n| (n + 3).rem_euclid(7) < 5).collect();
        let folder = format!("{}/../../packs/calendars", env!("CARGO_MANIFEST_DIR"));
        for entry in fs::read_dir(folder).unwrap() {
            let file: toml::Table = fs::read_to_string(entry.unwrap().path()).unwrap().parse().unwrap();
            for (key, flag) in [("off", false), ("make_up", true)] {
                for festival in file.get(key).and_then(|v| v.as_array()).into_iter().flatten() {
                    for iso in festival["days"].as_array().unwrap() {
                        working[(number_of(iso.as_str().unwrap()) - first) as usize] = flag;
                    }
                }
            }
        }
        Row { first, working }
    }

    fn works(&self, number: i64) -> bool {
        self.working[(number - self.first) as usize]
    }
}

/// The ends of a term by the slow way: write down every day and strike out what does not count.
fn ends(row: &Row, rule: &Rule, start: i64, stopped: &[i64]) -> (i64, i64) {
    let sign = if rule.way == Way::After { 1 } else { -1 };
    let strict = match rule.term {
        Term::Calendar(n) => {
            let days = (1..).map(|i| start + sign * i).filter(|d| !stopped.contains(d));
            days.take(n.into()).last().unwrap()
        }
        Term::Working(n) => {
            let days = (1..).map(|i| start + sign * i).filter(|d| row.works(*d));
            days.take(n.into()).last().unwrap()
        }
        Term::Months(n) => {
            let (y, m, d) = civil(start);
            let months = y * 12 + (m - 1) + sign * i64::from(n);
            let (y, m) = (months.div_euclid(12), months.rem_euclid(12) + 1);
            let next = if m == 12 { number(y + 1, 1, 1) } else { number(y, m + 1, 1) };
            number(y, m, d).min(next - 1)
        }
        Term::Hours(_) => unreachable!("no pack counts hours"),
    };
    let rolled = (0..).map(|i| strict + sign * i).find(|d| row.works(*d)).unwrap();
    (strict, rolled)
}

fn agree(row: &Row, rule: &Rule, start: i64, stopped: &[i64], clock: &Clock) {
    let (strict, rolled) = ends(row, rule, start, stopped);
    let due = if rule.basis == Basis::Strict { strict } else { rolled };
    let expected = (Some(day(strict)), Some(day(rolled)), Some(day(due)));
    assert_eq!((clock.strict, clock.rolled, clock.due()), expected, "{} from {}", rule.id, day(start));
}

fn compare(law: &Law, row: &Row, pack: &Pack) -> usize {
    let mut count = 0;
    for rule in pack.rules() {
        for start in FIRST..=LAST {
            let clock = clock(rule, &law.calendar, Start::On(day(start)), &[]);
            agree(row, rule, start, &[], &clock);
            count += 1;
        }
    }
    count
}

#[test]
fn every_rule_of_every_pack_agrees_on_every_day_of_seven_years() {
    let (law, row) = (Law::embedded().unwrap(), Row::read());
    let packs: Vec<_> = law.packs().collect();
    let (law, row) = (&law, &row);
    let count: usize = std::thread::scope(|scope| {
        let halves = packs.chunks(packs.len().div_ceil(2));
        let work =
            halves.map(|half| scope.spawn(move || half.iter().map(|p| compare(law, row, p)).sum::<usize>()));
        work.collect::<Vec<_>>().into_iter().map(|w| w.join().unwrap()).sum()
    });
    let rules: usize = packs.iter().map(|p| p.rules().count()).sum();
    assert_eq!(count, rules * 2557);
    println!("{count} due dates compared");
}

#[test]
fn hearing_days_agree_too() {
    let (law, row) = (Law::embedded().unwrap(), Row::read());
    let pack = law.governing("national", day(LAST)).unwrap();
    let rule = pack.need(law::RuleId::Fh2).unwrap();
    for start in (FIRST..=LAST).step_by(3) {
        let (a, b) = (start + start % 35, start + 28 + start % 5);
        let stopped: Vec<i64> = (a..a + 3).chain(b..b + 2).collect();
        let stop = |from: i64, n: i64| Stop {
            from: day(from),
            to: day(from + n - 1),
            why: Text::new("听证", "hearing"),
        };
        let clock = clock(rule, &law.calendar, Start::On(day(start)), &[stop(a, 3), stop(b, 2)]);
        agree(&row, rule, start, &stopped, &clock);
    }
}

#[test]
fn every_step_of_a_working_count_adds_up() {
    let law = Law::embedded().unwrap();
    let pack = law.governing("national", day(LAST)).unwrap();
    let rule = pack.need(law::RuleId::Obj5).unwrap();
    for start in FIRST..=LAST {
        let clock = clock(rule, &law.calendar, Start::On(day(start)), &[]);
        let skipped: i64 = clock
            .steps
            .iter()
            .map(|step| match step {
                law::Step::Skipped { from, to, .. } => law::days_between(*from, *to) + 1,
                _ => 0,
            })
            .sum();
        assert_eq!(law::days_between(day(start), clock.due().unwrap()), 5 + skipped);
    }
}
