//! Reads a file of questions key by key, each key with its line.

use std::cell::Cell;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::markdown::{self, Page};
use super::{At, Problem};
use crate::error::{self, Fault};

/// The faults in one file so far.
#[derive(Debug)]
pub struct Reader<'t> {
    /// The file, from the workspace's root.
    pub file: String,
    text: &'t str,
    /// The faults in the order in which they were found.
    pub faults: Vec<Fault>,
}

impl<'t> Reader<'t> {
    /// A reader without faults.
    pub fn new(file: String, text: &'t str) -> Self {
        Self { file, text, faults: Vec::new() }
    }

    /// Reads the whole file.
    pub fn parse(&mut self) -> Option<Fields<'t>> {
        match DeTable::parse(self.text) {
            Ok(table) => Some(Fields::new(self, table.into_inner(), 1)),
            Err(error) => {
                let line = error.span().map_or(1, |span| self.line(span.start));
                self.fault(line, Problem::NotToml(error.message().to_owned()));
                None
            }
        }
    }

    /// Adds a fault on this line.
    pub fn fault(&mut self, line: usize, problem: impl Into<error::Problem>) {
        self.faults.push(problem.into().at(&self.file, line));
    }

    /// The line of this place, counted from 1.
    pub fn line(&self, offset: usize) -> usize {
        let before = &self.text.as_bytes()[..offset.min(self.text.len())];
        1 + before.iter().filter(|byte| **byte == b'\n').count()
    }
}

/// A table of the file. Keys that are read are taken out: a key that is left at the end does not
/// belong to the format.
#[derive(Debug)]
pub struct Fields<'t> {
    /// The line on which it begins.
    pub line: usize,
    entries: Vec<Entry<'t>>,
}

#[derive(Debug)]
struct Entry<'t> {
    key: String,
    line: usize,
    value: Spanned<DeValue<'t>>,
    taken: Cell<bool>,
}

impl<'t> Fields<'t> {
    /// The entries of a table that begins on this line.
    pub fn new(reader: &Reader<'_>, table: DeTable<'t>, line: usize) -> Self {
        let entries = table.into_iter().map(|(key, value)| Entry {
            line: reader.line(key.span().start),
            key: key.into_inner().into_owned(),
            value,
            taken: Cell::new(false),
        });
        let mut entries: Vec<_> = entries.collect();
        entries.sort_by_key(|entry| entry.line);
        let first = entries.first().map_or(line, |entry| entry.line);
        Self { line: line.max(first), entries }
    }

    /// The value of an optional key.
    pub fn value(&self, key: &str) -> Option<At<&DeValue<'t>>> {
        let entry = self.entries.iter().find(|entry| entry.key == key)?;
        entry.taken.set(true);
        Some(At { line: entry.line, value: entry.value.get_ref() })
    }

    /// The value of a required key.
    pub fn needed(&self, reader: &mut Reader<'_>, key: &'static str) -> Option<At<&DeValue<'t>>> {
        let value = self.value(key);
        if value.is_none() {
            reader.fault(self.line, Problem::Missing(key));
        }
        value
    }

    /// An optional text that must not be empty.
    pub fn text(&self, reader: &mut Reader<'_>, key: &'static str) -> Option<At<String>> {
        let At { line, value } = self.value(key)?;
        match value.as_str().map(str::trim) {
            Some("") => reader.fault(line, Problem::Empty(key)),
            Some(text) => return Some(At { line, value: text.to_owned() }),
            None => reader.fault(line, Problem::NotA { key, wanted: "a text" }),
        }
        None
    }

    /// A required text.
    pub fn needed_text(&self, reader: &mut Reader<'_>, key: &'static str) -> Option<At<String>> {
        self.needed(reader, key)?;
        self.text(reader, key)
    }

    /// A required paragraph of Markdown.
    pub fn prose(&self, reader: &mut Reader<'_>, key: &'static str) -> Option<String> {
        let At { line, value } = self.needed_text(reader, key)?;
        if markdown::inline(&value, &Page::own()).is_none() {
            reader.fault(line, Problem::NotInline(key));
        }
        Some(value)
    }

    /// The id, which is required and must not be in `taken`; it is added there.
    pub fn id(&self, reader: &mut Reader<'_>, taken: &mut Vec<At<String>>) -> Option<At<String>> {
        let id = self.needed_text(reader, "id")?;
        let is_word = |word: &str| {
            !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        };
        if !id.value.split('-').all(is_word) {
            reader.fault(id.line, Problem::NotAnId(id.value.clone()));
        }
        match taken.iter().find(|other| other.value == id.value) {
            Some(other) => {
                let (id_words, line) = (id.value.clone(), other.line);
                reader.fault(id.line, Problem::Taken { id: id_words, line });
            }
            None => taken.push(id.clone()),
        }
        Some(id)
    }

    /// A list of non-empty texts; a single text counts as a list of one, where that is allowed.
    pub fn texts(&self, reader: &mut Reader<'_>, key: &'static str) -> Option<Vec<At<String>>> {
        let At { line, value } = self.value(key)?;
        let texts: Option<Vec<At<String>>> = match value {
            DeValue::String(_) => Some(self.text(reader, key).into_iter().collect()),
            DeValue::Array(list) => list.iter().map(|item| text_of(reader, item)).collect(),
            _ => None,
        };
        if texts.is_none() {
            reader.fault(line, Problem::NotA { key, wanted: "a list of texts" });
        }
        texts
    }

    /// A list of tables (`[[key]]`); empty if there is none.
    pub fn tables(&self, reader: &mut Reader<'_>, key: &'static str) -> Vec<Fields<'t>> {
        let Some(At { line, value }) = self.value(key) else { return Vec::new() };
        let tables = value.as_array().and_then(|list| {
            let table = |item: &Spanned<DeValue<'t>>| {
                let table = item.get_ref().as_table()?.clone();
                Some(Fields::new(reader, table, reader.line(item.span().start)))
            };
            list.iter().map(table).collect()
        });
        tables.unwrap_or_else(|| {
            reader.fault(line, Problem::NotA { key, wanted: "a list of tables" });
            Vec::new()
        })
    }

    /// Reports all keys that are left as faults. Call this last.
    pub fn refuse_others(&self, reader: &mut Reader<'_>, there: &[&str]) {
        for entry in self.entries.iter().filter(|entry| !entry.taken.get()) {
            let there = there.iter().map(|key| (*key).to_owned()).collect();
            reader.fault(entry.line, Problem::UnknownKey { key: entry.key.clone(), there });
        }
    }
}

fn text_of(reader: &Reader<'_>, item: &Spanned<DeValue<'_>>) -> Option<At<String>> {
    let text = item.get_ref().as_str()?.trim();
    let line = reader.line(item.span().start);
    (!text.is_empty()).then(|| At { line, value: text.to_owned() })
}
