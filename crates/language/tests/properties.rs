//! What must hold for any text.

use language::classify::Message;
use language::mask::{find, mask};
use language::repeats::{Background, Letter, Print, compare};
use language::segment::{Segmenter, grams, normalize};
use proptest::prelude::*;

/// Text as it comes: Chinese, digits, marks, names and numbers thrown together.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[南湾小区东河路柳溪镇新店村的在请王张李我叫本人女士先生电话号栋单元室]{1,6}",
        "[0-9]{1,19}",
        "[0-9 xX-]{1,22}",
        "[a-zA-Z0-9@._]{1,12}",
        "[，。；：！？、 ()（）〔〕\n]{1,2}",
        Just("13800001111".to_owned()),
        Just("湘A12345".to_owned()),
        Just("联系人：王小明".to_owned()),
        Just("我是".to_owned()),
        Just("银行卡号".to_owned()),
        Just("身份证".to_owned()),
        "\\PC{0,4}",
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn print(text: &str) -> Print {
    let (title, detail) = text.split_once('。').unwrap_or((text, ""));
    let letter = Letter { message: Message { title, detail }, author: None, day: None };
    Print::of(letter, Segmenter::general())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn masking_twice_changes_nothing_more(text in text()) {
        let once = mask(&text).text;
        prop_assert_eq!(&mask(&once).text, &once);
    }

    #[test]
    fn spans_lie_in_the_text_in_order_and_never_overlap(text in text()) {
        let mut at = 0;
        for span in find(&text) {
            prop_assert!(span.start >= at && span.start < span.end && span.end <= text.len());
            prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
            at = span.end;
        }
    }

    #[test]
    fn masking_keeps_the_length_sensible(text in text()) {
        let masked = mask(&text);
        let hidden: usize = masked.spans.iter().map(|s| text[s.start..s.end].chars().count()).sum();
        let kept = text.chars().count() - hidden;
        let long = masked.text.chars().count();
        prop_assert!(long >= kept && long <= kept + 8 * masked.spans.len());
    }

    #[test]
    fn words_cover_the_whole_text(text in text()) {
        prop_assert_eq!(Segmenter::general().words(&text).concat(), text);
    }

    #[test]
    fn one_form_is_one_form(text in text()) {
        let once = normalize(&text);
        prop_assert_eq!(normalize(&once), once);
    }

    #[test]
    fn grams_are_as_many_as_fit(text in text(), n in 1usize..5) {
        let chars = text.chars().filter(|c| c.is_alphanumeric()).count();
        prop_assert_eq!(grams(&text, n).len(), (chars + 1).saturating_sub(n));
    }

    #[test]
    fn likeness_is_the_same_both_ways_and_whole_with_itself(a in text(), b in text()) {
        let (a, b) = (print(&a), print(&b));
        let background = Background::default();
        let (one, two) = (compare(&a, &b, &background), compare(&b, &a, &background));
        prop_assert_eq!(a.likeness(&b), b.likeness(&a));
        prop_assert_eq!(a.likeness(&a), 1.0);
        prop_assert!((one.score - two.score).abs() < 1e-3, "{} {}", one.score, two.score);
        prop_assert!((0.0..=1.0).contains(&one.score));
    }
}
