//! What can be wrong with a template, told with file and line in both languages.

use std::fmt;

use law::Text;

/// A mistake in a template file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file's name.
    pub file: String,
    /// The line, from 1, where one line is to blame.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: Flaw,
}

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// There is no head between two `+++` lines.
    NoHead,
    /// The head is no TOML, or a value has the wrong form.
    Head(String),
    /// No such kind of letter.
    UnknownKind(String),
    /// Two templates of one kind and jurisdiction begin on the same day.
    Twice(String),
    /// It ends before it begins.
    EndsBeforeItBegins,
    /// A field is declared twice.
    FieldTwice(String),
    /// A table needs columns, and nothing else has any.
    Columns(String),
    /// The body asks for something that no field declares.
    Undeclared(String),
    /// A required field that the body never prints.
    Unused(String),
    /// The body is not written as the template language wants it.
    Syntax(String),
    /// The body cannot be filled with sample values.
    DryRun(String),
    /// This kind may not name this remedy.
    WrongRemedy {
        /// The remedy named.
        named: String,
        /// Those that would do.
        allowed: String,
    },
    /// The remedy's words and its place in the body do not go together.
    RemedyPlace,
    /// The remedy's words must give the organ and the days by fields, and these must be required.
    RemedyFields(String),
    /// A petition opinion points to a court or to administrative reconsideration.
    Court(String),
    /// A line that begins like a mark of the body but is none.
    Mark(String),
    /// No template of this kind at all.
    Absent(String),
}

impl Flaw {
    /// The key of its sentence, for whoever keeps sentences by key.
    pub fn key(&self) -> &'static str {
        match self {
            Flaw::NoHead => "letter-no-head",
            Flaw::Head(_) => "letter-head",
            Flaw::UnknownKind(_) => "letter-unknown-kind",
            Flaw::Twice(_) => "letter-twice",
            Flaw::EndsBeforeItBegins => "letter-ends-before",
            Flaw::FieldTwice(_) => "letter-field-twice",
            Flaw::Columns(_) => "letter-columns",
            Flaw::Undeclared(_) => "letter-undeclared",
            Flaw::Unused(_) => "letter-unused",
            Flaw::Syntax(_) => "letter-syntax",
            Flaw::DryRun(_) => "letter-dry-run",
            Flaw::WrongRemedy { .. } => "letter-wrong-remedy",
            Flaw::RemedyPlace => "letter-remedy-place",
            Flaw::RemedyFields(_) => "letter-remedy-fields",
            Flaw::Court(_) => "letter-court",
            Flaw::Mark(_) => "letter-mark",
            Flaw::Absent(_) => "letter-absent",
        }
    }

    /// What is wrong, in both languages.
    pub fn told(&self) -> Text {
        let say = |zh: String, en: String| Text::new(zh, en);
        match self {
            Flaw::NoHead => say(
                "文件开头要有两行“+++”，中间写明文书种类等".into(),
                "the file begins with a head between two lines “+++”".into(),
            ),
            Flaw::Head(m) => {
                say(format!("文件头写法不对：{m}"), format!("the head is not as it should be: {m}"))
            }
            Flaw::UnknownKind(k) => say(format!("没有“{k}”这种文书"), format!("there is no letter “{k}”")),
            Flaw::Twice(k) => say(
                format!("“{k}”有两份模板在同一天开始使用"),
                format!("two templates of “{k}” begin on the same day"),
            ),
            Flaw::EndsBeforeItBegins => say("停用日期早于启用日期".into(), "it ends before it begins".into()),
            Flaw::FieldTwice(f) => {
                say(format!("字段“{f}”写了两次"), format!("field “{f}” is declared twice"))
            }
            Flaw::Columns(f) => say(
                format!("字段“{f}”：表格要写明各列，其他类型没有列"),
                format!("field “{f}”: a table names its columns, and nothing else has any"),
            ),
            Flaw::Undeclared(f) => say(
                format!("正文用到“{f}”，但没有声明这个字段"),
                format!("the text uses “{f}”, which no field declares"),
            ),
            Flaw::Unused(f) => say(
                format!("必填字段“{f}”在正文中没有用到"),
                format!("the required field “{f}” is never printed"),
            ),
            Flaw::Syntax(m) => {
                say(format!("模板写法不对：{m}"), format!("the template is not well written: {m}"))
            }
            Flaw::DryRun(m) => {
                say(format!("用样例填写时出错：{m}"), format!("filling it with samples failed: {m}"))
            }
            Flaw::WrongRemedy { named, allowed } => say(
                format!("这种文书的救济途径不能是“{named}”，应当是：{allowed}"),
                format!("this letter cannot have the remedy “{named}”; it would be: {allowed}"),
            ),
            Flaw::RemedyPlace => say(
                "有救济途径的，要写明 remedy_text，并在正文中用一行“@remedy”标出位置；没有的，两处都不写"
                    .into(),
                "a remedy needs remedy_text and one line “@remedy” in the body; without one, neither".into(),
            ),
            Flaw::RemedyFields(f) => say(
                format!("救济途径的文字要用到必填字段“{f}”，机关和期限不能写死"),
                format!("the remedy's words use the required field “{f}”; organ and days are not typed in"),
            ),
            Flaw::Court(w) => say(
                format!("信访处理、复查、复核意见不得告知“{w}”"),
                format!("a petition opinion does not point to “{w}”"),
            ),
            Flaw::Mark(l) => {
                say(format!("认不出这一行的标记：{l}"), format!("this line's mark is unknown: {l}"))
            }
            Flaw::Absent(k) => say(format!("缺少“{k}”的模板"), format!("there is no template for “{k}”")),
        }
    }
}

impl Fault {
    /// File, line and what is wrong, in both languages.
    pub fn told(&self) -> Text {
        let what = self.what.told();
        match self.line {
            Some(n) => Text::new(
                format!("{}，第{n}行：{}", self.file, what.zh),
                format!("{}, line {n}: {}", self.file, what.en),
            ),
            None => Text::new(format!("{}：{}", self.file, what.zh), format!("{}: {}", self.file, what.en)),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told().en)
    }
}

impl std::error::Error for Fault {}
