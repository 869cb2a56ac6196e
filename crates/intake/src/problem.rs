//! Why a row was refused, in a sentence that says what would be right.

use serde::{Deserialize, Serialize};

use crate::dates::DateError;
use crate::text;

/// One reason why a row cannot be taken as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The header of the column; empty where the whole row is meant.
    pub column: String,
    /// What stood there, shortened.
    pub value: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What is wrong with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ProblemKind {
    /// Neither subject nor words nor demand.
    NothingSaid,
    /// Not a date we can read.
    NotADate,
    /// A date with no such day, such as 30 February.
    NoSuchDay,
    /// A year of two digits.
    TwoDigitYear,
    /// A year or a month without a day.
    IncompleteDate,
    /// Before October 1949.
    TooEarly,
    /// After today.
    FutureDate,
    /// Not a whole number.
    NotANumber,
    /// More persons than can be meant.
    TooMany,
}

impl Problem {
    pub(crate) fn new(column: &str, value: &str, kind: ProblemKind) -> Problem {
        Problem { column: column.to_string(), value: text::shorten(&text::clean(value), 60), kind }
    }

    /// The problem as a sentence.
    pub fn say(&self, zh: bool) -> String {
        let Problem { column, value, kind } = self;
        match (kind, zh) {
            (ProblemKind::NothingSaid, true) => "本行没有标题、信访内容或诉求，请至少填写一项。".to_string(),
            (ProblemKind::NothingSaid, false) => {
                "The row has no subject, words or demand; fill in at least one of them.".to_string()
            }
            (kind, true) => format!("“{column}”的“{value}”{}。", kind.in_chinese()),
            (kind, false) => format!("“{value}” in “{column}” {}.", kind.in_english()),
        }
    }
}

impl ProblemKind {
    fn in_chinese(self) -> &'static str {
        match self {
            ProblemKind::NothingSaid => "没有内容",
            ProblemKind::NotADate => "不是日期，请按“2026-03-05”填写",
            ProblemKind::NoSuchDay => "不存在这一天，请核对年月日",
            ProblemKind::TwoDigitYear => "的年份只有两位，请写四位年份，如“2026-03-05”",
            ProblemKind::IncompleteDate => "没有写到日，请写明年月日，如“2026-03-05”",
            ProblemKind::TooEarly => "早于1949年10月，请核对年份",
            ProblemKind::FutureDate => "晚于今天，收到日期应为今天或以前",
            ProblemKind::NotANumber => "不是整数，请只填数字，如“5”",
            ProblemKind::TooMany => "数目过大，请核对",
        }
    }

    fn in_english(self) -> &'static str {
        match self {
            ProblemKind::NothingSaid => "says nothing",
            ProblemKind::NotADate => "is not a date; write it as 2026-03-05",
            ProblemKind::NoSuchDay => "is a day that does not exist; check year, month and day",
            ProblemKind::TwoDigitYear => "has a year of two digits; write all four, as in 2026-03-05",
            ProblemKind::IncompleteDate => "has no day; write year, month and day, as in 2026-03-05",
            ProblemKind::TooEarly => "is before October 1949; check the year",
            ProblemKind::FutureDate => "lies after today; the day of receipt is today or earlier",
            ProblemKind::NotANumber => "is not a whole number; write digits only, as in 5",
            ProblemKind::TooMany => "is more than can be meant; please check",
        }
    }
}

impl From<DateError> for ProblemKind {
    fn from(error: DateError) -> ProblemKind {
        match error {
            DateError::NotADate => ProblemKind::NotADate,
            DateError::NoSuchDay => ProblemKind::NoSuchDay,
            DateError::TwoDigitYear => ProblemKind::TwoDigitYear,
            DateError::Incomplete => ProblemKind::IncompleteDate,
            DateError::TooEarly => ProblemKind::TooEarly,
        }
    }
}
