//! The line of time, second sheet: reviews, hearings, endings that are no answer, and what is written beside.

use super::story::{notice, service};
use crate::rules::*;
use platform::web::Page;

type Lines = Vec<(String, String)>;

fn line(page: &Page, key: &str, text: &str) -> (String, String) {
    (page.t(&format!("field-{key}")), text.to_owned())
}

/// What an ending says that came with an act of its own.
pub(super) fn grounds(page: &Page, ground: &Ground) -> Lines {
    let told = |n: &Option<Notice>| n.as_ref().map(|n| line(page, "told", &notice(page, n)));
    match ground {
        Ground::Declined(d) => {
            let mut out = vec![
                line(page, "decline-reason", &page.t(&format!("decline-{}", d.reason))),
                line(page, "decline-facts", &d.text),
                line(page, "prior", &d.prior),
                line(page, "go-to", &d.go_to),
            ];
            out.extend(told(&d.told));
            out
        }
        Ground::Redirected(r) => {
            let mut out = vec![
                line(page, "route", &page.t(&format!("route-{}", r.route))),
                line(page, "organ-name", &r.organ),
                line(page, "procedure", &r.procedure),
                line(page, "term", &r.term),
            ];
            out.extend(told(&r.told));
            out
        }
        Ground::Guided(g) => {
            vec![line(page, "organ-name", &g.organ), line(page, "explained", &g.explained)]
        }
    }
}

/// What the later events say.
pub(super) fn later_says(page: &Page, event: &Event) -> Lines {
    match event {
        Event::Succeeded { reason, .. }
        | Event::CoDropped { reason, .. }
        | Event::Simplified { reason, .. }
        | Event::OfficerChanged { reason, .. }
        | Event::SplitOff { reason, .. }
        | Event::NoteLifted { reason }
        | Event::ReaderNamed { reason, .. } => vec![line(page, "reason", reason)],
        Event::CoAsked(c) => vec![line(page, "part", &c.part), line(page, "by", &page.day(&c.by))],
        Event::CoAnswered { answer, .. } => {
            vec![line(page, "co-answer", &answer.text), line(page, "signed-by", &answer.signed_by.name)]
        }
        Event::Substituted { reason, evidence } => {
            vec![line(page, "reason", reason), line(page, "evidence", evidence)]
        }
        Event::Reopened(r) => vec![line(page, "reason", &r.reason)],
        Event::SaidUnsolved(u) => vec![line(page, "unsolved", &u.text), line(page, "given", &u.given)],
        Event::FollowedUp(f) => vec![line(page, "follow-up", &f.text)],
        Event::UrgentlyReported(r) => {
            let to: Vec<String> = r.to.iter().map(|t| page.t(&format!("report-to-{t}"))).collect();
            vec![line(page, "report-to", &page.lang.list(&to)), line(page, "urgent", &r.text)]
        }
        Event::LetterIssued { despite, .. } => vec![line(page, "despite", despite)],
        Event::NotePut(n) => vec![line(page, "note-reason", &n.reason)],
        Event::Recused(r) => vec![line(page, "reason", &r.reason)],
        other => review_says(page, other),
    }
}

fn review_says(page: &Page, event: &Event) -> Lines {
    match event {
        Event::ReviewAsked(_, r) => vec![
            line(page, "organ", &r.organ.name),
            line(page, "made-on", &page.day(&r.made_on)),
            line(page, "reached-on", &page.day(&r.received_on)),
            line(page, "review-text", &r.text),
            line(page, "late-reason", &r.late_reason),
        ],
        Event::ReviewTaken(_, t) => {
            let names: Vec<&str> = t.investigators.iter().map(|p| p.name.as_str()).collect();
            vec![
                line(page, "accepted-on", &page.day(&t.on)),
                line(page, "investigators", &page.lang.list(&names)),
                line(page, "told", &notice(page, &t.told)),
            ]
        }
        Event::ReviewDeclined { reason, told, .. } => {
            vec![line(page, "reason", reason), line(page, "told", &notice(page, told))]
        }
        Event::ReviewDropped { evidence, .. } => vec![line(page, "evidence", evidence)],
        Event::HearingAnnounced(h) => vec![
            line(page, "hearing-on", &page.day(&h.on)),
            line(page, "hearing-place", &h.place),
            line(page, "host", &h.host),
            line(page, "members", &page.lang.list(&h.members)),
            line(page, "closed-because", &h.closed_because),
        ],
        Event::HearingHeld(r) => vec![
            line(page, "heard-from", &page.day(&r.from)),
            line(page, "heard-to", &page.day(&r.to)),
            line(page, "heard-said", &r.said),
            line(page, "conclusion", &r.conclusion),
            line(page, "votes", &r.votes.to_string()),
        ],
        Event::ReviewAnswered(_, o) => review_opinion(page, o),
        Event::ReviewServed(_, s) => service(page, s),
        _ => Lines::new(),
    }
}

fn review_opinion(page: &Page, o: &ReviewOpinion) -> Lines {
    let mut out = vec![line(page, "findings", &o.findings), line(page, "basis", &o.basis)];
    out.extend(o.answers.iter().map(|a| {
        let label = page.tn("demand-no", i64::from(a.demand));
        (label, page.said_of(&page.t(&format!("outcome-{}", a.outcome)), &a.text))
    }));
    out.push(line(page, "next-organ", &o.next_organ));
    out.push(line(page, "publish", &page.t(if o.publish { "yes" } else { "no" })));
    out.push(line(page, "signed-by", &o.signed_by.name));
    out
}
