//! What can go wrong, in five kinds, each with one way to be shown.

use law::Text;
use std::fmt;

/// Shorthand.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The law says no: why, on what ground, and what is possible instead. All words stand in the locale files.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// Key of the sentence that says why; `{key}-instead` says what is possible.
    pub key: &'static str,
    /// Values that the sentences name.
    pub args: Vec<(&'static str, Word)>,
    /// The article the refusal rests on.
    pub article: Option<Text>,
}

/// A value named in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Word {
    /// Shown as it is.
    Plain(String),
    /// A day, spoken in the reader's language.
    Day(law::Day),
    /// A word in two languages.
    Both(Text),
    /// A number.
    Number(i64),
    /// Itself a key of the locale files.
    Key(String),
    /// Several words, parted as the reader's language parts them.
    List(Vec<String>),
}

/// One field that could not be taken as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name in the form.
    pub field: String,
    /// Key of the sentence.
    pub key: &'static str,
    /// A value that the sentence names (a limit, an example).
    pub hint: String,
}

/// Every failure of the program.
#[derive(Debug)]
pub enum Error {
    /// The law says no. 409
    Refused(Box<Refused>),
    /// The form says no. 422
    Invalid(Vec<FieldError>),
    /// Somebody was faster. 409
    Stale,
    /// Not allowed. 403
    Forbidden,
    /// Not there, or not for these eyes. 404
    NotFound,
    /// Nobody is signed in. To the sign-in page
    SignedOut,
    /// Ours to mend. 500
    Broken(Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// A failure that is ours to mend.
    pub fn broken(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Error::Broken(source.into())
    }

    /// One field that could not be taken.
    pub fn field(field: &str, key: &'static str) -> Self {
        Error::Invalid(vec![FieldError { field: field.to_owned(), key, hint: String::new() }])
    }

    /// True when the database says that a value which must be unique is there already.
    pub fn is_duplicate(&self) -> bool {
        match self {
            Error::Broken(source) => source
                .downcast_ref::<sqlx::Error>()
                .and_then(|e| e.as_database_error())
                .is_some_and(|e| e.is_unique_violation()),
            _ => false,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Refused(r) => write!(f, "refused: {}", r.key),
            Error::Invalid(fields) => {
                write!(f, "invalid:")?;
                for e in fields {
                    write!(f, " {} ({})", e.field, e.key)?;
                }
                Ok(())
            }
            Error::Stale => write!(f, "stale: somebody was faster"),
            Error::Forbidden => write!(f, "forbidden"),
            Error::NotFound => write!(f, "not found"),
            Error::SignedOut => write!(f, "signed out"),
            Error::Broken(source) => write!(f, "broken: {source}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<sqlx::Error> for Error {
    fn from(e: sqlx::Error) -> Self {
        Error::broken(e)
    }
}
impl From<sqlx::migrate::MigrateError> for Error {
    fn from(e: sqlx::migrate::MigrateError) -> Self {
        Error::broken(e)
    }
}
impl From<serde_json::Error> for Error {
    fn from(e: serde_json::Error) -> Self {
        Error::broken(e)
    }
}
impl From<std::io::Error> for Error {
    fn from(e: std::io::Error) -> Self {
        Error::broken(e)
    }
}
impl From<law::LawError> for Error {
    fn from(e: law::LawError) -> Self {
        Error::broken(e)
    }
}
