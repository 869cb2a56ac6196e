//! Clearance (会签、审批): what was drafted goes from post to post; the last signs, and only then it is an act. Pure.
//!
//! Design choices: whoever is on the chain and drafts does not clear their own draft, it begins after them; a draft
//! that comes back goes through the whole chain again; a deputy acts for the post, so rules see posts alone.

use super::acts::ActKind;
use platform::{Id, Refused, Word, words};
use serde::{Deserialize, Serialize};

words! {
    /// Where a clearance stands.
    ClearanceState {
        /// 待审
        Waiting = "waiting",
        /// 已退回
        Returned = "returned",
        /// 已签发
        Signed = "signed",
        /// 已撤回
        Withdrawn = "withdrawn",
    }
}

words! {
    /// What is done on the way.
    MoveKind {
        /// 送审
        Send = "send",
        /// 修改
        Change = "change",
        /// 核签
        Pass = "pass",
        /// 签发
        Sign = "sign",
        /// 退回
        Return = "return",
        /// 撤回
        Withdraw = "withdraw",
        /// 移交
        HandOn = "hand-on",
    }
}

/// The kinds of act that a unit can have cleared.
pub const CLEARED: &[ActKind] = &[ActKind::Answer, ActKind::Extend];

/// Where a draft stands on its chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clearing {
    /// The post that drafted it.
    pub drafter: Id,
    /// The posts it passes; the last signs.
    pub steps: Vec<Id>,
    /// The step it is at, from 0.
    pub step: usize,
    /// Where it stands.
    pub state: ClearanceState,
}

/// Why a step is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCleared {
    /// It waits for somebody else.
    NotYourTurn,
    /// It was signed or withdrawn.
    Over,
    /// It must pass other posts before it is signed.
    NotLast,
    /// The signer only signs; there is nobody after.
    IsLast,
    /// A return without its reason.
    NoReason,
}

impl From<NotCleared> for Refused {
    fn from(why: NotCleared) -> Self {
        let key = match why {
            NotCleared::NotYourTurn => "refusal-clearance-turn",
            NotCleared::Over => "refusal-clearance-over",
            NotCleared::NotLast => "refusal-clearance-not-last",
            NotCleared::IsLast => "refusal-clearance-is-last",
            NotCleared::NoReason => "refusal-clearance-no-reason",
        };
        Refused { key, args: Vec::new(), article: None }
    }
}

/// The refusal of an act that must be cleared first.
pub fn needs_clearance(kind: ActKind) -> Refused {
    Refused {
        key: "refusal-clearance-needed",
        args: vec![("act", Word::Key(format!("act-{kind}")))],
        article: None,
    }
}

impl Clearing {
    /// The way of a draft; none when the drafter is the one who signs, so that nothing is to be cleared.
    pub fn begin(drafter: Id, chain: &[Id]) -> Option<Self> {
        let step = chain.iter().position(|p| *p == drafter).map_or(0, |at| at + 1);
        (step < chain.len()).then(|| Self {
            drafter,
            steps: chain.to_vec(),
            step,
            state: ClearanceState::Waiting,
        })
    }

    /// The post it waits for.
    pub fn turn(&self) -> Option<Id> {
        match self.state {
            ClearanceState::Waiting => self.steps.get(self.step).copied(),
            ClearanceState::Returned => Some(self.drafter),
            ClearanceState::Signed | ClearanceState::Withdrawn => None,
        }
    }

    /// Whether the next step is the signature.
    pub fn at_last(&self) -> bool {
        self.state == ClearanceState::Waiting && self.step + 1 == self.steps.len()
    }

    /// What follows from a step by somebody who acts for these posts.
    ///
    /// # Errors
    /// [`NotCleared`]: whose turn it is not, what is over, what is out of order.
    pub fn after(&self, by: &[Id], step: MoveKind, reason: &str) -> Result<Self, NotCleared> {
        let turn = self.turn().ok_or(NotCleared::Over)?;
        let drafts = by.contains(&self.drafter);
        if step == MoveKind::Withdraw {
            return match drafts {
                true => Ok(self.as_is(ClearanceState::Withdrawn)),
                false => Err(NotCleared::NotYourTurn),
            };
        }
        if !by.contains(&turn) {
            return Err(NotCleared::NotYourTurn);
        }
        let waiting = self.state == ClearanceState::Waiting;
        match step {
            MoveKind::Send if !waiting => {
                Self::begin(self.drafter, &self.steps).ok_or(NotCleared::NotYourTurn)
            }
            MoveKind::Change | MoveKind::HandOn => Ok(self.clone()),
            MoveKind::Return if waiting && reason.trim().is_empty() => Err(NotCleared::NoReason),
            MoveKind::Return if waiting => Ok(self.as_is(ClearanceState::Returned)),
            MoveKind::Pass if waiting && self.at_last() => Err(NotCleared::IsLast),
            MoveKind::Pass if waiting => Ok(Self { step: self.step + 1, ..self.clone() }),
            MoveKind::Sign if waiting && self.at_last() => Ok(self.as_is(ClearanceState::Signed)),
            MoveKind::Sign if waiting => Err(NotCleared::NotLast),
            MoveKind::Send | MoveKind::Return | MoveKind::Pass | MoveKind::Sign | MoveKind::Withdraw => {
                Err(NotCleared::NotYourTurn)
            }
        }
    }

