//! Counts what the course has, for each lesson and in total: `cargo run -p bookbinder -- figures`.

use std::fmt;

use anyhow::Context;
use syllabus::{Lesson, Proved, Workspace};

use crate::chapters::Weaver;
use crate::files;
use crate::questions::Home;
use crate::scripts;
use crate::word_counts::Passed;

/// The figures of the whole course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// One row for each lesson.
    pub lessons: Vec<LessonFigures>,
    /// The bytes of all `book/web/*.js`: joined as a page loads them, and compressed by gzip.
    pub script: usize,
}

/// The figures of a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonFigures {
    /// The lesson's number.
    pub lesson: u8,
    /// The words that a reader reads before the first program; `None` if there is no program.
    pub before_program: Option<usize>,
    /// The words that a reader reads before the first drawing; `None` if there is no drawing.
    pub before_drawing: Option<usize>,
    /// Guesses that the chapter places.
    pub guesses: usize,
    /// Questions in the quiz.
    pub quiz: usize,
    /// Flash cards.
    pub cards: usize,
    /// Questions in the closing quiz about the lesson's scenes.
    pub closing: usize,
    /// Wrong choices in all its questions.
    pub wrong: usize,
    /// How many of these wrong choices name a source in which people believe them.
    pub sourced: usize,
    /// Exercises, and the answers on which their checks are tried.
    pub proved: Proved,
}

/// Counts the course's figures.
///
/// # Errors
/// When a file cannot be read, or a question is wrong.
pub fn figures(workspace: &Workspace, scenes: &[lab::LessonScenes]) -> anyhow::Result<Figures> {
    let lessons = Lesson::all(workspace)?;
    let weaver = Weaver::new(workspace, &lessons, scenes);
    weaver.refuse_wrong_questions()?;
    let closing = weaver.deck(Home::Course).unwrap_or_default();
    let mut counted = Vec::new();
    for facts in &lessons {
        let lesson = facts.number;
        let chapter = workspace.chapter(lesson);
        let text = files::read(&chapter).with_context(|| workspace.name(&chapter))?;
        let deck = weaver.deck(Home::Lesson(lesson)).unwrap_or_default();
        let Passed { before_program, before_drawing } = Passed::count(&text, &deck);
        let wrong = || deck.guesses.iter().chain(&deck.quiz).flat_map(|question| &question.wrong);
        counted.push(LessonFigures {
            lesson,
            before_program,
            before_drawing,
            guesses: deck.guesses.len(),
            quiz: deck.quiz.len(),
            cards: deck.cards.len(),
            closing: closing.quiz.iter().filter(|question| question.lesson == lesson).count(),
            wrong: wrong().count(),
            sourced: wrong().filter(|choice| choice.from.is_some()).count(),
            proved: Proved::count(workspace, facts),
        });
    }
    Ok(Figures { lessons: counted, script: scripts::sent(&workspace.book().join("web"))? })
}

impl Figures {
    /// The totals of all lessons, which `cargo test` proves.
    pub fn proved(&self) -> Proved {
        self.lessons.iter().fold(Proved::default(), |sum, lesson| sum + lesson.proved)
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "lesson   words before the first   guesses  quiz  cards  wrong choices")?;
        writeln!(f, "         program     drawing                           with `from`")?;
        let words =
            |count: Option<usize>| count.map_or("none".to_owned(), |count| count.to_string());
        for row in &self.lessons {
            let LessonFigures { lesson, guesses, quiz, cards, wrong, sourced, .. } = row;
            let share = (100 * sourced).checked_div(*wrong).unwrap_or(0);
            let [program, drawing] = [row.before_program, row.before_drawing].map(words);
            writeln!(
                f,
                "{lesson:02}       {program:>7}     {drawing:>7}   {guesses:>7}  {quiz:>4}  {cards:>5}  \
                 {sourced} of {wrong} ({share} %)"
            )?;
        }
        writeln!(
            f,
            "\nlesson   exercises  solutions  other right answers  mistakes  of the closing quiz"
        )?;
        for LessonFigures { lesson, proved, closing, .. } in &self.lessons {
            let Proved { exercises, solutions, right, mistakes } = proved;
            writeln!(
                f,
                "{lesson:02}       {exercises:>9}  {solutions:>9}  {right:>19}  {mistakes:>8}  {closing:>19}"
            )?;
        }
        let Proved { exercises, solutions, right, mistakes } = self.proved();
        let sum = |of: fn(&LessonFigures) -> usize| self.lessons.iter().map(of).sum::<usize>();
        writeln!(
            f,
            "\nin all: {} lessons, {exercises} exercises, {solutions} solutions, {right} other right answers, \
             {mistakes} mistakes, {} guesses, {} quiz questions, {} cards, {} questions of the closing quiz",
            self.lessons.len(),
            sum(|lesson| lesson.guesses),
            sum(|lesson| lesson.quiz),
            sum(|lesson| lesson.cards),
            sum(|lesson| lesson.closing)
        )?;
        writeln!(f, "our scripts, gzipped: {:.1} kB", self.script as f64 / 1000.0)
    }
}
