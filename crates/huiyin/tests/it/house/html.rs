//! As much of HTML as our own templates use: tags with quoted attributes, forms with their fields, plain words.

/// A tag.
#[derive(Debug)]
pub struct Tag<'a> {
    pub name: &'a str,
    inside: &'a str,
    /// Where the text after it begins.
    pub end: usize,
}

/// A field of a form.
#[derive(Clone, Debug)]
pub struct Field {
    pub name: String,
    pub value: String,
    /// Values that can be chosen; empty for free text.
    pub choices: Vec<String>,
    /// Whether a browser would send it.
    pub sent: bool,
}

impl Field {
    pub fn plain(name: &str, value: &str) -> Self {
        Self { name: name.to_owned(), value: value.to_owned(), choices: Vec::new(), sent: true }
    }

    pub fn takes(&self, value: &str) -> bool {
        self.choices.is_empty() || self.choices.iter().any(|c| c == value)
    }
}

impl Tag<'_> {
    pub fn attribute(&self, name: &str) -> String {
        let wanted = format!(" {name}=\"");
        let Some((_, rest)) = self.inside.split_once(&wanted) else { return String::new() };
        plain(rest.split('"').next().unwrap_or(""))
    }

    pub fn has(&self, flag: &str) -> bool {
        self.inside.split('"').step_by(2).any(|part| part.split_whitespace().any(|w| w == flag))
    }
}

/// Every opening and closing tag, in order.
pub fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('<') {
        let start = at + found + 1;
        let mut quoted = false;
        let length = text[start..].find(|c| {
            quoted ^= c == '"';
            c == '>' && !quoted
        });
        let Some(length) = length else { break };
        let inside = &text[start..start + length];
        let name = inside.split([' ', '\n', '\t']).next().unwrap_or("");
        at = start + length + 1;
        out.push(Tag { name, inside, end: at });
    }
    out
}

/// Entities made plain.
pub fn plain(text: &str) -> String {
    let pairs = [
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ];
    pairs.iter().fold(text.to_owned(), |t, (from, to)| t.replace(from, to))
}

/// The text between tags, blanks drawn together.
pub fn words(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        out.push(' ');
        rest = after.split_once('>').map_or("", |(_, r)| r);
    }
    out.push_str(rest);
    plain(&out.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The fields of the form that leads to `action`.
pub fn form(text: &str, action: &str) -> Option<Vec<Field>> {
    let all = tags(text);
    let first = all.iter().position(|t| {
        t.name == "form" && t.attribute("method") == "post" && t.attribute("action") == action
    })?;
    let mut fields = Vec::new();
    let mut select: Option<Field> = None;
    for tag in all[first + 1..].iter().take_while(|t| t.name != "/form") {
        let name = tag.attribute("name");
        match tag.name {
            "select" => select = Some(Field::plain(&name, "")),
            "option" => {
                if let Some(s) = &mut select {
                    s.choices.push(tag.attribute("value"));
                    // A browser sends the marked option, or else the first.
                    if tag.has("selected") || s.choices.len() == 1 {
                        s.value = tag.attribute("value");
                    }
                }
            }
            "/select" => fields.extend(select.take()),
            "textarea" => {
                let rest = &text[tag.end..];
                let value = rest.split("</textarea>").next().unwrap_or("");
                fields.push(Field::plain(&name, &plain(value.strip_prefix('\n').unwrap_or(value))));
            }
            "input" if matches!(tag.attribute("type").as_str(), "radio" | "checkbox") => {
                choice(&mut fields, tag, &name);
            }
            "input" => fields.push(Field::plain(&name, &tag.attribute("value"))),
            _ => {}
        }
    }
    fields.retain(|f| !f.name.is_empty());
    Some(fields)
}

fn choice(fields: &mut Vec<Field>, tag: &Tag, name: &str) {
    let value = tag.attribute("value");
    let place = fields.iter().position(|f| f.name == name).unwrap_or_else(|| {
        fields.push(Field { sent: false, ..Field::plain(name, "") });
        fields.len() - 1
    });
    let field = &mut fields[place];
    field.choices.push(value.clone());
    if tag.has("checked") {
        field.value = value;
        field.sent = true;
    }
}

/// The complaint at a field: the paragraph named by it, or the first one inside its fieldset.
pub fn complaint(text: &str, field: &str) -> String {
    let id = format!("f-{}", field.replace('_', "-"));
    let all = tags(text);
    let named = all.iter().find(|t| t.attribute("id") == format!("{id}-error"));
    let inside = || {
        let at = all.iter().position(|t| t.attribute("id") == id && t.name != "input")?;
        let close = format!("/{}", all[at].name);
        let within = all[at + 1..].iter().take_while(|t| t.name != close && t.name != "input");
        within.into_iter().find(|t| t.attribute("class") == "error")
    };
    let near = || {
        // A hand-made field: the complaint stands just before the input.
        let at = all.iter().position(|t| t.attribute("id") == id)?;
        all[..at].iter().rev().take(4).find(|t| t.attribute("class") == "error")
    };
    let found = named.or_else(inside).or_else(near);
    found.map_or(String::new(), |t| plain(text[t.end..].split('<').next().unwrap_or("").trim()))
}
