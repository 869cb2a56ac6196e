//! Named things in a text: communities, villages, roads, schools, companies, works. They decide whether two letters
//! speak of the same place, since people copy wording for another one. A name is a word that ends like a name, with the
//! words before it that belong to it; it is compared without its ending and with room for a slip of the pen.

use crate::segment::{Segmenter, is_han, is_word_char};

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A city, district, county.
    Area,
    /// A town or street office.
    Town,
    /// A village or a group of it.
    Village,
    /// A road, street, line or bridge.
    Road,
    /// A community or estate.
    Community,
    /// A school or hospital.
    School,
    /// A company, shop or other unit.
    Unit,
    /// A site: works, station, park, market.
    Site,
}

/// A named thing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Name {
    /// What it names.
    pub kind: Kind,
    /// As it stands in the text.
    pub text: String,
    /// Without its ending; what is compared.
    pub core: String,
}

/// How names end, longer endings first.
const ENDINGS: [(&str, Kind); 75] = [
    ("幼儿园", Kind::School),
    ("有限公司", Kind::Unit),
    ("分公司", Kind::Unit),
    ("培训学校", Kind::School),
    ("职业学院", Kind::School),
    ("搅拌站", Kind::Site),
    ("变电站", Kind::Site),
    ("加油站", Kind::Site),
    ("垃圾站", Kind::Site),
    ("安置房", Kind::Community),
    ("地铁站", Kind::Site),
    ("火车站", Kind::Site),
    ("高铁站", Kind::Site),
    ("安置区", Kind::Community),
    ("开发区", Kind::Area),
    ("步行街", Kind::Road),
    ("公租房", Kind::Community),
    ("小区", Kind::Community),
    ("社区", Kind::Community),
    ("花园", Kind::Community),
    ("家园", Kind::Community),
    ("公寓", Kind::Community),
    ("新城", Kind::Community),
    ("新村", Kind::Community),
    ("大厦", Kind::Community),
    ("广场", Kind::Site),
    ("公园", Kind::Site),
    ("街道", Kind::Town),
    ("大道", Kind::Road),
    ("高速", Kind::Road),
    ("国道", Kind::Road),
    ("省道", Kind::Road),
    ("隧道", Kind::Road),
    ("大桥", Kind::Road),
    ("号线", Kind::Road),
    ("中学", Kind::School),
    ("小学", Kind::School),
    ("大学", Kind::School),
    ("学院", Kind::School),
    ("学校", Kind::School),
    ("医院", Kind::School),
    ("公司", Kind::Unit),
    ("集团", Kind::Unit),
    ("物业", Kind::Unit),
    ("驾校", Kind::Unit),
    ("酒店", Kind::Unit),
    ("宾馆", Kind::Unit),
    ("超市", Kind::Unit),
    ("银行", Kind::Unit),
    ("市场", Kind::Site),
    ("项目", Kind::Site),
    ("水库", Kind::Site),
    ("工业园", Kind::Site),
    ("中心", Kind::Site),
    ("养殖场", Kind::Site),
    ("茶楼", Kind::Unit),
    ("会所", Kind::Unit),
    ("路", Kind::Road),
    ("街", Kind::Road),
    ("巷", Kind::Road),
    ("村", Kind::Village),
    ("组", Kind::Village),
    ("镇", Kind::Town),
    ("乡", Kind::Town),
    ("区", Kind::Area),
    ("县", Kind::Area),
    ("市", Kind::Area),
    ("苑", Kind::Community),
    ("城", Kind::Community),
    ("府", Kind::Community),
    ("庭", Kind::Community),
    ("湾", Kind::Community),
    ("郡", Kind::Community),
    ("园", Kind::Community),
    ("厂", Kind::Unit),
];

