//! Names that are introduced as such: “本人×××”, “我叫×××”, “联系人：×××”, “×女士”. A name is a surname with one or two
//! more characters and an end behind it; a word of the dictionary (“高中生”, “党员”) is no name. A name that was
//! introduced once is masked wherever it stands again.

use super::{Find, Kind, Page};
use crate::segment::{Segmenter, is_han};

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁\
任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛\
邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙\
鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑\
郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植富尧闭由";

const COMPOUND: [&str; 14] = [
    "欧阳", "上官", "司马", "诸葛", "司徒", "东方", "独孤", "南宫", "夏侯", "皇甫", "尉迟", "令狐", "公孙",
    "端木",
];

/// Words that say plainly that a name follows.
const PLAIN: [&str; 24] = [
    "我叫",
    "我名叫",
    "名叫",
    "我的名字是",
    "我的名字叫",
    "姓名是",
    "姓名为",
    "姓名",
    "名字",
    "联系人",
    "投诉人",
    "举报人",
    "信访人",
    "反映人",
    "申请人",
    "来信人",
    "上访人",
    "受害人",
    "当事人",
    "委托人",
    "投诉者",
    "签名",
    "署名",
    "户主",
];

/// Words behind which something else than a name is usual.
const WEAK: [&str; 9] = ["本人", "我是", "我系", "居民", "村民", "业主", "妻子", "丈夫", "儿子"];

/// How people are addressed: a surname or a full name stands before.
const ADDRESS: [&str; 8] = ["先生", "女士", "小姐", "同志", "大爷", "大妈", "阿姨", "老人"];

/// Surnames that are everyday words as well; behind a weak word they begin no name.
const EVERYDAY: &str = "于和时明成应全来都那但由公平单相信居路元方向边原高满国海门口云楼计连解关盘房区";

pub(super) fn find(page: &Page, others: &[Find], finds: &mut Vec<Find>) {
    let mut names: Vec<String> = Vec::new();
    for i in 0..page.len() {
        let found = introduced(page, others, i).or_else(|| addressed(page, i));
        if let Some((from, to)) = found {
            finds.push(Find { kind: Kind::Name, from, to });
            let name = page.text(from, to);
            if to - from >= 2 && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    for name in names {
        let n = name.chars().count();
        let again = (0..page.len()).filter(|i| page.starts(*i, &name));
        finds.extend(again.map(|from| Find { kind: Kind::Name, from, to: from + n }));
    }
}

/// A name behind a word that introduces it.
fn introduced(page: &Page, others: &[Find], i: usize) -> Option<(usize, usize)> {
    let plain = PLAIN.iter().find(|w| page.starts(i, w));
    let weak = WEAK.iter().find(|w| page.starts(i, w));
    let word = plain.or(weak)?;
    let end = i + word.chars().count();
    let mut from = end;
    while from < end + 3 && matches!(page.at(from), ' ' | ':' | '(' | '是' | '为' | '叫') {
        from += 1;
    }
    let marked = page.slice(end, from).contains(&':');
    if plain.is_none() && !marked && EVERYDAY.contains(page.at(from)) {
        return None;
    }
    name_at(page, others, from, plain.is_some() || marked).map(|to| (from, to))
}

/// The end of the name that begins at a place.
fn name_at(page: &Page, others: &[Find], from: usize, sure: bool) -> Option<usize> {
    let first = if COMPOUND.iter().any(|c| page.starts(from, c)) { 2 } else { 1 };
    if first == 1 && !SURNAMES.contains(page.at(from)) {
        return None;
    }
    for given in [2, 1] {
        let to = from + first + given;
        let name = page.text(from, to);
        let han = name.chars().count() == first + given && name.chars().all(is_han);
        let ends = ends(page, to, sure) || others.iter().any(|o| o.from == to);
        if han && ends && is_a_name(&name) {
            return Some(to);
        }
    }
    None
}

/// Whether a name can end here: a mark, a digit, the end, or a word that goes on about the person.
fn ends(page: &Page, to: usize, sure: bool) -> bool {
    let next = page.at(to);
    let words = [
        "男",
        "女",
        "电话",
        "手机",
        "身份证",
        "现住",
        "家住",
        "住址",
        "今年",
        "联系",
        "年龄",
        "出生",
        "性别",
    ];
    let softer = ["系", "是", "住", "于", "因", "在", "的", "与", "和", "为", "向", "系", "现", "家"];
    !is_han(next) && !next.is_alphabetic()
        || words.iter().any(|w| page.starts(to, w))
        || sure && softer.iter().any(|w| page.starts(to, w))
}

/// Ends of words for what somebody is, not who.
const ROLES: &str = "生人民主者长工员师友户家们方校区市县镇乡村组路街小城司店厂院部局所科处会社名年月日时";

/// Whether these characters are more likely a name than a word.
fn is_a_name(name: &str) -> bool {
    if name.chars().last().is_none_or(|c| ROLES.contains(c)) {
        return false;
    }
    !Segmenter::general().is_common_word(name)
}

/// “×女士”, “×××先生”: the name before a form of address.
fn addressed(page: &Page, i: usize) -> Option<(usize, usize)> {
    ADDRESS.iter().find(|w| page.starts(i, w))?;
    for long in [3usize, 2] {
        let Some(from) = i.checked_sub(long) else { continue };
        let name = page.text(from, i);
        let begins = SURNAMES.contains(page.at(from));
        let before = from.checked_sub(1).map_or('\n', |b| page.at(b));
        let free = !is_han(before) || "的是找叫向与和由给把被对为让请问跟及民主员居".contains(before);
        if begins && free && name.chars().all(is_han) && is_a_name(&name) {
            return Some((from, i));
        }
    }
    let from = i.checked_sub(1)?;
    let compound = i.checked_sub(2).filter(|f| COMPOUND.iter().any(|c| page.starts(*f, c)));
    match compound {
        Some(from) => Some((from, i)),
        None if SURNAMES.contains(page.at(from)) && !page.starts(i, "老人") => Some((from, i)),
        None => None,
    }
}
