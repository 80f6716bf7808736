//! Reading a TOML file cell by cell, so that every fault is reported at once and with its line.
//!
//! **Invariant:** a wrong cell yields a finding and a harmless value; reading goes on. Nothing here panics on any input.

use crate::{condition::{Condition, OneOrMany}, field::parse_date, finding::{Finding, Severity}, texts::line_of};
use std::{cell::RefCell, collections::{BTreeMap, BTreeSet}, ops::Range, rc::Rc};
use time::Date;
use toml_edit::{Document, Item, TableLike, Value};

/// A thing and where it is written.
#[derive(Clone, Debug)]
pub(crate) struct Placed<T> {
    pub path: Rc<str>,
    pub line: usize,
    pub item: T,
}

impl<T> Placed<T> {
    /// Something else that is written at the same place.
    pub fn holding<U>(&self, item: U) -> Placed<U> {
        Placed { path: self.path.clone(), line: self.line, item }
    }

    pub fn finding(&self, severity: Severity, message: String) -> Finding {
        Finding { path: self.path.to_string(), line: self.line, severity, message }
    }

    pub fn fault(&self, message: String) -> Finding {
        self.finding(Severity::Fault, message)
    }
}

/// One file being read, and what was found wrong in it so far.
pub(crate) struct Source<'c> {
    pub path: Rc<str>,
    /// Byte position of each line break, so that a place is found without reading the file again.
    breaks: Vec<usize>,
    document: Document<&'c str>,
    findings: RefCell<Vec<Finding>>,
}

impl<'c> Source<'c> {
    pub fn parse(path: &str, content: &'c str) -> Result<Self, Finding> {
        match Document::parse(content) {
            Ok(document) => {
                let breaks = content.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect();
                Ok(Self { path: path.into(), breaks, document, findings: RefCell::default() })
            }
            Err(error) => {
                let line = error.span().map_or(1, |span| line_of(content, span.start));
                let message = format!("TOML: {}", error.message().trim());
                Err(Finding { path: path.to_owned(), line, severity: Severity::Fault, message })
            }
        }
    }

    pub fn root(&self) -> Cells<'_> {
        Cells { source: self, table: self.document.as_table(), line: 1, asked: RefCell::default() }
    }

    pub fn into_findings(self) -> Vec<Finding> {
        self.findings.into_inner()
    }

    fn line(&self, span: Option<Range<usize>>) -> Option<usize> {
        span.map(|span| 1 + self.breaks.partition_point(|at| *at < span.start))
    }

    fn report(&self, line: usize, message: String) {
        self.findings.borrow_mut().push(Finding { path: self.path.to_string(), line, severity: Severity::Fault, message });
    }
}

/// One table of a file. Remembers which keys were asked for; [`Cells::done`] reports the others.
pub(crate) struct Cells<'s> {
    source: &'s Source<'s>,
    table: &'s dyn TableLike,
    pub line: usize,
    asked: RefCell<BTreeSet<String>>,
}

impl<'s> Cells<'s> {
    pub fn place<T>(&self, item: T) -> Placed<T> {
        Placed { path: self.source.path.clone(), line: self.line, item }
    }

    pub fn report(&self, message: String) {
        self.source.report(self.line, message);
    }

    /// Reports at the line of one key.
    pub fn report_at(&self, key: &str, message: String) {
        self.source.report(self.line_of(key), message);
    }

    /// Reports every key that nobody asked for.
    pub fn done(&self) {
        let asked = self.asked.borrow();
        for (key, _) in self.table.iter().filter(|(key, _)| !asked.contains(*key)) {
            self.source.report(self.line_of(key), format!("unknown key `{key}`"));
        }
    }

    pub fn line_of(&self, key: &str) -> usize {
        let place = self.table.get_key_value(key).and_then(|(key, item)| self.source.line(key.span().or_else(|| item.span())));
        place.unwrap_or(self.line)
    }

