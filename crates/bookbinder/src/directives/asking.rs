//! The directives that ask questions: guesses, quiz, cards, practice, and the closing quiz.

use std::rc::Rc;

use super::{Asked, Woven};
use crate::chapters::Weaver;
use crate::error::Problem;
use crate::html;
use crate::questions::{self, At, Deck, Home, Page, Question, Shown};

/// A guess of a lesson, followed by its run.
pub(super) fn guess(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [id] = asked.exactly(arguments)?;
    let (lesson, id) = asked.split(id)?;
    let home = Home::Lesson(lesson);
    let deck = deck(weaver, home, "guess")?;
    let Some(question) = deck.guesses.iter().find(|guess| guess.id.value == id) else {
        if deck.is_broken("guess", Some(id)) {
            return Ok(String::new());
        }
        return Err(Problem::from(questions::Problem::NoGuess {
            file: home.file(weaver.workspace),
            id: id.to_owned(),
            there: deck.guesses.iter().map(|guess| guess.id.value.clone()).collect(),
        }));
    };
    placed_once(weaver, home, &format!("guess {id}"))?;
    let page = asked.page(lesson);
    let number = Some(weaver.placed.guess(question, &page));
    let code = shown_code(weaver, question);
    let run = match &question.run {
        None => String::new(),
        Some(run) => {
            let run =
                if run.is_recast() { run.clone() } else { weaver.runs.get(lesson, run.scene)? };
            let lines = stage::output(&run.recording);
            let output = match lines.is_empty() {
                true => String::new(),
                false => html::output(&run.id(), &lines, &run.recording) + "\n",
            };
            let marks = weaver.new_marks(asked.lesson, &run.recording);
            let id = weaver.drawing_id(&run);
            output + &marks + &html::timeline(&run, &id, weaver.colours(&run.recording))
        }
    };
    Ok(questions::guess(&Shown { question, number, code, taught: None }, &run, &page))
}

/// A lesson's quiz.
pub(super) fn quiz(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let lesson = asked.lesson_alone(weaver, arguments)?.number;
    all_of_a_quiz(weaver, asked, Home::Lesson(lesson))
}

/// The quiz over all lessons.
pub(super) fn closing(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [] = asked.exactly(arguments)?;
    if asked.lesson.is_some() {
        return Err(questions::Problem::InLesson("closing").into());
    }
    all_of_a_quiz(weaver, asked, Home::Course)
}

fn all_of_a_quiz(weaver: &mut Weaver<'_>, asked: &Asked<'_>, home: Home) -> Woven {
    let deck = deck(weaver, home, "quiz")?;
    if deck.quiz.is_empty() && !deck.is_broken("quiz", None) {
        return Err(none_of(weaver, home, "quiz"));
    }
    placed_once(weaver, home, home.quiz())?;
    let mut questions = Vec::new();
    for question in &deck.quiz {
        let page = asked.page(question.lesson);
        // If the heading does not exist, that is reported as a fault of the question.
        let taught = (home == Home::Course)
            .then(|| weaver.heading(question.lesson, &question.see.value).unwrap_or_default());
        let number = Some(weaver.placed.question(question, taught.as_deref(), &page));
        let code = shown_code(weaver, question);
        questions.push((Shown { question, number, code, taught }, page));
    }
    Ok(questions::quiz(home, &questions))
}

/// A lesson's flash cards.
pub(super) fn cards(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let lesson = asked.lesson_alone(weaver, arguments)?.number;
    let home = Home::Lesson(lesson);
    let deck = deck(weaver, home, "card")?;
    if deck.cards.is_empty() && !deck.is_broken("card", None) {
        return Err(none_of(weaver, home, "card"));
    }
    placed_once(weaver, home, "cards")?;
    Ok(questions::cards(lesson, &deck.cards, &asked.page(lesson)))
}

/// The quizzes and cards of all lessons.
pub(super) fn practice(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [] = asked.exactly(arguments)?;
    if asked.lesson.is_some() {
        return Err(questions::Problem::InLesson("practice").into());
    }
    placed_once(weaver, Home::Course, "practice")?;
    let mut lessons = Vec::new();
    for lesson in weaver.lessons {
        if let Some(deck) = weaver.deck(Home::Lesson(lesson.number)) {
            let code = deck.quiz.iter().map(|question| shown_code(weaver, question)).collect();
            lessons.push((lesson, deck, code));
        }
    }
    let lessons = lessons.iter().map(|(lesson, deck, code): &(_, _, Vec<String>)| {
        (lesson.number, lesson.title.as_str(), &**deck, code.clone())
    });
    Ok(questions::practice(lessons))
}

/// Notes that a chapter asks this, and refuses a second time: ids, and the numbers in print, would
/// not be unique.
fn placed_once(weaver: &mut Weaver<'_>, home: Home, what: &str) -> Result<(), Problem> {
    match weaver.ask(home, what) {
        true => Ok(()),
        false => Err(questions::Problem::PlacedAgain(what.to_owned()).into()),
    }
}

/// The parts of files that a question shows; a missing part is a fault of the question.
fn shown_code(weaver: &mut Weaver<'_>, question: &Question) -> String {
    let mut figures = String::new();
    for At { line, value } in &question.code {
        match weaver.sources.part(Some(question.lesson), value) {
            Ok(part) => {
                figures.push('\n');
                figures.push_str(&html::listing(&part));
            }
            Err(problem) => weaver.question_fault(question.home, *line, problem),
        }
    }
    figures
}

/// The questions of one file.
fn deck(weaver: &Weaver<'_>, home: Home, list: &'static str) -> Result<Rc<Deck>, Problem> {
    weaver.deck(home).ok_or_else(|| none_of(weaver, home, list))
}

fn none_of(weaver: &Weaver<'_>, home: Home, list: &'static str) -> Problem {
    let file = home.file(weaver.workspace);
    questions::Problem::NoneOf { file, list }.into()
}

impl Asked<'_> {
    /// The current page, as the questions of this lesson see it.
    fn page(&self, lesson: u8) -> Page {
        if self.lesson == Some(lesson) { Page::own() } else { Page::other(lesson) }
    }
}