    /// The same way with one post in another's place.
    pub fn handed(&self, from: Id, to: Id) -> Self {
        let swap = |id: Id| if id == from { to } else { id };
        Self {
            drafter: swap(self.drafter),
            steps: self.steps.iter().map(|s| swap(*s)).collect(),
            ..self.clone()
        }
    }

    fn as_is(&self, state: ClearanceState) -> Self {
        Self { state, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn way() -> Clearing {
        Clearing::begin(id(1), &[id(2), id(3)]).unwrap()
    }

    #[test]
    fn drafted_checked_signed() {
        let first = way();
        assert_eq!(first.turn(), Some(id(2)));
        assert_eq!(first.after(&[id(2)], MoveKind::Sign, ""), Err(NotCleared::NotLast));
        assert_eq!(first.after(&[id(3)], MoveKind::Pass, ""), Err(NotCleared::NotYourTurn));
        let second = first.after(&[id(2)], MoveKind::Pass, "").unwrap();
        assert_eq!(second.after(&[id(3)], MoveKind::Pass, ""), Err(NotCleared::IsLast));
        let signed = second.after(&[id(9), id(3)], MoveKind::Sign, "").unwrap();
        assert_eq!((signed.state, signed.turn()), (ClearanceState::Signed, None));
        assert_eq!(signed.after(&[id(3)], MoveKind::Return, "晚了"), Err(NotCleared::Over));
    }

    #[test]
    fn what_comes_back_says_why_and_goes_the_whole_way_again() {
        let second = way().after(&[id(2)], MoveKind::Pass, "").unwrap();
        assert_eq!(second.after(&[id(3)], MoveKind::Return, "  "), Err(NotCleared::NoReason));
        let back = second.after(&[id(3)], MoveKind::Return, "依据不全").unwrap();
        assert_eq!(back.turn(), Some(id(1)));
        assert_eq!(back.after(&[id(1)], MoveKind::Send, "").unwrap(), way());
    }

    #[test]
    fn nobody_clears_their_own_draft() {
        assert_eq!(Clearing::begin(id(2), &[id(2), id(3)]).unwrap().turn(), Some(id(3)));
        assert_eq!(Clearing::begin(id(3), &[id(2), id(3)]), None);
        assert_eq!(Clearing::begin(id(1), &[]), None);
    }

    #[test]
    fn only_the_drafter_withdraws_and_may_do_so_at_any_step() {
        assert_eq!(way().after(&[id(2)], MoveKind::Withdraw, ""), Err(NotCleared::NotYourTurn));
        let gone = way().after(&[id(1)], MoveKind::Withdraw, "").unwrap();
        assert_eq!(gone.state, ClearanceState::Withdrawn);
    }

    #[test]
    fn a_post_handed_over_takes_every_place_of_the_other() {
        let handed = way().handed(id(2), id(8)).handed(id(1), id(7));
        assert_eq!((handed.turn(), handed.drafter), (Some(id(8)), id(7)));
    }

    proptest! {
        /// However it goes, it waits for exactly one post until it has ended, and only the last one ever signs.
        #[test]
        fn a_draft_is_never_lost(moves in prop::collection::vec((1u8..5, 0usize..7), 0..40), length in 1usize..4) {
            let steps: Vec<Id> = (0..length).map(|n| id(2 + u8::try_from(n).unwrap())).collect();
            let mut way = Clearing::begin(id(1), &steps).unwrap();
            for (who, what) in moves {
                let Ok(next) = way.after(&[id(who)], MoveKind::ALL[what], "理由") else { continue };
                if next.state == ClearanceState::Signed {
                    prop_assert_eq!(Some(&id(who)), steps.last());
                }
                way = next;
                let over = matches!(way.state, ClearanceState::Signed | ClearanceState::Withdrawn);
                prop_assert_eq!(way.turn().is_none(), over);
            }
        }
    }
}
