//! Questions as data: `crates/lesson-NN/questions.toml` and `book/closing.toml`, compared with
//! recordings.
//!
//! A scene's recording gives the true answer. The file also has the answer that the author expects:
//! so if a scene changes, every question that depends on it fails. `README.md` describes the format
//! for authors.
//!
//! - `home`: where questions are asked, and their names.
//! - `toml`: the file, read key by key, each key with its line.
//! - `read`: makes a [`Question`], a [`Card`] or a fault from the keys.
//! - `asks`: what each kind asks about a recording; `truth`: the true [`Answer`].
//! - `answer`: answers, as the script compares them and as a page shows them.
//! - `proof`: what confirms an answer that no recording can show.
//! - `problem`: what can be wrong.
//! - `markdown`: the texts of questions; `headings`: the headings of a chapter that explain them.
//! - `html`: the HTML on the page; `placed`: which questions a chapter asks, and their answers in
//!   print.

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

/// All questions of a lesson, or of the closing quiz.
#[derive(Debug, Clone, Default)]
pub struct Deck {
    /// Questions that chapters place by their ids.
    pub guesses: Vec<Question>,
    /// The quiz, in the order in which it is asked.
    pub quiz: Vec<Question>,
    /// The flash cards, in the order in which they are shown.
    pub cards: Vec<Card>,
    /// Questions that cannot be shown, because they are wrong: the list, and the id if it is known.
    pub broken: Vec<(&'static str, Option<String>)>,
}

impl Deck {
    /// Each question and card that must stand in a chapter: its id, its line, and the directive
    /// that places it.
    pub fn needs(&self, home: Home) -> impl Iterator<Item = (&str, usize, String)> {
        let guesses =
            self.guesses.iter().map(|guess| (&guess.id, format!("guess {}", guess.id.value)));
        // The first question stands for the whole quiz: one directive places all of it.
        let quiz = self.quiz.first().map(|question| (&question.id, home.quiz().to_owned()));
        let cards = self.cards.first().map(|card| (&card.id, "cards".to_owned()));
        let all = guesses.chain(quiz).chain(cards);
        all.map(|(id, directive)| (id.value.as_str(), id.line, directive))
    }

    /// Whether something in this list, or with this id in it, is broken and has been reported.
    pub fn is_broken(&self, list: &str, id: Option<&str>) -> bool {
        self.broken.iter().any(|(broken, its_id)| {
            *broken == list && (id.is_none() || its_id.is_none() || its_id.as_deref() == id)
        })
    }

    /// The headings that explain the questions and cards: the lesson and the fragment of each.
    pub fn explanations(&self) -> impl Iterator<Item = (u8, &At<String>)> {
        let questions = self.guesses.iter().chain(&self.quiz);
        let questions = questions.map(|question| (question.lesson, &question.see));
        questions.chain(self.cards.iter().map(|card| (card.lesson, &card.see)))
    }
}

/// A value, and the line on which it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At<T> {
    /// The line, counted from 1.
    pub line: usize,
    /// The value.
    pub value: T,
}

/// A question with its choices.
#[derive(Debug, Clone)]
pub struct Question {
    /// The part of the book that asks it.
    pub home: Home,
    /// The lesson that has its scene and code, and that explains it.
    pub lesson: u8,
    /// Unique in its home.
    pub id: At<String>,
    /// The kind's word.
    pub kind: &'static str,
    /// The question, in Markdown: one paragraph.
    pub ask: String,
    /// The parts of files that are shown with it.
    pub code: Vec<At<String>>,
    /// The right answer: from the recording, or from the author if no recording can show it.
    pub right: Choice,
    /// Two to four wrong choices.
    pub wrong: Vec<Choice>,
    /// The fragment of the heading that explains it.
    pub see: At<String>,
    /// The run that it is about.
    pub run: Option<Rc<Run>>,
}

impl Question {
    /// All choices, including the right one. Their order does not depend on which is right, and is
    /// the same in every build.
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

/// FNV-1a, because the hash of the standard library may change from release to release.
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
    /// Why it is right or wrong, in Markdown.
    pub because: String,
    /// A source in which people believe this answer.
    pub from: Option<String>,
}

/// A flash card.
#[derive(Debug, Clone)]
pub struct Card {
    /// The lesson's number.
    pub lesson: u8,
    /// Unique in its lesson.
    pub id: At<String>,
    /// The front, in Markdown.
    pub front: String,
    /// The back.
    pub back: Back,
    /// The fragment of the heading that explains it.
    pub see: At<String>,
}

/// The back of a card.
#[derive(Debug, Clone)]
pub enum Back {
    /// The author's text, in Markdown.
    Text(String),
    /// The recording's answer.
    Recorded(Choice),
}
