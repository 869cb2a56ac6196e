//! What a row becomes: a draft of a registration, a row skipped, or a row refused.

use crate::{Day, Note, Problem};
use serde::{Deserialize, Serialize};

/// What became of one row.
#[derive(Debug, Clone, PartialEq)]
pub enum Fate {
    /// A matter somebody may register.
    Draft(Box<Draft>),
    /// A row that holds no matter.
    Skipped(Skip),
    /// A row that holds a matter we cannot take as it is; each problem says what would be right.
    Refused(Vec<Problem>),
}

/// Why a row holds no matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Skip {
    /// Nothing in it, or nothing but a row number.
    Blank,
    /// A title above the header, or a heading between the rows.
    Title,
    /// The template's explanation of how to fill it in (请保留).
    Instruction,
    /// The header, also where it is repeated.
    Header,
    /// The template's own example (姓名 = 测试).
    Sample,
    /// A total (合计) or the lines below the table (制表人, 填报单位).
    Total,
}

impl Skip {
    /// The reason in a few words.
    pub fn say(self, zh: bool) -> &'static str {
        let (chinese, english) = match self {
            Skip::Blank => ("空行", "blank row"),
            Skip::Title => ("标题行", "title row"),
            Skip::Instruction => ("填写说明行", "row of instructions"),
            Skip::Header => ("表头行", "header row"),
            Skip::Sample => ("模板自带的示例行", "the template's own example"),
            Skip::Total => ("合计或落款行", "total or signature line"),
        };
        if zh { chinese } else { english }
    }
}

/// The way a matter came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Channel {
    /// 来信
    Letter,
    /// 来访
    Visit,
    /// 网信
    Online,
    /// 来电
    Call,
    /// 上级转送
    HandedDown,
}

/// The legal kind of a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Purpose {
    /// 申诉求决
    Appeal,
    /// 检举控告
    Accusation,
    /// 意见建议
    Suggestion,
}

/// A registration as far as the row tells it; what is `None` the row did not say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// The row in the sheet, counted from 1.
    pub row: usize,
    /// The same for the same matter in the same list however often it is read: 64 hexadecimal digits.
    pub key: String,
    /// The list's own number for the matter.
    pub external_id: Option<String>,
    /// The way it came in, where the row says it.
    pub channel: Option<Channel>,
    /// The petitioners' names; empty for an anonymous paper.
    pub names: Vec<String>,
    /// A telephone number in half-width digits.
    pub phone: Option<String>,
    /// An identity number that passes its check.
    pub id_number: Option<String>,
    /// Where the petitioner can be reached.
    pub address: Option<String>,
    /// An opaque key of the author; not a name.
    pub author_key: Option<String>,
    /// The legal kind.
    pub purpose: Option<Purpose>,
    /// The content class in the list's own words.
    pub field: Option<String>,
    /// One line that says what it is about.
    pub subject: String,
    /// The petitioner's own words, unchanged but for line ends.
    pub words: String,
    /// The things asked for, each alone.
    pub demands: Vec<String>,
    /// The day it first came in.
    pub received_on: Option<Day>,
    /// The day it last came in.
    pub last_received_on: Option<Day>,
    /// Where it happened.
    pub place: Option<String>,
    /// The unit complained about.
    pub respondent: Option<String>,
    /// The responsible unit.
    pub unit: Option<String>,
    /// The body above the responsible unit (归口集团).
    pub parent_unit: Option<String>,
    /// The official who leads the case.
    pub lead_official: Option<String>,
    /// That official's telephone.
    pub lead_phone: Option<String>,
    /// How many persons bring it.
    pub persons: Option<u32>,
    /// Whether it is a collective matter.
    pub collective: Option<bool>,
    /// Whether it is or was before a court.
    pub litigation: Option<bool>,
    /// Whether the list says that the road of review has ended (核查终结).
    pub road_ended: Option<bool>,
    /// How it went so far.
    pub outcome: Option<String>,
    /// What is or was to be done.
    pub measures: Option<String>,
    /// Why it is not resolved.
    pub obstacle: Option<String>,
    /// How many supported the message.
    pub support: Option<u32>,
    /// How many opposed it.
    pub oppose: Option<u32>,
    /// What the reader should know about how the row was read.
    pub notes: Vec<Note>,
}
