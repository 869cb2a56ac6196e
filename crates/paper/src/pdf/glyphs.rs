//! A last look at what was set: no box may stand where a character should.

use std::collections::BTreeSet;

use typst::layout::{Frame, FrameItem};
use typst::text::TextItem;
use typst_layout::PagedDocument;

/// Characters that were set as an empty box.
pub(super) fn empty(set: &PagedDocument) -> Vec<char> {
    let mut out = BTreeSet::new();
    set.pages().iter().for_each(|page| walk(&page.frame, &mut out));
    out.into_iter().collect()
}

fn walk(frame: &Frame, out: &mut BTreeSet<char>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => walk(&group.frame, out),
            FrameItem::Text(text) => out.extend(boxes(text)),
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
