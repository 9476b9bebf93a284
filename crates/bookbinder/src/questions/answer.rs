//! Answers in three forms: as the script compares them, as a page shows them, and in the words of a
//! fault.

use std::collections::BTreeMap;
use std::time::Duration;

use timeline::units;

use super::markdown::{self, Page};
use crate::html::escape;
use stage::fate::Fate;

/// An answer, from the author or from a recording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// An instant; `None` means never.
    When(Option<Duration>),
    /// A printed line; `None` means nothing.
    Printed(Option<String>),
    /// Printed lines in their order.
    Lines(Vec<String>),
    /// Lanes in the order of their starts or of their ends.
    Lanes(Vec<String>),
    /// What a caller gets.
    Gets(String),
    /// What finally happens to each lane.
    Fates(BTreeMap<String, Fate>),
    /// A text in Markdown, which a proof confirms.
    Which(String),
}

/// The answer for what a caller gets that never ends, and for what is printed when nothing is.
pub const NOTHING: &str = "nothing";
/// The answer for when a caller resumes that never ends.
pub const NEVER: &str = "never";

impl Answer {
    /// The text that the script compares; the choices of a question all have different keys.
    pub fn key(&self) -> String {
        match self {
            Self::When(None) => NEVER.to_owned(),
            Self::When(Some(at)) => millis(*at),
            Self::Printed(None) => NOTHING.to_owned(),
            Self::Printed(Some(text)) | Self::Gets(text) | Self::Which(text) => text.clone(),
            Self::Lines(items) | Self::Lanes(items) => json(items),
            Self::Fates(fates) => {
                let fates: BTreeMap<_, _> =
                    fates.iter().map(|(lane, fate)| (lane, fate.word())).collect();
                json(&fates)
            }
        }
    }

    /// Whether a reader would call the two answers the same: spaces do not count.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Gets(a), Self::Gets(b)) => compact(a) == compact(b),
            (Self::Which(a), Self::Which(b)) => plain(a) == plain(b),
            _ => self.key() == other.key(),
        }
    }

    /// The answer in the words of a fault.
    pub fn words(&self) -> String {
        match self {
            Self::When(Some(at)) => format!("\"{}\"", units::duration(*at)),
            Self::Lines(_) | Self::Lanes(_) | Self::Fates(_) => self.key(),
            _ => format!("{:?}", self.key()),
        }
    }

    /// The answer as a page shows it, without markup: the words that a reader reads.
    pub fn prose(&self) -> String {
        match self {
            Self::When(Some(at)) => units::duration(*at),
            Self::Lines(items) | Self::Lanes(items) => items.join(" "),
            Self::Fates(fates) => {
                let each = fates.iter().map(|(lane, fate)| format!("{lane}: {}", fate.word()));
                each.collect::<Vec<_>>().join(", ")
            }
            _ => self.key(),
        }
    }

    /// The answer as a page shows it: HTML, on one line.
    pub fn html(&self, page: &Page) -> String {
        let code = |text: &String| format!("<code>{}</code>", escape(text));
        match self {
            Self::When(Some(at)) => units::duration(*at),
            Self::When(None) => NEVER.to_owned(),
            Self::Printed(None) => NOTHING.to_owned(),
            Self::Printed(Some(text)) => code(text),
            Self::Gets(text) if text == NOTHING => format!("{NOTHING}: it never ends"),
            Self::Gets(text) => code(text),
            Self::Lines(items) => arrows(items.iter().map(code)),
            Self::Lanes(items) => arrows(items.iter().map(|item| escape(item))),
            Self::Fates(fates) => {
                let each =
                    fates.iter().map(|(lane, fate)| format!("{}: {}", escape(lane), fate.word()));
                each.collect::<Vec<_>>().join(", ")
            }
            Self::Which(text) => markdown::inline(text, page).unwrap_or_else(|| escape(text)),
        }
    }

    /// The lanes that the answer is about.
    pub fn lanes(&self) -> Vec<String> {
        match self {
            Self::Fates(fates) => fates.keys().cloned().collect(),
            _ => Vec::new(),
        }
    }
}

/// The items of several orders, sorted. Each comes as often as in the order that has it most often.
pub fn items<'a>(answers: impl Iterator<Item = &'a Answer>) -> Vec<&'a str> {
    let mut most: BTreeMap<&str, usize> = BTreeMap::new();
    for answer in answers {
        let (Answer::Lines(items) | Answer::Lanes(items)) = answer else { continue };
        let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
        items.iter().for_each(|item| *counted.entry(item).or_default() += 1);
        for (item, count) in counted {
            let most = most.entry(item).or_default();
            *most = count.max(*most);
        }
    }
    most.into_iter().flat_map(|(item, count)| std::iter::repeat_n(item, count)).collect()
}

/// Data as JSON. This never fails for the data of a question.
pub fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn arrows(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    if items.is_empty() { "none".to_owned() } else { items.join(" → ") }
}

/// Milliseconds as a number, without unnecessary digits.
fn millis(at: Duration) -> String {
    let nanos = at.as_nanos();
    let text = format!("{}.{:06}", nanos / 1_000_000, nanos % 1_000_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A text without its markup.
fn plain(text: &str) -> String {
    let text = text.replace(['`', '*'], "");
    text.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_owned()
}

/// A value without white space, except inside quotes.
fn compact(text: &str) -> String {
    let mut quoted = false;
    let mut escaped = false;
    let kept = text.chars().filter(|&c| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        quoted ^= ends;
        quoted || !c.is_whitespace()
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_the_same_however_they_are_spaced() {
        let gets = |text: &str| Answer::Gets(text.to_owned());
        assert!(gets(r#"["a", "b"]"#).is_same(&gets(r#"["a","b"]"#)));
        assert!(!gets(r#"["a", "b c"]"#).is_same(&gets(r#"["a", "bc"]"#)));
        assert!(!gets(r#"["a\"", "b"]"#).is_same(&gets(r#"["a\" ", "b"]"#)));
        let which = |text: &str| Answer::Which(text.to_owned());
        assert!(which("`join!`").is_same(&which("join!.")));
        assert!(!which("`join!`").is_same(&which("join")));
    }

    #[test]
    fn milliseconds_have_no_more_digits_than_they_need() {
        let key = |micros| Answer::When(Some(Duration::from_micros(micros))).key();
        assert_eq!(
            ["0", "3000", "250", "0.5"].map(str::to_owned),
            [0, 3_000_000, 250_000, 500].map(key)
        );
    }

    #[test]
    fn items_are_all_that_any_order_has() {
        let lines =
            |items: &[&str]| Answer::Lines(items.iter().map(|item| (*item).to_owned()).collect());
        let orders = [lines(&["b", "a", "b"]), lines(&["c", "b"])];
        assert_eq!(items(orders.iter()), ["a", "b", "b", "c"]);
    }
}
