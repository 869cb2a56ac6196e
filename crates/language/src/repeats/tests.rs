use super::*;
use crate::classify::Message;
use crate::segment::Segmenter;

fn print(title: &str, detail: &str, author: &str) -> Print {
    let letter = Letter { message: Message { title, detail }, author: Some(author), day: Some(0) };
    Print::of(letter, Segmenter::general())
}

const NOISE: &str = "小区旁边的混凝土搅拌站每天施工到凌晨两点，噪音很大，灰尘满天，老人小孩无法休息，多次拨打热线无人处理，请求环保部门查处。";

/// A background of letters about many things, so that names are rare and everyday words are not.
fn background() -> Background {
    let mut out = Background::default();
    let places = ["东河路", "西山路", "北坡小区", "柳溪镇", "新店村", "金穗学校"];
    let wants = [
        "噪音扰民请环保部门查处",
        "停水三天请尽快处理",
        "工资拖欠半年",
        "入学名额问题",
        "公交车太少",
        "路灯不亮",
    ];
    for place in places {
        for want in wants {
            out.add(&print(
                &format!("{place}{want}"),
                &format!("我是{place}的居民，{want}，多次拨打热线无人处理。"),
                "x",
            ));
        }
    }
    out
}

#[test]
fn a_copy_is_the_same_matter() {
    let a = print("南湾小区搅拌站噪音扰民", &format!("我是南湾小区的业主，{NOISE}"), "a");
    let again = compare(&a, &a, &background());
    assert_eq!(again.tie, Tie::Repeat);
    let b = Print { author: Some("b".to_owned()), ..a.clone() };
    let related = compare(&a, &b, &background());
    assert_eq!(related.tie, Tie::Related);
    assert!(related.reasons.contains(&Reason::Wording(100)), "{:?}", related.reasons);
    assert!(related.reasons.contains(&Reason::SamePlace("南湾小区".to_owned())), "{:?}", related.reasons);
}

#[test]
fn the_same_matter_in_other_words_is_found() {
    let a = print("南湾小区搅拌站噪音扰民", &format!("我是南湾小区的业主，{NOISE}"), "a");
    let b = print(
        "南湾小区旁的搅拌站严重影响生活",
        "南湾小区旁建了搅拌站，灰尘、噪音让人无法休息，请环保查处。",
        "b",
    );
    let verdict = compare(&a, &b, &background());
    assert_eq!(verdict.tie, Tie::Related, "{verdict:?}");
}

#[test]
fn copied_wording_about_another_place_is_another_matter() {
    let a = print("南湾小区搅拌站噪音扰民", &format!("我是南湾小区的业主，{NOISE}"), "a");
    let b = print("松岭小区搅拌站噪音扰民", &format!("我是松岭小区的业主，{NOISE}"), "b");
    let verdict = compare(&a, &b, &background());
    assert_eq!(verdict.tie, Tie::Apart, "{verdict:?}");
    let other = Reason::OtherPlace("南湾小区".to_owned(), "松岭小区".to_owned());
    assert!(verdict.reasons.contains(&other), "{:?}", verdict.reasons);
}

#[test]
fn the_same_place_with_another_subject_is_never_sure() {
    let a = print("南湾小区搅拌站噪音扰民", &format!("我是南湾小区的业主，{NOISE}"), "a");
    let b = print("南湾小区何时通公交", "南湾小区离车站三公里，上班不便，请增加班次。", "b");
    let verdict = compare(&a, &b, &background());
    assert!(verdict.score < SURE, "{verdict:?}");
}

#[test]
fn the_index_finds_what_was_written_before() {
    let mut index = Index::over(background());
    index.add(print("东河路路灯不亮", "东河路从三号桥到五号桥路灯全坏了。", "c"));
    let first = index.add(print("南湾小区搅拌站噪音扰民", &format!("我是南湾小区的业主，{NOISE}"), "a"));
    let new = print("投诉南湾小区搅拌站噪音", &format!("南湾小区的{NOISE}"), "b");
    let found: Vec<usize> = index.find(&new, SURE).into_iter().map(|(n, _)| n).collect();
    assert_eq!(found, [first]);
}
