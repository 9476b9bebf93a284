//! What each kind of question asks of a recording, and what the recording answers.

use std::collections::BTreeMap;
use std::time::Duration;

use stage::Cast;
use timeline::{Line, Outcome, Recording, words};
use toml::de::DeValue;

use super::answer::{Answer, NEVER, NOTHING};
use super::fate::{self, Fate};
use super::toml::{Fields, Reader};
use super::{At, Problem};

/// What a question asks.
#[derive(Debug, Clone)]
pub enum Asks {
    /// When the caller resumes, or when this line is printed.
    When(Option<At<String>>),
    /// Which line is printed next after this one, or first of all.
    Printed(Option<At<String>>),
    /// In which order these things happen.
    Order(Of, Option<Vec<At<String>>>),
    /// What the caller gets.
    Gets,
    /// What becomes of the lanes that the answer names.
    Fate,
    /// What no recording says.
    Which,
}

/// What is put in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Printed lines.
    Lines,
    /// Lanes, by their starts.
    Starts,
    /// Lanes, by their ends.
    Ends,
}

/// The words of all kinds.
pub const KINDS: [&str; 6] = ["when", "printed", "order", "gets", "fate", "which"];

impl Asks {
    /// Reads the kind and the keys that only this kind has.
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

    /// The keys that this kind has beside those of every question.
    pub fn keys(&self) -> &'static [&'static str] {
        match self {
            Self::When(_) => &["line"],
            Self::Printed(_) => &["after"],
            Self::Order(..) => &["of", "only"],
            Self::Gets | Self::Fate => &[],
            Self::Which => &["proof"],
        }
    }

    /// An author's answer or choice.
    ///
    /// # Errors
    /// When it does not look like an answer of this kind.
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

    /// What the recording says. Of lanes it says what becomes of those that `believed` names.
    ///
    /// # Errors
    /// When the question names a line or a lane that the recording does not have; with the line of the file, where
    /// it is not that of the answer.
    pub fn truth(
        &self,
        recording: &Recording,
        cast: &Cast,
        believed: &At<Answer>,
    ) -> Result<Answer, At<Problem>> {
        Ok(match self {
            Self::When(None) => Answer::When(recording.caller().end.map(|end| end.at)),
            Self::When(Some(line)) => {
                Answer::When(Some(printed_once(recording, line)?.1.moment.at))
            }
            Self::Printed(after) => {
                let next = match after {
                    None => 0,
                    Some(line) => printed_once(recording, line)?.0 + 1,
                };
                Answer::Printed(recording.lines.get(next).map(text))
            }
            Self::Order(of, only) => order(*of, only.as_deref(), recording)?,
            Self::Gets => Answer::Gets(gets(recording)),
            Self::Fate => Answer::Fates(
                believed
                    .value
                    .lanes()
                    .into_iter()
                    .map(|lane| {
                        let fate = Fate::of(&lane, recording, cast);
                        let there = || fate::names(recording, cast);
                        let fate = fate.ok_or_else(|| At {
                            line: believed.line,
                            value: Problem::NoLane { lane: lane.clone(), there: there() },
                        })?;
                        Ok((lane, fate))
                    })
                    .collect::<Result<_, _>>()?,
            ),
            Self::Which => believed.value.clone(),
        })
    }

    /// Whether a wrong choice names only what there could be.
    ///
    /// # Errors
    /// When it puts in order what is no lane and no source, or tells of other lanes than the answer.
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

    fn answer(self, items: Vec<String>) -> Answer {
        match self {
            Self::Lines => Answer::Lines(items),
            Self::Starts | Self::Ends => Answer::Lanes(items),
        }
    }
}

/// A line as pages show it.
fn text(line: &Line) -> String {
    words::one_line(&line.text).trim().to_owned()
}

/// The line with this text, and its place among all.
fn printed_once<'r>(
    recording: &'r Recording,
    wanted: &At<String>,
) -> Result<(usize, &'r Line), At<Problem>> {
    let lines =
        || recording.lines.iter().enumerate().filter(|(_, line)| text(line) == wanted.value);
    let at = |value| At { line: wanted.line, value };
    match lines().count() {
        0 => Err(at(no_line(recording, &wanted.value))),
        1 => Ok(lines().next().expect("there is one")),
        times => Err(at(Problem::LineAgain { line: wanted.value.clone(), times })),
    }
}

fn no_line(recording: &Recording, line: &str) -> Problem {
    let mut there: Vec<String> = Vec::new();
    for text in recording.lines.iter().map(text) {
        if !there.contains(&text) {
            there.push(text);
        }
    }
    Problem::NoLine { line: line.to_owned(), there }
}

fn order(
    of: Of,
    only: Option<&[At<String>]>,
    recording: &Recording,
) -> Result<Answer, At<Problem>> {
    let mut lanes: Vec<_> = recording.lanes.iter().skip(1).collect();
    let all: Vec<String> = match of {
        Of::Lines => recording.lines.iter().map(text).collect(),
        Of::Starts | Of::Ends => lanes.iter().map(|lane| lane.label.clone()).collect(),
    };
    for item in only.unwrap_or_default() {
        if !all.contains(&item.value) {
            let value = match of {
                Of::Lines => no_line(recording, &item.value),
                _ => Problem::NoLane { lane: item.value.clone(), there: all },
            };
            return Err(At { line: item.line, value });
        }
    }
    let items = match of {
        Of::Lines => all,
        Of::Starts => {
            lanes.sort_by_key(|lane| lane.start);
            lanes.iter().map(|lane| lane.label.clone()).collect()
        }
        Of::Ends => {
            lanes.retain(|lane| lane.end.is_some());
            lanes.sort_by_key(|lane| lane.end);
            lanes.iter().map(|lane| lane.label.clone()).collect()
        }
    };
    let is_asked = |item: &String| only.is_none_or(|only| only.iter().any(|o| o.value == *item));
    Ok(of.answer(items.into_iter().filter(is_asked).collect()))
}

fn gets(recording: &Recording) -> String {
    match &recording.caller().outcome {
        Outcome::Finished(value) if value.is_empty() => "()".to_owned(),
        Outcome::Finished(value) => words::one_line(value).into_owned(),
        Outcome::Failed(error) => format!("error: {}", words::one_line(error)),
        outcome @ (Outcome::TimedOut | Outcome::Cancelled) => format!("error: {}", outcome.word()),
        Outcome::Panicked => "panic".to_owned(),
        Outcome::Open => NOTHING.to_owned(),
    }
}

fn instant(text: &str) -> Option<Option<Duration>> {
    if text == NEVER { Some(None) } else { words::parse(text).ok().map(Some) }
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
