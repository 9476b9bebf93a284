//! What can be wrong with the data of a reference page.

use crate::error::list;

/// What can be wrong in a file from which a reference page is made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Problem {
    /// A text that names no heading of a lesson.
    #[error("`{0}` is no place in a lesson: write lesson-NN.md#heading")]
    NotAPlace(String),
    /// A text that names no scene of a lesson.
    #[error("`{0}` is no scene of a lesson: write lesson-NN/scene")]
    NotAScene(String),
    /// An answer leads to nothing.
    #[error("this answer leads to `{to}`, which is not there; below it there are {}", list(there))]
    LeadsNowhere {
        /// The text in the file.
        to: String,
        /// The questions and ways to which it could lead.
        there: Vec<String>,
    },
    /// An answer leads to its own question, or to one above it.
    #[error("this answer leads up to question `{0}`: an answer leads to what stands below it")]
    LeadsUp(String),
    /// A question or a way to which no answer leads.
    #[error("no answer leads to `{0}`: lead one there, or remove it")]
    Unreached(String),
    /// A question with fewer than two answers.
    #[error("question `{id}` has {count} answers: write two or more, each as [[question.answer]]")]
    FewAnswers {
        /// The question.
        id: String,
        /// How many there are.
        count: usize,
    },
    /// A question whose answers all lead to the same place.
    #[error("all answers of question `{id}` lead to `{to}`: it need not be asked")]
    NoChoice {
        /// The question.
        id: String,
        /// The place to which they lead.
        to: String,
    },
    /// The same answer a second time.
    #[error("the answer {text:?} stands in line {line} already")]
    AnswerAgain {
        /// The text in the file.
        text: String,
        /// The line of the other one.
        line: usize,
    },
    /// A way that comes after too many questions.
    #[error("`{id}` comes after {questions} questions: ask {most} at most")]
    TooLong {
        /// The way.
        id: String,
        /// The number of questions before it.
        questions: usize,
        /// The most questions allowed.
        most: usize,
    },
    /// A required list is missing.
    #[error("there is no [[{0}]] here")]
    None(&'static str),
    /// An entry without a proof.
    #[error("nothing proves this: name a `proof`, or the `scene` that shows it")]
    Unproved,
    /// The same entry a second time.
    #[error("{text:?} stands in line {line} already")]
    Again {
        /// The text in the file.
        text: String,
        /// The line of the other one.
        line: usize,
    },
}
