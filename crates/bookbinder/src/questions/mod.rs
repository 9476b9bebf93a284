//! Questions as data: `crates/lesson-NN/questions.toml` and `book/closing.toml`, held against recordings.
//!
//! What is true is computed from a scene's recording. The author's belief stands beside it, so that a scene
//! that changes turns every question red that depends on it. `README.md` tells authors the format.
//!
//! - `home`: where questions are asked, and who names them.
//! - `toml`: the file, its keys taken one by one, each with its line.
//! - `read`: what stands there becomes a [`Question`] or a [`Card`], or a fault.
//! - `asks`: what each kind asks of a recording; `truth`: the true [`Answer`].
//! - `answer`: answers, as the script compares them and as a page says them.
//! - `proof`: what shows an answer that no recording can show.
//! - `problem`: what can be wrong.
//! - `markdown`: the text of questions; `headings`: what in a chapter explains them.
//! - `html`: what the page gets; `placed`: which of them stand in which chapter, and their answers in print.

mod answer;
mod asks;
mod headings;
mod home;
mod html;
mod markdown;
mod placed;
mod problem;
mod proof;
mod read;
mod toml;
mod truth;

use std::rc::Rc;

pub use answer::Answer;
pub use headings::{Heading, headings};
pub use home::Home;
pub use html::{Shown, cards, guess, practice, quiz};
pub use markdown::{Page, inline};
pub use placed::Placed;
pub use problem::Problem;
pub use proof::hold as hold_proof;
pub use read::read;

pub use self::toml::{Fields, Reader};

use crate::run::Run;

/// All questions of a lesson, or over all of them.
#[derive(Debug, Clone, Default)]
pub struct Deck {
    /// Those that chapters place by their ids.
    pub guesses: Vec<Question>,
    /// In the order in which they are asked.
    pub quiz: Vec<Question>,
    /// In the order in which they are shown.
    pub cards: Vec<Card>,
    /// What cannot be shown, because it is wrong: of which list, and its id where that is known.
    pub broken: Vec<(&'static str, Option<String>)>,
}

impl Deck {
    /// Each question and card that has to stand in some chapter: its id, its line, the directive that places it.
    pub fn needs(&self, home: Home) -> impl Iterator<Item = (&str, usize, String)> {
        let guesses =
            self.guesses.iter().map(|guess| (&guess.id, format!("guess {}", guess.id.value)));
        // The first stands for all: one directive places them.
        let quiz = self.quiz.first().map(|question| (&question.id, home.quiz().to_owned()));
        let cards = self.cards.first().map(|card| (&card.id, "cards".to_owned()));
        let all = guesses.chain(quiz).chain(cards);
        all.map(|(id, directive)| (id.value.as_str(), id.line, directive))
    }

    /// Whether something of this list, or what has this id there, was found to be wrong and is told already.
    pub fn is_broken(&self, list: &str, id: Option<&str>) -> bool {
        self.broken.iter().any(|(broken, its_id)| {
            *broken == list && (id.is_none() || its_id.is_none() || its_id.as_deref() == id)
        })
    }

    /// The lessons, and the fragments of their headings, that explain them.
    pub fn explanations(&self) -> impl Iterator<Item = (u8, &At<String>)> {
        let questions = self.guesses.iter().chain(&self.quiz);
        let questions = questions.map(|question| (question.lesson, &question.see));
        questions.chain(self.cards.iter().map(|card| (card.lesson, &card.see)))
    }
}

/// A text and the line that it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At<T> {
    /// From 1.
    pub line: usize,
    /// What stands there.
    pub value: T,
}

/// A question with its choices.
#[derive(Debug, Clone)]
pub struct Question {
    /// Where it is asked.
    pub home: Home,
    /// The lesson that has its scene and its code, and explains it.
    pub lesson: u8,
    /// Unique in its home.
    pub id: At<String>,
    /// The kind's word.
    pub kind: &'static str,
    /// Markdown, one paragraph.
    pub ask: String,
    /// The parts of files that are shown with it.
    pub code: Vec<At<String>>,
    /// What the recording says, or the author where none can.
    pub right: Choice,
    /// Two to four.
    pub wrong: Vec<Choice>,
    /// The fragment of the heading that explains it.
    pub see: At<String>,
    /// The run that it asks about.
    pub run: Option<Rc<Run>>,
}

impl Question {
    /// All choices, the right one among them, in an order that says nothing and is the same in every build.
    pub fn choices(&self) -> impl Iterator<Item = &Choice> {
        let mut choices: Vec<&Choice> = self.wrong.iter().chain([&self.right]).collect();
        let name = self.home.name(&self.id.value);
        choices.sort_by_cached_key(|choice| {
            let key = choice.answer.key();
            (hash(&format!("{name} {key}")), key)
        });
        choices.into_iter()
    }
}

/// FNV-1a: the standard library's hash may change from release to release.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// One of the answers that a question offers.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What it says.
    pub answer: Answer,
    /// Why it is right, or wrong. Markdown.
    pub because: String,
    /// Where people think so.
    pub from: Option<String>,
}

/// A flash card.
#[derive(Debug, Clone)]
pub struct Card {
    /// The lesson's number.
    pub lesson: u8,
    /// Unique in its lesson.
    pub id: At<String>,
    /// Markdown.
    pub front: String,
    /// What stands behind.
    pub back: Back,
    /// The fragment of the heading that explains it.
    pub see: At<String>,
}

/// The back of a card.
#[derive(Debug, Clone)]
pub enum Back {
    /// As the author wrote it, in Markdown.
    Text(String),
    /// As the recording says it.
    Recorded(Choice),
}
