//! The names of the rules: one code per limit, the same in packs, commands, pages and letters.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A code that names no rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no rule “{0}”")]
pub struct UnknownRule(pub String);

macro_rules! rule_ids {
    ($($(#[$doc:meta])* $name:ident = $code:literal),+ $(,)?) => {
        /// A limit the law sets; articles are those of 信访工作条例 (2022) unless another instrument is named.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub enum RuleId { $($(#[$doc])* $name),+ }

        impl RuleId {
            /// Every rule this program knows by name, in the order of the law.
            pub fn all() -> &'static [RuleId] {
                &[$(RuleId::$name),+]
            }

            /// The code under which the rule stands in packs and on paper.
            pub fn code(self) -> &'static str {
                match self { $(RuleId::$name => $code),+ }
            }
        }
    };
}

rule_ids! {
    /// Register and transfer within 15 days (第22条第1款).
    Xfer = "XFER",
    /// Answer a matter received directly within 15 days (第23条第1、2款).
    Dir15 = "DIR15",
    /// Tell the petitioner of a transferred matter within 15 days (第23条第3款).
    Acc15 = "ACC15",
    /// Object to a transfer within 5 working days (第23条第3款).
    Obj5 = "OBJ5",
    /// Handle within 60 days of acceptance (第34条).
    H60 = "60",
    /// Extend handling by at most 30 days (第34条).
    Ext30 = "EXT30",
    /// The petitioner asks for review within 30 days (第35条).
    Fc1 = "FC1",
    /// The review opinion within 30 days (第35条).
    Fc2 = "FC2",
    /// The petitioner asks for re-review within 30 days (第36条第1款).
    Fh1 = "FH1",
    /// The re-review opinion within 30 days, hearing days excluded (第36条第1、2款).
    Fh2 = "FH2",
    /// Feedback on a proposal within 30 days (信访条例2005第36条第2款; provincial since).
    Advfb = "ADVFB",
    /// Perform a duty asked for within 2 months (第31条第5项, 行政诉讼法第47条).
    Duty2m = "DUTY2M",
    /// Ask jointly for judicial confirmation within 30 days (人民调解法第33条).
    Jc30 = "JC30",
    /// The court decides on confirmation within 30 days (民事诉讼法第187条).
    JcCourt30 = "JC-COURT30",
    /// National stage of the 15 days (国信发〔2014〕16号).
    StageNational5 = "STAGE-NATIONAL5",
    /// Provincial stage of the 15 days (国信发〔2014〕16号).
    StageProvince3 = "STAGE-PROVINCE3",
    /// City stage of the 15 days (国信发〔2014〕16号).
    StageCity3 = "STAGE-CITY3",
    /// County stage of the 15 days (国信发〔2014〕16号).
    StageCounty4 = "STAGE-COUNTY4",
    /// The hand-over letter within 2 days of a reception (county practice).
    Hand2 = "HAND2",
    /// Notice of a reception at least 5 days before (county practice).
    Notice5 = "NOTICE5",
    /// Follow-up of a leader's instruction within 2 months (county practice).
    Instruct2m = "INSTRUCT2M",
    /// Simple handling: transfer within 3 working days (简易办理办法, trial).
    SimpleXfer3 = "SIMPLE-XFER3",
    /// Simple handling: acceptance within 3 working days (简易办理办法, trial).
    SimpleAcc3 = "SIMPLE-ACC3",
    /// Simple handling: opinion within 10 working days (简易办理办法, trial).
    SimpleOpin10 = "SIMPLE-OPIN10",
    /// Study a suggestion and reply (第29条 gives no limit: an office's own measure).
    Sugg60 = "SUGG60",
    /// Report back on an accusation (第30条 gives no limit: an office's own measure).
    Cpl90 = "CPL90",
    /// Decide on taking up a review within 3 working days (provincial, as 山东2015第43、44条).
    ReviewAcc3w = "REVIEW-ACC3W",
}

/// Upper case, without separators and without the “R” of the rule table: “R-OBJ5”, “obj_5” → “OBJ5”.
fn plain(code: &str) -> String {
    let upper = code.trim().to_uppercase();
    let bare = upper.strip_prefix("R-").unwrap_or(&upper);
    bare.chars().filter(|c| c.is_ascii_alphanumeric()).collect()
}

impl FromStr for RuleId {
    type Err = UnknownRule;

    fn from_str(code: &str) -> Result<RuleId, UnknownRule> {
        let asked = plain(code);
        let asked = if asked == "H60" { "60" } else { &asked };
        let found = RuleId::all().iter().find(|id| plain(id.code()) == asked);
        found.copied().ok_or_else(|| UnknownRule(code.to_owned()))
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl TryFrom<String> for RuleId {
    type Error = UnknownRule;

    fn try_from(code: String) -> Result<RuleId, UnknownRule> {
        code.parse()
    }
}

impl From<RuleId> for String {
    fn from(id: RuleId) -> String {
        id.code().to_owned()
    }
}
