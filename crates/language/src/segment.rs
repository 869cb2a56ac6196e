//! Text as words and pieces: one form for what is written in many ways (full and half width, case, brackets of the old
//! print), Chinese words out of a dictionary, and runs of characters. Everything else in this crate begins here, so that
//! two texts that read alike are alike.

use jieba_rs::Jieba;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// The text in one form: half width, lower case, plain brackets and dashes, runs of white space as one space.
pub fn normalize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = true;
    for c in text.nfkc().flat_map(char::to_lowercase).map(plain) {
        if c.is_whitespace() || is_unseen(c) {
            if !blank {
                out.push(' ');
            }
            blank = true;
        } else {
            out.push(c);
            blank = false;
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Characters that take no room on paper: joiners, marks of byte order, controls.
fn is_unseen(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

/// One mark for the marks that mean the same.
fn plain(c: char) -> char {
    match c {
        '「' | '『' | '“' | '”' | '」' | '』' | '＂' => '"',
        '‘' | '’' => '\'',
        '【' | '〔' | '﹝' => '[',
        '】' | '〕' | '﹞' => ']',
        '—' | '–' | '―' | '─' | '‐' | '‑' => '-',
        '～' | '〜' => '~',
        '･' | '•' | '‧' => '·',
        '｡' | '．' => '.',
        other => other,
    }
}

/// Whether a character carries meaning for comparing: letters, digits and Chinese characters.
pub fn is_word_char(c: char) -> bool {
    c.is_alphanumeric()
}

/// Whether a character is a Chinese one.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
}

/// Cuts Chinese text into words.
pub struct Segmenter {
    jieba: Jieba,
}

impl Segmenter {
    /// One with the general dictionary and the office's own names (places, units), which are then never cut apart.
    pub fn with_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Segmenter {
        let mut jieba = Jieba::new();
        for name in names.into_iter().filter(|n| n.chars().count() > 1) {
            jieba.add_word(name, None, None);
        }
        Segmenter { jieba }
    }

    /// The one with the general dictionary alone, loaded once.
    pub fn general() -> &'static Segmenter {
        static GENERAL: OnceLock<Segmenter> = OnceLock::new();
        GENERAL.get_or_init(|| Segmenter { jieba: Jieba::new() })
    }

    /// The words in order. Put together again they are the whole text: marks and spaces are words as well.
    pub fn words<'t>(&self, text: &'t str) -> Vec<&'t str> {
        self.jieba.cut(text, true).into_iter().map(|t| t.word).collect()
    }

    /// The words that say something: no marks, no single letters, nothing that every text has.
    pub fn telling<'t>(&self, text: &'t str) -> Vec<&'t str> {
        self.words(text).into_iter().filter(|w| is_telling(w)).collect()
    }

    /// The words with the kind of word that the dictionary says they are.
    pub fn tagged<'t>(&'t self, text: &'t str) -> Vec<(&'t str, &'t str)> {
        self.jieba.tag(text, true).into_iter().map(|t| (t.word, t.tag)).collect()
    }

    /// Whether the dictionary holds this as one everyday word, and not as a name of a person.
    pub fn is_common_word(&self, word: &str) -> bool {
        let tags = self.jieba.tag(word, false);
        matches!(tags.as_slice(), [one] if !one.tag.starts_with("nr") && one.tag != "x")
    }

    /// Whether the dictionary knows this as the name of a person.
    pub fn is_person(&self, word: &str) -> bool {
        matches!(self.jieba.tag(word, false).as_slice(), [one] if one.tag.starts_with("nr"))
    }

    /// For an index: words, and the shorter words inside long ones, so that a part of a name is found as well.
    pub fn for_search<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let all = self.jieba.cut_for_search(text, true).into_iter().map(|t| t.word);
        all.filter(|w| w.chars().any(is_word_char)).collect()
    }
}

/// Words that stand in every letter and speak for nothing.
const COMMON: &str = "的 了 是 在 我 我们 你 您 他 她 它 他们 和 与 及 或 也 都 就 又 还 而 但 但是 因为 所以 如果 这 那 这个 那个 \
    这些 那些 这里 那里 一个 一些 没有 不 不能 不是 有 被 把 对 对于 向 从 到 给 让 使 为 为了 以 以及 并 并且 等 等等 着 过 \
    吗 呢 吧 啊 请 请问 希望 尊敬 领导 您好 你好 谢谢 现在 目前 已经 问题 情况 反映 投诉 举报 咨询 建议 关于 有关 相关 进行 \
    部门 政府 书记 市长 恳请 请求 强烈 解决 处理 自己 什么 怎么 为什么 如何 是否 可以 应该 需要 知道 很多 非常 还有 一直 多次 \
    之 其 该 此 于 个 们 上 下 中 里 来 去 说 要 会 能 年 月 日 号";

/// Whether a word says something about the matter.
pub fn is_telling(word: &str) -> bool {
    static SET: OnceLock<std::collections::HashSet<&'static str>> = OnceLock::new();
    let set = SET.get_or_init(|| COMMON.split_whitespace().collect());
    let chars = word.chars().count();
    chars > 1
        && word.chars().all(is_word_char)
        && !word.chars().all(|c| c.is_numeric())
        && !set.contains(word)
}

/// Runs of `n` characters that carry meaning; marks between them are passed over.
pub fn grams(text: &str, n: usize) -> Vec<String> {
    let chars: Vec<char> = text.chars().filter(|c| is_word_char(*c)).collect();
    chars.windows(n.max(1)).map(|w| w.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form_for_what_reads_alike() {
        let table = [
            ("ＡＢＣ１２３", "abc123"),
            ("「东河路」", "\"东河路\""),
            ("“东河路”", "\"东河路\""),
            ("  a \t\n b  ", "a b"),
            ("东\u{200b}河\u{feff}路", "东 河 路"),
            ("（一）；：！", "(一);:!"),
            ("㎡", "m2"),
            ("【急】", "[急]"),
            ("", ""),
        ];
        for (raw, want) in table {
            assert_eq!(normalize(raw), want, "{raw}");
        }
    }

    #[test]
    fn words_are_found_and_cover_the_text() {
        let text = "南湾小区旁的搅拌站噪音扰民，请尽快处理！";
        let words = Segmenter::general().words(text);
        assert!(words.contains(&"小区") && words.contains(&"噪音"), "{words:?}");
        assert_eq!(words.concat(), text);
    }

    #[test]
    fn a_name_of_the_office_is_not_cut() {
        let text = "请柳溪镇新店子村委会答复";
        let own = Segmenter::with_names(["柳溪镇", "新店子村委会"]);
        assert!(own.words(text).contains(&"新店子村委会"), "{:?}", own.words(text));
    }

    #[test]
    fn telling_words_leave_the_common_ones_out() {
        let words = Segmenter::general().telling("尊敬的领导您好，我反映小区停水的问题");
        assert!(words.contains(&"小区") && !words.contains(&"您好") && !words.contains(&"的"), "{words:?}");
    }

    #[test]
    fn grams_pass_over_marks() {
        assert_eq!(grams("停水，三天", 2), ["停水", "水三", "三天"]);
        assert_eq!(grams("水", 2), Vec::<String>::new());
    }
}
