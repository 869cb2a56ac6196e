//! A last look at what was set: no box may stand where a character should, and this is what it says.

use std::collections::BTreeSet;

use typst::layout::{Frame, FrameItem};
use typst::text::TextItem;
use typst_layout::PagedDocument;

/// Characters that were set as an empty box.
pub(super) fn empty(set: &PagedDocument) -> Vec<char> {
    let mut out = BTreeSet::new();
    walk(set, &mut |item| out.extend(boxes(item)));
    out.into_iter().collect()
}

/// All that was set, in order.
pub(super) fn text(set: &PagedDocument) -> String {
    let mut out = String::new();
    walk(set, &mut |item| out.push_str(&item.text));
    out
}

fn walk(set: &PagedDocument, see: &mut dyn FnMut(&TextItem)) {
    set.pages().iter().for_each(|page| within(&page.frame, see));
}

fn within(frame: &Frame, see: &mut dyn FnMut(&TextItem)) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => within(&group.frame, see),
            FrameItem::Text(text) => see(text),
            _ => {}
        }
    }
}

fn boxes(item: &TextItem) -> impl Iterator<Item = char> {
    let empty = item.glyphs.iter().filter(|g| g.id == 0);
    empty.flat_map(|g| {
        let range = usize::from(g.range.start)..usize::from(g.range.end);
        item.text.get(range).unwrap_or("\u{FFFD}").chars()
    })
}
