//! What can be wrong with the data of a page of reference.

use crate::error::list;

/// What can be wrong in a file that a page of reference is made from.
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
        /// What stands there.
        to: String,
        /// The questions and ways that it could lead to.
        there: Vec<String>,
    },
    /// An answer leads to its own question, or to one above it.
    #[error("this answer leads up to question `{0}`: an answer leads to what stands below it")]
    LeadsUp(String),
    /// Something that no reader meets.
    #[error("no answer leads to `{0}`: lead one there, or remove it")]
    Unreached(String),
    /// A question that asks nothing.
    #[error("question `{id}` has {count} answers: write two or more, each as [[question.answer]]")]
    FewAnswers {
        /// The question.
        id: String,
        /// How many there are.
        count: usize,
    },
    /// A question whose answers make no difference.
    #[error("all answers of question `{id}` lead to `{to}`: it need not be asked")]
    NoChoice {
        /// The question.
        id: String,
        /// Where they lead.
        to: String,
    },
    /// The same answer a second time.
    #[error("the answer {text:?} stands in line {line} already")]
    AnswerAgain {
        /// What stands there.
        text: String,
        /// The line of the other one.
        line: usize,
    },
    /// A way that is too long to find.
    #[error("`{id}` comes after {questions} questions: ask {most} at most")]
    TooLong {
        /// The way.
        id: String,
        /// How many are asked before it.
        questions: usize,
        /// How many may be.
        most: usize,
    },
    /// Something that must be in the file is not.
    #[error("there is no [[{0}]] here")]
    None(&'static str),
    /// A line that nothing shows.
    #[error("nothing proves this: name a `proof`, or the `scene` that shows it")]
    Unproved,
    /// The same line a second time.
    #[error("{text:?} stands in line {line} already")]
    Again {
        /// What stands there.
        text: String,
        /// The line of the other one.
        line: usize,
    },
}
