//! Text files with a row per line. Our own reader, since two things matter here that the `csv` crate
//! hides: a blank line is a row (rows are named as Excel counts them), and a quote never closed is an
//! error, not one long last cell. A test compares it with the `csv` crate.

use super::{Gather, ReadError};
use crate::plan;

const DELIMITERS: [char; 3] = [',', ';', '\t'];
/// How much of the file is looked at for its delimiter, in characters.
const HEAD: usize = 50_000;

/// The rows of a text, whatever its delimiter.
pub(super) fn rows(text: &str) -> Result<Vec<Vec<String>>, ReadError> {
    parse(text, delimiter(text))
}

/// The delimiter under which a row near the top knows most headers; failing that, the one that splits most.
fn delimiter(text: &str) -> char {
    let end = text.char_indices().nth(HEAD).map_or(text.len(), |(at, _)| at);
    let head = text.get(..end).unwrap_or(text);
    let mut best = (',', (0, 0));
    for delimiter in DELIMITERS {
        let rows = head_rows(head, delimiter);
        let known = rows.iter().map(|row| plan::score(row)).max().unwrap_or(0);
        let widest = rows.iter().map(Vec::len).max().filter(|width| *width > 1).unwrap_or(0);
        if (known, widest) > best.1 {
            best = (delimiter, (known, widest));
        }
    }
    best.0
}

/// The first rows; a quote that the cut left open is no matter here.
fn head_rows(head: &str, delimiter: char) -> Vec<Vec<String>> {
    let mut reader = Reader::new(delimiter);
    for c in head.chars() {
        if reader.row >= 20 || reader.take(c).is_err() {
            break;
        }
    }
    reader.gather.rows
}

fn parse(text: &str, delimiter: char) -> Result<Vec<Vec<String>>, ReadError> {
    let mut reader = Reader::new(delimiter);
    for c in text.chars() {
        reader.take(c)?;
    }
    reader.finish()
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum State {
    /// At the start of a cell.
    Start,
    /// Within a cell without quotes, or behind a closing quote.
    Plain,
    /// Within quotes.
    Quoted,
    /// Behind a quote that may close the cell or be the first of two.
    Closing,
}

struct Reader {
    delimiter: char,
    state: State,
    cell: String,
    chars: usize,
    row: usize,
    column: usize,
    line: usize,
    opened: usize,
    after_return: bool,
    gather: Gather,
}

impl Reader {
    fn new(delimiter: char) -> Reader {
        Reader {
            delimiter,
            state: State::Start,
            cell: String::new(),
            chars: 0,
            row: 0,
            column: 0,
            line: 1,
            opened: 0,
            after_return: false,
            gather: Gather::default(),
        }
    }

    fn take(&mut self, c: char) -> Result<(), ReadError> {
        let second_of_pair = c == '\n' && self.after_return;
        self.after_return = c == '\r';
        if matches!(c, '\n' | '\r') && !second_of_pair {
            self.line = self.line.saturating_add(1);
        }
        match self.state {
            State::Quoted if c == '"' => self.state = State::Closing,
            State::Quoted => self.push(c)?,
            State::Closing if c == '"' => {
                self.push('"')?;
                self.state = State::Quoted;
            }
            State::Start if c == '"' => {
                self.opened = self.line;
                self.state = State::Quoted;
            }
            _ if second_of_pair => {}
            _ if c == self.delimiter => self.end_cell()?,
            _ if matches!(c, '\n' | '\r') => self.end_row()?,
            _ => {
                self.push(c)?;
                self.state = State::Plain;
            }
        }
        Ok(())
    }

    fn push(&mut self, c: char) -> Result<(), ReadError> {
        self.chars = self.chars.saturating_add(1);
        if self.chars > super::MAX_CELL_CHARS {
            let open = self.state == State::Quoted;
            return Err(if open {
                ReadError::OpenQuote { line: self.opened }
            } else {
                ReadError::CellTooLong { row: self.row.saturating_add(1) }
            });
        }
        self.cell.push(c);
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), ReadError> {
        self.gather.put(self.row, self.column, &self.cell)?;
        self.cell.clear();
        self.chars = 0;
        self.column = self.column.saturating_add(1);
        self.state = State::Start;
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), ReadError> {
        self.end_cell()?;
        self.row = self.row.saturating_add(1);
        self.column = 0;
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<Vec<String>>, ReadError> {
        if self.state == State::Quoted {
            return Err(ReadError::OpenQuote { line: self.opened });
        }
        self.end_cell()?;
        Ok(self.gather.rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_line_ends_and_blank_lines_are_kept_apart() {
        let text = "标题,内容\r\n\r\n\"甲,乙\",\"第一行\r\n第\"\"二\"\"行\"\r\n丙,a\"b\"\r\n";
        let rows = parse(text, ',').unwrap();
        assert_eq!(
            rows,
            [vec!["标题", "内容"], vec![], vec!["甲,乙", "第一行\n第\"二\"行"], vec!["丙", "a\"b\""]]
        );
    }

    #[test]
    fn the_delimiter_is_found() {
        assert_eq!(delimiter("标题;内容\n甲,乙,丙;丁"), ';');
        assert_eq!(delimiter("标题\t内容\n甲,乙,丙\t丁;戊"), '\t');
        assert_eq!(delimiter("标题,内容\n"), ',');
        assert_eq!(delimiter("a;b;c\n1;2;3"), ';');
        assert_eq!(delimiter("信访内容"), ',');
    }

    #[test]
    fn an_open_quote_is_an_error_with_its_line() {
        assert_eq!(parse("a,b\n\"c,d\ne,f\n", ','), Err(ReadError::OpenQuote { line: 2 }));
    }
}
