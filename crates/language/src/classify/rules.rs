//! Rules for an office that has nothing to learn from yet: a key word and the class or unit it points to, one per line,
//! editable by the office. Rules do not measure, so they claim no confidence.

use super::features::Message;
use super::model::{Suggestion, TOP};
use crate::segment::normalize;

/// A line that is no rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: “{text}” is not “key word = class”")]
pub struct NotARule {
    /// The line, counted from 1.
    pub line: usize,
    /// What stands there.
    pub text: String,
}

/// Key words and what they point to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rules {
    list: Vec<(String, String)>,
}

impl Rules {
    /// Reads “key word = class” lines; several key words may share a line (`停水、断水 = 供水`); `#` begins a remark.
    pub fn parse(text: &str) -> Result<Rules, NotARule> {
        let mut list = Vec::new();
        for (at, raw) in text.lines().enumerate() {
            let line = raw.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
                continue;
            }
            let wrong = || NotARule { line: at + 1, text: raw.trim().to_owned() };
            let (keys, class) = line.split_once(['=', '＝', '→']).ok_or_else(wrong)?;
            let class = class.trim();
            let keys: Vec<String> =
                keys.split(['、', ',', '，']).map(normalize).filter(|k| !k.is_empty()).collect();
            if keys.is_empty() || class.is_empty() {
                return Err(wrong());
            }
            list.extend(keys.into_iter().map(|k| (k, class.to_owned())));
        }
        Ok(Rules { list })
    }

    /// The classes whose key words stand in the message: a key word in the title counts twice, a longer one more.
    pub fn suggest(&self, message: Message) -> Vec<Suggestion> {
        let (title, detail) = (normalize(message.title), normalize(message.detail));
        let mut found: Vec<(usize, Suggestion)> = Vec::new();
        for (key, class) in &self.list {
            let places =
                usize::from(title.contains(key.as_str())) * 2 + usize::from(detail.contains(key.as_str()));
            if places == 0 {
                continue;
            }
            let weight = places * key.chars().count();
            match found.iter_mut().find(|(_, s)| s.class == *class) {
                Some((sum, s)) => {
                    *sum += weight;
                    s.words.push(key.clone());
                }
                None => {
                    let one = Suggestion { class: class.clone(), confidence: None, words: vec![key.clone()] };
                    found.push((weight, one));
                }
            }
        }
        found.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        found.into_iter().take(TOP).map(|(_, s)| s).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_point_to_classes_and_name_their_words() {
        let rules =
            Rules::parse("# 起步\n停水、断水 = 供水公司\n工资 = 人社局 # 欠薪\n\n夜间施工＝城管局").unwrap();
        let message = Message {
            title: "南湾小区停水三天", detail: "工地夜间施工挖断水管，停水至今。"
        };
        let found = rules.suggest(message);
        let classes: Vec<&str> = found.iter().map(|s| s.class.as_str()).collect();
        assert_eq!(classes, ["供水公司", "城管局"]);
        assert_eq!(found[0].words, ["停水", "断水"]);
        assert_eq!(found[0].confidence, None);
        assert!(rules.suggest(Message { title: "路灯不亮", detail: "" }).is_empty());
    }

    #[test]
    fn a_line_that_is_no_rule_is_named() {
        let wrong = Rules::parse("停水 = 供水\n工资").unwrap_err();
        assert_eq!((wrong.line, wrong.text.as_str()), (2, "工资"));
        assert!(Rules::parse(" = 供水").is_err());
    }
}