/// Words that end like a name and name nothing.
const GENERIC: &str = "小区 社区 公路 道路 马路 铁路 线路 走路 修路 一路 电路 网路 出路 思路 退路 销路 全村 本村 我村 农村 乡村 城乡 \
    下乡 家乡 回乡 城区 地区 市区 辖区 片区 园区 校区 景区 厂区 学区 山区 库区 郊区 灾区 社会 全市 全县 全区 我区 我县 县城 全城 商城 进城 \
    省城 政府 天府 幼儿园 公园 校园 家园 田园 小组 班组 党组 工作组 领导小组 业主 公司 学校 医院 工厂 政策 该公司 贵公司 我公司 本公司 \
    物业 物业公司 开发商 开发公司 公交公司 自来水公司 棚户区 经开区 高新区 居民区 住宅区 生活区 商业区 工业区 施工区 小学 中学 大学 高中 \
    项目 市场 中心 广场 大道 高速 高速公路 上高速 银行 集团 超市 酒店 宾馆 街道 上街 逛街 大街 一条街 村组 村里 组织 有限公司 新城 \
    新区 老区 家庭 法庭 开庭 港湾 隧道 大桥 地铁站 火车站 加油站 服务中心 指挥中心 客服中心 经济 乡镇 城镇 集镇 安置房 安置区 公租房 \
    搅拌站 变电站 高铁站 垃圾站 大厦 公寓 花园 步行街 国道 省道 驾校 人民政府 镇人民政府 县人民政府 区人民政府 人民医院 安置小区 配套小学 配套幼儿园 民办幼儿园 公办幼儿园 公立幼儿园 \
    私立幼儿园 普惠性幼儿园 普惠幼儿园 公办小学 农贸市场 通行道路 本来道路 市政府 县政府 区政府 省政府 公交线路 城际铁路 县区 市县 区县 省市 西区 东区 南区 北区 城市 超市 本市 我市 全市 该市 楼市 股市 门市 省市 夜市 街市 上市 电厂 水厂 厂 这条路";

/// Kinds of word (as the dictionary marks them) that never belong to a name.
fn breaks(tag: &str) -> bool {
    matches!(tag.chars().next(), Some('p' | 'c' | 'r' | 'd' | 'u' | 'w' | 'y' | 'e' | 'o' | 't'))
        || matches!(tag, "v" | "vd" | "f" | "q")
}

/// Finds the named things of a text that was brought into one form. Each is named once.
pub fn names(text: &str, segmenter: &Segmenter) -> Vec<Name> {
    let text = codes_apart(text);
    let words = segmenter.tagged(&text);
    let mut out: Vec<Name> = Vec::new();
    for (at, (word, _)) in words.iter().enumerate() {
        let Some((ending, kind)) = ENDINGS.iter().find(|(e, _)| word.ends_with(e)) else { continue };
        let full = if *kind == Kind::Area { area(&words, at) } else { with_the_words_before(&words, at) };
        let core = full.strip_suffix(ending).unwrap_or(&full).to_owned();
        let long = if *kind == Kind::Area { full.chars().count() } else { core.chars().count() };
        if !(2..=12).contains(&long) || GENERIC.split_whitespace().any(|g| g == full || g == core) {
            continue;
        }
        let name = Name { kind: *kind, text: full, core };
        if !out.contains(&name) {
            out.push(name);
        }
    }
    out
}

/// Sets the district's letter and number (“a3区”, where its name was made unreadable) apart from the name behind it.
fn codes_apart(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let (mut code, mut last) = (false, ' ');
    for c in text.chars() {
        out.push(c);
        if code && matches!(c, '市' | '区' | '县') {
            out.push(' ');
        }
        code = c.is_ascii_lowercase() && !last.is_ascii_alphanumeric() || code && c.is_ascii_digit();
        last = c;
    }
    out
}

/// The name with the words before its last one that belong to it: at most three, no verb, no mark, no other name.
fn with_the_words_before(words: &[(&str, &str)], at: usize) -> String {
    let mut from = at;
    let mut long = words.get(at).map_or(0, |(w, _)| w.chars().count());
    for back in 1..=3usize {
        let Some((word, tag)) = at.checked_sub(back).and_then(|i| words.get(i)) else { break };
        let chars = word.chars().count();
        let ended =
            ENDINGS.iter().any(|(e, k)| word.ends_with(e) && *k != Kind::Community) || is_area_code(word);
        let clean = word.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric());
        let breaks =
            breaks(tag) && *word != "之" || matches!(*word, "市" | "区" | "县" | "省" | "镇" | "乡" | "村");
        if breaks || ended || !clean || !word.chars().any(is_word_char) || long + chars > 10 {
            break;
        }
        if NOT_BEFORE.split_whitespace().any(|w| w == *word) {
            break;
        }
        long += chars;
        from = at - back;
    }
    words.get(from..=at).unwrap_or(&[]).iter().map(|(w, _)| *w).collect()
}

