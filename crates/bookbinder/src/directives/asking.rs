//! The directives that ask: guesses, quiz, cards, and practice.

use std::rc::Rc;

use super::{Asked, Woven};
use crate::fault::Problem;
use crate::html;
use crate::listing::language;
use crate::questions::{self, At, Deck, Page, Question};
use crate::sources::Part;
use crate::weave::{Weaver, question_file};

/// A guess of a lesson, its run behind it.
pub(super) fn guess(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [id] = asked.exactly(arguments)?;
    let (lesson, id) = asked.split(id)?;
    let deck = asked.deck(weaver, lesson, "guess")?;
    let Some(question) = deck.guesses.iter().find(|guess| guess.id.value == id) else {
        if deck.is_broken("guess", Some(id)) {
            return Ok(String::new());
        }
        return Err(Problem::from(questions::Problem::NoGuess {
            file: question_file(weaver.workspace, lesson),
            id: id.to_owned(),
            there: deck.guesses.iter().map(|guess| guess.id.value.clone()).collect(),
        }));
    };
    placed_once(weaver, lesson, &format!("guess {id}"))?;
    let page = asked.page(lesson);
    let number = weaver.placed.guess(question, &page);
    let code = shown_code(weaver, question);
    let run = match &question.run {
        None => String::new(),
        Some(run) => {
            let run =
                if run.is_recast() { run.clone() } else { weaver.runs.get(lesson, run.scene)? };
            let lines = stage::output(&run.recording);
            let output = match lines.is_empty() {
                true => String::new(),
                false => html::output(&lines, &run.recording) + "\n",
            };
            output + &html::timeline(&run, &weaver.drawing_id(&run), weaver.colours(&run.recording))
        }
    };
    Ok(questions::guess(question, number, &code, &run, &page))
}

/// A lesson's quiz.
pub(super) fn quiz(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let lesson = asked.lesson_alone(weaver, arguments)?.number;
    let deck = asked.deck(weaver, lesson, "quiz")?;
    if deck.quiz.is_empty() && !deck.is_broken("quiz", None) {
        return Err(asked.none_of(weaver, lesson, "quiz"));
    }
    placed_once(weaver, lesson, "quiz")?;
    let page = asked.page(lesson);
    let mut questions = Vec::new();
    for question in &deck.quiz {
        let number = weaver.placed.question(question, &page);
        questions.push((question, number, shown_code(weaver, question)));
    }
    Ok(questions::quiz(lesson, &questions, &page))
}

/// A lesson's flash cards.
pub(super) fn cards(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let lesson = asked.lesson_alone(weaver, arguments)?.number;
    let deck = asked.deck(weaver, lesson, "card")?;
    if deck.cards.is_empty() && !deck.is_broken("card", None) {
        return Err(asked.none_of(weaver, lesson, "card"));
    }
    placed_once(weaver, lesson, "cards")?;
    Ok(questions::cards(lesson, &deck.cards, &asked.page(lesson)))
}

/// The quizzes and cards of all lessons.
pub(super) fn practice(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [] = asked.exactly(arguments)?;
    if asked.lesson.is_some() {
        return Err(questions::Problem::PracticeInLesson.into());
    }
    placed_once(weaver, 0, "practice")?;
    let mut lessons = Vec::new();
    for lesson in weaver.lessons {
        if let Some(deck) = weaver.deck(lesson.number) {
            let code = deck.quiz.iter().map(|question| shown_code(weaver, question)).collect();
            lessons.push((lesson, deck, code));
        }
    }
    let lessons = lessons.iter().map(|(lesson, deck, code): &(_, _, Vec<String>)| {
        (lesson.number, lesson.title.as_str(), &**deck, code.clone())
    });
    Ok(questions::practice(lessons))
}

/// Some chapter asks this. A second time its ids would no longer be unique, nor its numbers in print.
fn placed_once(weaver: &mut Weaver<'_>, lesson: u8, what: &str) -> Result<(), Problem> {
    match weaver.ask(lesson, what) {
        true => Ok(()),
        false => Err(questions::Problem::PlacedAgain(what.to_owned()).into()),
    }
}

/// The parts of files that a question shows; one that is not there is a fault of the question.
fn shown_code(weaver: &mut Weaver<'_>, question: &Question) -> String {
    let mut figures = String::new();
    for At { line, value } in &question.code {
        match weaver.sources.part(Some(question.lesson), value) {
            Ok(Part { file, code }) => {
                figures.push('\n');
                figures.push_str(&html::listing(&file, language(&file), &code));
            }
            Err(problem) => weaver.question_fault(question.lesson, *line, problem),
        }
    }
    figures
}

impl Asked<'_> {
    /// A lesson's questions.
    fn deck(
        &self,
        weaver: &Weaver<'_>,
        lesson: u8,
        list: &'static str,
    ) -> Result<Rc<Deck>, Problem> {
        weaver.deck(lesson).ok_or_else(|| self.none_of(weaver, lesson, list))
    }

    fn none_of(&self, weaver: &Weaver<'_>, lesson: u8, list: &'static str) -> Problem {
        let file = question_file(weaver.workspace, lesson);
        questions::Problem::NoneOf { file, list }.into()
    }

    /// The page that this stands on, as a lesson's questions see it.
    fn page(&self, lesson: u8) -> Page {
        if self.lesson == Some(lesson) { Page::own() } else { Page::other(lesson) }
    }
}
