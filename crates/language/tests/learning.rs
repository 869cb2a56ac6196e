//! Suggestions from learning to words, on letters that we made up.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use language::classify::{BytesError, Message, Model, Recipe, TooLittle, train};
use language::segment::Segmenter;

const PLACES: [&str; 8] =
    ["南湾小区", "东河路", "柳溪镇", "新店村", "西山路", "松岭小区", "北坡村", "金穗社区"];
const KINDS: [(&str, [&str; 4]); 3] = [
    ("供水", ["停水三天", "自来水发黄", "水压太低", "水管爆裂无人修"]),
    ("交通", ["公交车班次太少", "红绿灯时间太短", "路面坑洼", "没有斑马线"]),
    ("教育", ["学校乱收费", "入学名额不足", "教师补课收费", "幼儿园太贵"]),
];

fn letters() -> Vec<(String, String, &'static str)> {
    let mut out = Vec::new();
    for place in PLACES {
        for (class, wants) in KINDS {
            for want in wants {
                let detail = format!("{place}{want}，居民多次反映没有结果，请有关部门尽快处理。");
                out.push((format!("反映{place}{want}"), detail, class));
            }
        }
    }
    out
}

fn learned(rows: &[(String, String, &'static str)]) -> Result<Model, TooLittle> {
    let messages: Vec<(Message, &str)> =
        rows.iter().map(|(title, detail, class)| (Message { title, detail }, *class)).collect();
    train(&messages, Segmenter::general(), &Recipe::default())
}

#[test]
fn a_model_suggests_names_its_words_and_says_how_sure_it_is() {
    let model = learned(&letters()).unwrap();
    let message = Message {
        title: "梅林小区停水", detail: "梅林小区自来水管爆裂，停水已经五天。"
    };
    let said = model.suggest(message, Segmenter::general());
    assert_eq!(said.len(), 3);
    assert_eq!(said[0].class, "供水");
    assert!(said[0].words.iter().any(|w| w.contains('水')), "{:?}", said[0].words);
    let sure: Vec<f32> = said.iter().map(|s| s.confidence.unwrap()).collect();
    assert!(sure[0] > 0.5 && sure[0] >= sure[1] && sure[1] >= sure[2], "{sure:?}");
    assert!((sure.iter().sum::<f32>() - 1.0).abs() < 1e-3, "{sure:?}");
}

#[test]
fn the_same_rows_give_the_same_model_and_bytes_bring_it_back() {
    let (one, two) = (learned(&letters()).unwrap(), learned(&letters()).unwrap());
    assert_eq!(one, two);
    let bytes = one.to_bytes();
    assert_eq!(bytes, two.to_bytes());
    let back = Model::from_bytes(&bytes).unwrap();
    assert_eq!((&back.classes, back.rows), (&one.classes, one.rows));
    let message = Message { title: "东河路红绿灯", detail: "" };
    let (a, b) = (one.suggest(message, Segmenter::general()), back.suggest(message, Segmenter::general()));
    assert_eq!(a[0].class, b[0].class);
    assert!((a[0].confidence.unwrap() - b[0].confidence.unwrap()).abs() < 0.01);
}

#[test]
fn damaged_bytes_are_refused() {
    let bytes = learned(&letters()).unwrap().to_bytes();
    assert_eq!(Model::from_bytes(&bytes[..bytes.len() - 1]), Err(BytesError::Damaged));
    let longer: Vec<u8> = bytes.iter().copied().chain([0]).collect();
    assert_eq!(Model::from_bytes(&longer), Err(BytesError::Damaged));
}

#[test]
fn too_little_is_said_and_rare_classes_are_left_out() {
    let all = letters();
    assert_eq!(learned(&all[..20]), Err(TooLittle { rows: 16, classes: 2 }));
    assert_eq!(learned(&[]), Err(TooLittle { rows: 0, classes: 0 }));
    let mut rare = all.clone();
    rare.push(("投诉噪音".to_owned(), "夜里施工".to_owned(), "环保"));
    assert_eq!(learned(&rare).unwrap().classes, ["交通", "供水", "教育"]);
}