/// Words that stand before names without belonging to them.
const NOT_BEFORE: &str = "关于 投诉 举报 反映 咨询 建议 请求 请问 强烈 要求 希望 业主 居民 村民 市民 领导 尊敬 本人 我们 附近 旁边 旁 位于 座落 \
    购买 政府 部门 市委 书记 市长 县委 问题 号 年 月 日 栋 楼 单元 期 一个 两个 多个 各 全 每 某 原 老 新 \
    因 当时 现在 现有 左转 右转 上 朝 对 这 公开 两家 多位 受害者 两条";

/// A city, a district, a county: they end names before them.
fn is_area_code(word: &str) -> bool {
    ["市", "区", "县", "省"].iter().any(|e| word.ends_with(e)) && word.chars().count() > 1
}

/// A district or city, with the letters and digits before it where its name was made unreadable.
fn area(words: &[(&str, &str)], at: usize) -> String {
    let own = words.get(at).map_or("", |(w, _)| *w);
    let before = at.checked_sub(1).and_then(|i| words.get(i)).map_or("", |(w, _)| *w);
    let code =
        own.chars().count() == 1 && !before.is_empty() && before.chars().all(|c| c.is_ascii_alphanumeric());
    if code { format!("{before}{own}") } else { own.to_owned() }
}

/// How far two names agree, 0 to 1.
pub fn agreement(a: &Name, b: &Name) -> f32 {
    if a.kind == Kind::Area || b.kind == Kind::Area {
        return if a.kind == b.kind && a.core == b.core { 1.0 } else { 0.0 };
    }
    if a.core == b.core {
        return 1.0;
    }
    let (x, y): (Vec<char>, Vec<char>) = (a.core.chars().collect(), b.core.chars().collect());
    let (short, long) = if x.len() <= y.len() { (&x, &y) } else { (&y, &x) };
    // A number inside a name tells two apart: 一组 and 五组, 2号线 and 5号线.
    if numbers(&x) != numbers(&y) {
        return 0.0;
    }
    if short.len() >= 2 && long.windows(short.len()).any(|w| w == short.as_slice()) {
        return if short.len() >= 3 { 0.9 } else { 0.7 };
    }
    let mut left = long.clone();
    let shared = short
        .iter()
        .filter(|c| left.iter().position(|l| l == *c).map(|i| left.swap_remove(i)).is_some())
        .count();
    let slip = short.len() >= 3 && shared + 1 >= long.len();
    if slip && same_kind(a.kind, b.kind) { 0.8 } else { 0.0 }
}

fn same_kind(a: Kind, b: Kind) -> bool {
    a == b
        || matches!(
            (a, b),
            (Kind::Community | Kind::Site | Kind::Unit, Kind::Community | Kind::Site | Kind::Unit)
        )
}

fn numbers(core: &[char]) -> Vec<char> {
    core.iter().copied().filter(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        names(text, Segmenter::general()).into_iter().map(|n| n.text).collect()
    }

    fn name(kind: Kind, core: &str) -> Name {
        Name { kind, text: core.to_owned(), core: core.to_owned() }
    }

    #[test]
    fn names_are_found_where_they_stand() {
        for (text, want) in [
            ("南湾小区旁的搅拌站", "南湾小区"),
            ("请问东河路什么时候修好", "东河路"),
            ("柳溪镇新店村的水", "新店村"),
            ("投诉金穗教育培训学校不退费", "金穗教育培训学校"),
        ] {
            assert!(found(text).iter().any(|n| n == want), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn words_that_name_nothing_are_no_names() {
        assert_eq!(found("我们小区的道路和农村的学校"), Vec::<String>::new());
    }

    #[test]
    fn a_slip_of_the_pen_is_the_same_name_and_a_number_is_not() {
        let same = |a: &str, b: &str| agreement(&name(Kind::Community, a), &name(Kind::Community, b));
        assert_eq!(same("南湾华庭", "南湾华庭"), 1.0);
        assert!(same("南湾华庭", "南湾华廷") > 0.5);
        assert!(same("南湾", "南湾华庭") > 0.5);
        assert_eq!(same("南湾", "北坡"), 0.0);
        assert_eq!(same("新店一", "新店五"), 0.0);
    }
}
