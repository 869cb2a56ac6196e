//! What a reader should know about how a row was read. Notes carry no personal data.

use serde::{Deserialize, Serialize};

use crate::dates::DateOrder;
use crate::{Channel, Dropped};

/// One remark on a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Note {
    /// A date that stands for "none", such as 1900-01-01, was left out.
    PlaceholderDate {
        /// The header.
        column: String,
        /// What stood there.
        value: String,
    },
    /// A date could be read in two ways.
    AmbiguousDate {
        /// The header.
        column: String,
        /// What stood there.
        value: String,
        /// How we read it.
        read_as: DateOrder,
    },
    /// A later date lies after today and was left out.
    FutureDate {
        /// The header.
        column: String,
        /// What stood there.
        value: String,
    },
    /// The office may not hold this column; it was filled in and left out.
    DroppedColumn {
        /// The header.
        column: String,
        /// Why.
        dropped: Dropped,
    },
    /// A column we do not know was filled in and left out.
    UnknownColumn {
        /// The header.
        column: String,
    },
    /// An identity number does not pass its check (often damaged by Excel) and was left out.
    PossibleIdNumberWithoutCheck {
        /// The header.
        column: String,
    },
    /// A telephone number cannot be one and was left out.
    BadPhone {
        /// The header.
        column: String,
    },
    /// The row names several ways in; one was kept.
    SeveralChannels {
        /// The one kept.
        kept: Channel,
    },
    /// The row names several purposes; the strictest was kept.
    SeveralPurposes,
    /// A value is none of the ones this column has, and was left out.
    UnknownValue {
        /// The header.
        column: String,
        /// What stood there, shortened.
        value: String,
    },
    /// The row had no subject; it was made from the words.
    SubjectMadeFromWords,
    /// The row had no words; they were taken from another column.
    WordsTakenFrom {
        /// The header of that column.
        column: String,
    },
}

impl Note {
    /// The remark as a sentence.
    pub fn say(&self, zh: bool) -> String {
        if zh { self.in_chinese() } else { self.in_english() }
    }

    fn in_chinese(&self) -> String {
        match self {
            Note::PlaceholderDate { column, value } => {
                format!("“{column}”为占位日期“{value}”，按未填写处理。")
            }
            Note::AmbiguousDate { column, value, read_as } => {
                format!("“{column}”的“{value}”有两种读法，已按{}读取，请核对。", order(*read_as, true))
            }
            Note::FutureDate { column, value } => format!("“{column}”的“{value}”晚于今天，未采用，请核对。"),
            Note::DroppedColumn { column, dropped } => {
                format!("“{column}”一栏未导入：{}。", dropped.reason(true))
            }
            Note::UnknownColumn { column } => format!("“{column}”一栏无法识别，未导入。"),
            Note::PossibleIdNumberWithoutCheck { column } => {
                format!("“{column}”的号码未通过校验（可能被电子表格改动），未导入，请向信访人核实。")
            }
            Note::BadPhone { column } => format!("“{column}”不是有效的电话号码，未导入，请核实。"),
            Note::SeveralChannels { kept } => {
                format!("填写了多种信访形式，已采用“{}”，请核对。", channel(*kept, true))
            }
            Note::SeveralPurposes => "填写了多种信访目的，已采用要求最严的一种，请核对。".to_string(),
            Note::UnknownValue { column, value } => {
                format!("“{column}”的“{value}”不在可选范围内，按未填写处理。")
            }
            Note::SubjectMadeFromWords => "没有标题，已取内容首句作为标题。".to_string(),
            Note::WordsTakenFrom { column } => format!("没有信访内容，已采用“{column}”一栏的文字。"),
        }
    }

    fn in_english(&self) -> String {
        match self {
            Note::PlaceholderDate { column, value } => {
                format!("“{column}” holds the placeholder “{value}”; taken as not filled in.")
            }
            Note::AmbiguousDate { column, value, read_as } => format!(
                "“{value}” in “{column}” can be read in two ways; read as {}, please check.",
                order(*read_as, false)
            ),
            Note::FutureDate { column, value } => {
                format!("“{value}” in “{column}” lies after today and was left out, please check.")
            }
            Note::DroppedColumn { column, dropped } => {
                format!("The column “{column}” was not imported: {}.", dropped.reason(false))
            }
            Note::UnknownColumn { column } => {
                format!("The column “{column}” is not known and was not imported.")
            }
            Note::PossibleIdNumberWithoutCheck { column } => format!(
                "The number in “{column}” fails its check (a spreadsheet may have changed it) and was not imported; please ask the petitioner."
            ),
            Note::BadPhone { column } => {
                format!("“{column}” is not a telephone number and was not imported; please check.")
            }
            Note::SeveralChannels { kept } => {
                format!("Several channels were given; “{}” was kept, please check.", channel(*kept, false))
            }
            Note::SeveralPurposes => {
                "Several purposes were given; the strictest was kept, please check.".to_string()
            }
            Note::UnknownValue { column, value } => {
                format!("“{value}” is not a value of “{column}”; taken as not filled in.")
            }
            Note::SubjectMadeFromWords => "There was no subject; the first sentence was taken.".to_string(),
            Note::WordsTakenFrom { column } => {
                format!("There were no words; the text of “{column}” was taken.")
            }
        }
    }
}

fn order(order: DateOrder, zh: bool) -> &'static str {
    match (order, zh) {
        (DateOrder::MonthDay, true) => "“月/日/年”",
        (DateOrder::MonthDay, false) => "month/day/year",
        (_, true) => "“日/月/年”",
        (_, false) => "day/month/year",
    }
}

fn channel(channel: Channel, zh: bool) -> &'static str {
    let (chinese, english) = match channel {
        Channel::Letter => ("来信", "letter"),
        Channel::Visit => ("来访", "visit"),
        Channel::Online => ("网信", "online"),
        Channel::Call => ("来电", "call"),
        Channel::HandedDown => ("上级转送", "handed down"),
    };
    if zh { chinese } else { english }
}