    fn find(&self, key: &str) -> Option<&'s Item> {
        self.asked.borrow_mut().insert(key.to_owned());
        self.table.get(key).filter(|item| !item.is_none())
    }

    fn wrong(&self, key: &str, wanted: &str) {
        self.source.report(self.line_of(key), format!("`{key}` must be {wanted}"));
    }

    fn missing(&self, key: &str) {
        self.report(format!("`{key}` is missing"));
    }

    pub fn find_text(&self, key: &str) -> Option<String> {
        let item = self.find(key)?;
        let text = item.as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong(key, "a text in quotes");
        }
        text
    }

    /// Required and not blank.
    pub fn text(&self, key: &str) -> String {
        match self.find_text(key) {
            Some(text) if !text.trim().is_empty() => text,
            Some(_) => {
                self.wrong(key, "more than an empty text");
                String::new()
            }
            None => {
                if !self.table.contains_key(key) {
                    self.missing(key);
                }
                String::new()
            }
        }
    }

    pub fn find_number(&self, key: &str, min: i64, max: i64) -> Option<i64> {
        let item = self.find(key)?;
        let number = item.as_integer().filter(|number| (min..=max).contains(number));
        if number.is_none() {
            self.wrong(key, &format!("a whole number from {min} to {max}"));
        }
        number
    }

    pub fn number(&self, key: &str, min: i64, max: i64) -> i64 {
        self.find_number(key, min, max).unwrap_or_else(|| {
            if !self.table.contains_key(key) {
                self.missing(key);
            }
            min
        })
    }

    /// A list of whole numbers; empty when it is absent.
    pub fn numbers(&self, key: &str, min: i64, max: i64) -> Vec<i64> {
        let Some(item) = self.find(key) else { return Vec::new() };
        let within = |value: &Value| value.as_integer().filter(|number| (min..=max).contains(number));
        let numbers = item.as_array().and_then(|array| array.iter().map(within).collect());
        numbers.unwrap_or_else(|| {
            self.wrong(key, &format!("a list of whole numbers from {min} to {max}"));
            Vec::new()
        })
    }

    pub fn flag(&self, key: &str) -> bool {
        let Some(item) = self.find(key) else { return false };
        item.as_bool().unwrap_or_else(|| {
            self.wrong(key, "true or false");
            false
        })
    }

    pub fn texts(&self, key: &str) -> Vec<String> {
        let Some(item) = self.find(key) else { return Vec::new() };
        let texts = item.as_array().and_then(|array| array.iter().map(|value| value.as_str().map(str::to_owned)).collect());
        texts.unwrap_or_else(|| {
            self.wrong(key, "a list of texts");
            Vec::new()
        })
    }

    pub fn find_date(&self, key: &str) -> Option<Date> {
        let item = self.find(key)?;
        let date = item.as_value().and_then(Value::as_datetime).and_then(|written| parse_date(&written.to_string()));
        if date.is_none() {
            self.wrong(key, "a date like 2026-11-24, without quotes");
        }
        date
    }

    pub fn date(&self, key: &str) -> Date {
        self.find_date(key).unwrap_or_else(|| {
            if !self.table.contains_key(key) {
                self.missing(key);
            }
            Date::MIN
        })
    }

    /// One of a closed set of words, as serde names them.
    pub fn word<T: serde::de::DeserializeOwned>(&self, key: &str) -> Option<T> {
        let text = self.text(key);
        if text.is_empty() {
            return None;
        }
        let word = T::deserialize(serde::de::value::StrDeserializer::<serde::de::value::Error>::new(&text));
        word.map_err(|error| self.source.report(self.line_of(key), format!("`{key}`: {error}"))).ok()
    }

    pub fn words<T: serde::de::DeserializeOwned>(&self, key: &str) -> Vec<T> {
        let read = |text: &String| {
            let word = T::deserialize(serde::de::value::StrDeserializer::<serde::de::value::Error>::new(text));
            word.map_err(|error| self.source.report(self.line_of(key), format!("`{key}`: {error}"))).ok()
        };
        self.texts(key).iter().filter_map(read).collect()
    }

    pub fn find_table(&self, key: &str) -> Option<Cells<'s>> {
        let item = self.find(key)?;
        match item.as_table_like() {
            Some(table) => Some(self.inner(table, self.line_of(key))),
            None => {
                self.wrong(key, "a table");
                None
            }
        }
    }

    /// Tables by name, as in `[services.birth]`.
    pub fn named(&self) -> Vec<(String, Cells<'s>)> {
        let keys: Vec<String> = self.table.iter().map(|(key, _)| key.to_owned()).collect();
        keys.into_iter().filter_map(|key| Some((key.clone(), self.find_table(&key)?))).collect()
    }

    /// Texts by name, as in `decides = { parentage = "both" }`.
    pub fn pairs(&self, key: &str) -> BTreeMap<String, String> {
        let Some(cells) = self.find_table(key) else { return BTreeMap::new() };
        let keys: Vec<String> = cells.table.iter().map(|(key, _)| key.to_owned()).collect();
        keys.into_iter().map(|key| (key.clone(), cells.text(&key))).collect()
    }

    /// Whole numbers by name, as in `letters_max = { "child.name" = 63 }`.
    pub fn counts(&self, key: &str, min: i64, max: i64) -> BTreeMap<String, i64> {
        let Some(cells) = self.find_table(key) else { return BTreeMap::new() };
        let keys: Vec<String> = cells.table.iter().map(|(key, _)| key.to_owned()).collect();
        keys.into_iter().map(|key| (key.clone(), cells.number(&key, min, max))).collect()
    }

    /// `[[key]]` tables, or a list of inline tables; a single table counts as one row.
    pub fn rows(&self, key: &str) -> Vec<Cells<'s>> {
        let Some(item) = self.find(key) else { return Vec::new() };
        if let Some(tables) = item.as_array_of_tables() {
            let row = |table: &'s toml_edit::Table| self.inner(table, self.source.line(table.span()).unwrap_or(self.line));
            return tables.iter().map(row).collect();
        }
        if let Some(array) = item.as_array() {
            let row = |value: &'s Value| Some(self.inner(value.as_inline_table()?, self.source.line(value.span()).unwrap_or(self.line)));
            return array.iter().map(row).collect::<Option<Vec<_>>>().unwrap_or_else(|| {
                self.wrong(key, "a list of tables");
                Vec::new()
            });
        }
        match item.as_table_like() {
            Some(table) => vec![self.inner(table, self.line_of(key))],
            None => {
                self.wrong(key, "a list of tables");
                Vec::new()
            }
        }
    }

    /// Rows of `name = value` or `name = [values]`.
    pub fn condition(&self, key: &str) -> Condition {
        Condition(self.rows(key).iter().map(Cells::condition_row).collect())
    }

    fn condition_row(&self) -> BTreeMap<String, OneOrMany> {
        let mut row = BTreeMap::new();
        for (name, item) in self.table.iter() {
            self.asked.borrow_mut().insert(name.to_owned());
            if item.is_array() {
                row.insert(name.to_owned(), OneOrMany::Many(self.texts(name)));
            } else {
                row.insert(name.to_owned(), OneOrMany::One(self.text(name)));
            }
        }
        if row.is_empty() {
            self.report("an empty condition row is always true: leave `when` out instead".to_owned());
        }
        row
    }

    fn inner(&self, table: &'s dyn TableLike, line: usize) -> Cells<'s> {
        Cells { source: self.source, table, line, asked: RefCell::default() }
    }
}
