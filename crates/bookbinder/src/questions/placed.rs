//! Which questions the current chapter asks, with their numbers, and their answers in print.

use super::markdown::Page;
use super::{Question, html};

/// A question's number in its chapter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// The number of a guess; the chapter's first guess is 1.
    Guess(usize),
    /// The number of a question in the quiz; the first is 1.
    Question(usize),
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Guess(number) => write!(f, "Guess {number}"),
            Self::Question(number) => write!(f, "Question {number}"),
        }
    }
}

/// The questions of one chapter so far.
#[derive(Debug, Default)]
pub struct Placed {
    guesses: usize,
    questions: usize,
    answers: Vec<String>,
}

impl Placed {
    /// Adds a guess, and returns its number.
    pub fn guess(&mut self, question: &Question, page: &Page) -> Number {
        self.guesses += 1;
        self.answer(Number::Guess(self.guesses), question, None, page)
    }

    /// Adds a question of the quiz, and returns its number. `taught` is the heading on another page
    /// that explains it.
    pub fn question(&mut self, question: &Question, taught: Option<&str>, page: &Page) -> Number {
        self.questions += 1;
        self.answer(Number::Question(self.questions), question, taught, page)
    }

    fn answer(
        &mut self,
        number: Number,
        question: &Question,
        taught: Option<&str>,
        page: &Page,
    ) -> Number {
        self.answers.push(html::answer_in_print(number, question, taught, page));
        number
    }

    /// The answers at the chapter's end, for print; `None` if nothing is asked.
    pub fn in_print(&self) -> Option<String> {
        (!self.answers.is_empty()).then(|| html::answers(&self.answers))
    }
}
