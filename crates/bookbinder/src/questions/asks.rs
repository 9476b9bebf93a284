//! What each kind of question asks about a recording, and the form of its answers.

use std::collections::BTreeMap;
use std::time::Duration;

use stage::Cast;
use timeline::{Recording, units};
use toml::de::DeValue;

use super::answer::{Answer, NEVER, NOTHING};
use super::toml::{Fields, Reader};
use super::{At, Problem};
use stage::fate::{self, Fate};

/// What a question asks.
#[derive(Debug, Clone)]
pub enum Asks {
    /// When the caller resumes, or when this line is printed.
    When(Option<At<String>>),
    /// Which line is printed next after this one, or first.
    Printed(Option<At<String>>),
    /// In which order these events happen.
    Order(Of, Option<Vec<At<String>>>),
    /// What the caller gets.
    Gets,
    /// What finally happens to the lanes that the answer names.
    Fate,
    /// Something that no recording shows.
    Which,
}

/// The events that are put in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Printed lines.
    Lines,
    /// Starts of lanes.
    Starts,
    /// Ends of lanes.
    Ends,
}

/// The words of all kinds.
pub const KINDS: [&str; 6] = ["when", "printed", "order", "gets", "fate", "which"];

impl Asks {
    /// Reads the kind, and the keys that only this kind has.
    pub fn read(reader: &mut Reader<'_>, fields: &Fields<'_>) -> Option<Self> {
        let At { line, value: kind } = fields.needed_text(reader, "kind")?;
        Some(match kind.as_str() {
            "when" => Self::When(fields.text(reader, "line")),
            "printed" => Self::Printed(fields.text(reader, "after")),
            "order" => Self::Order(Of::read(reader, fields)?, fields.texts(reader, "only")),
            "gets" => Self::Gets,
            "fate" => Self::Fate,
            "which" => Self::Which,
            _ => {
                let there = KINDS.map(str::to_owned).to_vec();
                reader.fault(line, Problem::NoKind { kind, there });
                return None;
            }
        })
    }

    /// The kind's word.
    pub fn kind(&self) -> &'static str {
        let [when, printed, order, gets, fate, which] = KINDS;
        match self {
            Self::When(_) => when,
            Self::Printed(_) => printed,
            Self::Order(..) => order,
            Self::Gets => gets,
            Self::Fate => fate,
            Self::Which => which,
        }
    }

    /// The keys of this kind, besides those that every question has.
    pub fn keys(&self) -> &'static [&'static str] {
        match self {
            Self::When(_) => &["line"],
            Self::Printed(_) => &["after"],
            Self::Order(..) => &["of", "only"],
            Self::Gets | Self::Fate => &[],
            Self::Which => &["proof"],
        }
    }

    /// Reads an author's answer or choice.
    ///
    /// # Errors
    /// When it does not have the form of an answer of this kind.
    pub fn answer(&self, value: &DeValue<'_>) -> Result<Answer, Problem> {
        let text = value.as_str().map(str::trim).filter(|text| !text.is_empty());
        let answer = match self {
            Self::When(_) => text.and_then(instant).map(Answer::When),
            Self::Printed(_) => text
                .map(|text| Answer::Printed(Some(text.to_owned()).filter(|text| text != NOTHING))),
            Self::Order(of, _) => texts(value).map(|items| of.answer(items)),
            Self::Gets => text.map(|text| Answer::Gets(text.to_owned())),
            Self::Fate => fates(value).map(Answer::Fates),
            Self::Which => text.map(|text| Answer::Which(text.to_owned())),
        };
        let wanted = || Problem::NotAnAnswer { kind: self.kind(), wanted: self.wanted() };
        answer.ok_or_else(wanted)
    }

    fn wanted(&self) -> String {
        match self {
            Self::When(_) => format!("a duration such as \"1.5 s\" or \"250 ms\", or \"{NEVER}\""),
            Self::Printed(_) => format!("the text of a line, or \"{NOTHING}\""),
            Self::Order(..) => "a list of texts".to_owned(),
            Self::Gets => {
                format!(
                    "the value as the drawing shows it, \"error: …\", \"panic\" or \"{NOTHING}\""
                )
            }
            Self::Fate => {
                let words = Fate::ALL.map(|fate| format!("\"{}\"", fate.word()));
                format!("a table from lanes to one of {}", words.join(", "))
            }
            Self::Which => "a text".to_owned(),
        }
    }

    /// Refuses a wrong choice that is impossible.
    ///
    /// # Errors
    /// When it orders something that is neither a lane nor a source, or is about other lanes than
    /// the answer.
    pub fn refuse_choice(
        &self,
        choice: &Answer,
        right: &Answer,
        recording: &Recording,
        cast: &Cast,
    ) -> Result<(), Problem> {
        match choice {
            Answer::Fates(_) if choice.lanes() != right.lanes() => {
                Err(Problem::OtherLanes { these: choice.lanes(), those: right.lanes() })
            }
            Answer::Lanes(lanes) => {
                let there = fate::names(recording, cast);
                match lanes.iter().find(|lane| !there.contains(lane)) {
                    Some(lane) => Err(Problem::NoLane { lane: lane.clone(), there }),
                    None => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }
}

impl Of {
    fn read(reader: &mut Reader<'_>, fields: &Fields<'_>) -> Option<Self> {
        let Some(At { line, value }) = fields.text(reader, "of") else { return Some(Self::Lines) };
        match value.as_str() {
            "lines" => Some(Self::Lines),
            "starts" => Some(Self::Starts),
            "ends" => Some(Self::Ends),
            _ => {
                let there = ["lines", "starts", "ends"].map(str::to_owned).to_vec();
                reader.fault(line, Problem::NotOneOf { key: "of", value, there });
                None
            }
        }
    }

    /// The answer with these items in this order.
    pub fn answer(self, items: Vec<String>) -> Answer {
        match self {
            Self::Lines => Answer::Lines(items),
            Self::Starts | Self::Ends => Answer::Lanes(items),
        }
    }
}

fn instant(text: &str) -> Option<Option<Duration>> {
    if text == NEVER { Some(None) } else { units::parse(text).ok().map(Some) }
}

fn texts(value: &DeValue<'_>) -> Option<Vec<String>> {
    let text = |item: &toml::Spanned<DeValue<'_>>| Some(item.get_ref().as_str()?.trim().to_owned());
    value.as_array()?.iter().map(text).collect()
}

fn fates(value: &DeValue<'_>) -> Option<BTreeMap<String, Fate>> {
    let table = value.as_table().filter(|table| !table.is_empty())?;
    let each = table.iter().map(|(lane, fate)| {
        let fate = Fate::from_word(fate.get_ref().as_str()?)?;
        Some((lane.get_ref().clone().into_owned(), fate))
    });
    each.collect()
}
