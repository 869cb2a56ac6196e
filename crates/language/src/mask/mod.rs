//! Personal data in free text: numbers of persons, phones, cards, plates and mail, addresses from the house number on,
//! and names that are introduced as such. A road, a community or a village stays, since the matter is about it; so do
//! amounts, years, numbers of documents and hotlines. What is found is replaced by a word in brackets, never by stars
//! with the ends left standing. Masking twice changes nothing more.

mod names;
mod numbers;
mod places;
#[cfg(test)]
mod tests;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Number of an identity card, 18 or 15 digits.
    IdNumber,
    /// A mobile or land line.
    Phone,
    /// Number of a bank card.
    BankCard,
    /// Number plate of a vehicle.
    Plate,
    /// Mail address.
    Email,
    /// Address from the house number on.
    Address,
    /// A name introduced as such.
    Name,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 7] =
        [Kind::IdNumber, Kind::Phone, Kind::BankCard, Kind::Plate, Kind::Email, Kind::Address, Kind::Name];

    /// What stands in the text instead.
    pub fn label(self) -> &'static str {
        match self {
            Kind::IdNumber => "〔身份证号〕",
            Kind::Phone => "〔电话〕",
            Kind::BankCard => "〔银行卡号〕",
            Kind::Plate => "〔车牌〕",
            Kind::Email => "〔邮箱〕",
            Kind::Address => "〔门牌〕",
            Kind::Name => "〔姓名〕",
        }
    }

    /// One word, for keys and columns.
    pub fn word(self) -> &'static str {
        match self {
            Kind::IdNumber => "id-number",
            Kind::Phone => "phone",
            Kind::BankCard => "bank-card",
            Kind::Plate => "plate",
            Kind::Email => "email",
            Kind::Address => "address",
            Kind::Name => "name",
        }
    }
}

/// One find: its kind and its bytes in the text as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// What it is.
    pub kind: Kind,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A text without its personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masked {
    /// The text to show.
    pub text: String,
    /// What was found in the text as it was, in order, never overlapping.
    pub spans: Vec<Span>,
}

/// Masks a text.
pub fn mask(text: &str) -> Masked {
    let spans = find(text);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for span in &spans {
        out.push_str(text.get(at..span.start).unwrap_or_default());
        out.push_str(span.kind.label());
        at = span.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    Masked { text: out, spans }
}

/// Finds personal data without changing the text.
pub fn find(text: &str) -> Vec<Span> {
    let page = Page::new(text);
    let mut finds = Vec::new();
    numbers::find(&page, &mut finds);
    places::find(&page, &mut finds);
    let mut kept = apart(Vec::new(), finds);
    // A name may end where something else that is masked begins.
    let others = kept.clone();
    let mut finds = Vec::new();
    names::find(&page, &others, &mut finds);
    kept = apart(kept, finds);
    kept.sort_by_key(|f| f.from);
    kept.iter().map(|f| Span { kind: f.kind, start: page.byte(f.from), end: page.byte(f.to) }).collect()
}

/// Adds finds to those that are kept already. Of two that overlap the one kept already stays, then the longer, then the
/// one whose kind is named first.
fn apart(mut kept: Vec<Find>, mut finds: Vec<Find>) -> Vec<Find> {
    finds.sort_by_key(|f| (std::cmp::Reverse(f.to - f.from), f.kind, f.from));
    for find in finds {
        if kept.iter().all(|k| find.to <= k.from || find.from >= k.to) {
            kept.push(find);
        }
    }
    kept
}

/// A find in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Find {
    kind: Kind,
    from: usize,
    to: usize,
}

/// The text as characters, full width digits and letters read as half width, one for one.
struct Page {
    chars: Vec<char>,
    bytes: Vec<usize>,
}

impl Page {
    fn new(text: &str) -> Page {
        let mut bytes: Vec<usize> = text.char_indices().map(|(b, _)| b).collect();
        bytes.push(text.len());
        Page { chars: text.chars().map(half).collect(), bytes }
    }

    fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at a place; a line end outside the text.
    fn at(&self, i: usize) -> char {
        self.chars.get(i).copied().unwrap_or('\n')
    }

    fn byte(&self, i: usize) -> usize {
        self.bytes.get(i).or(self.bytes.last()).copied().unwrap_or(0)
    }

    fn slice(&self, from: usize, to: usize) -> &[char] {
        self.chars.get(from..to.min(self.chars.len())).unwrap_or(&[])
    }

    fn text(&self, from: usize, to: usize) -> String {
        self.slice(from, to).iter().collect()
    }

    /// Whether these characters begin at a place.
    fn starts(&self, i: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(k, c)| self.chars.get(i + k) == Some(&c))
    }

    /// The text just before a place, at most so long, not past something that was masked already.
    fn before(&self, i: usize, most: usize) -> String {
        let from = i.saturating_sub(most);
        let text = self.text(from, i);
        text.rsplit('〕').next().unwrap_or_default().to_owned()
    }
}

fn half(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        '—' | '–' | '‐' | '‑' => '-',
        other => other,
    }
}
