//! Letters (文书) of a matter: which kinds it calls for, who may issue them, what is known already, and the paper.
//! Everything but the printing is pure. The door is `act::issue_letter`.

mod checks;
mod known;
mod offer;
mod prefill;
mod print;
mod register;
mod reviewed;
mod shelf;

pub(crate) use checks::checks;
pub(crate) use known::{Known, governing_day};
pub(crate) use offer::{issuer, offered, power};
pub(crate) use prefill::prefill;
pub(crate) use print::{Copies, print, turn};
pub(crate) use register::{from_register, names_somebody};
pub(crate) use shelf::letter;
