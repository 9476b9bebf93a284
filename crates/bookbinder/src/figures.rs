//! What the course promises of each lesson, counted: `cargo run -p bookbinder -- figures`.

use std::fmt;

use anyhow::Context;
use syllabus::Workspace;

use crate::chapters::Weaver;
use crate::files;
use crate::passed::Passed;
use crate::scripts;

/// The figures of the whole course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// A row for each lesson.
    pub lessons: Vec<LessonFigures>,
    /// All of `book/web/*.js` in bytes: each file as a page loads it, compressed by gzip.
    pub script: usize,
}

/// The figures of a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonFigures {
    /// The lesson's number.
    pub lesson: u8,
    /// Words that a reader passes before the first program; `None` where there is none.
    pub before_program: Option<usize>,
    /// Words that a reader passes before the first drawing; `None` where there is none.
    pub before_drawing: Option<usize>,
    /// Questions that the chapter places.
    pub guesses: usize,
    /// Questions of the quiz.
    pub quiz: usize,
    /// Flash cards.
    pub cards: usize,
    /// Wrong choices of all its questions.
    pub wrong: usize,
    /// Those of them that say where people think so.
    pub sourced: usize,
}

/// Counts the course's figures.
///
/// # Errors
/// When a file cannot be read, or a question is wrong.
pub fn figures(workspace: &Workspace, scenes: &[lab::Lesson]) -> anyhow::Result<Figures> {
    let lessons = syllabus::Lesson::all(workspace)?;
    let weaver = Weaver::new(workspace, &lessons, scenes);
    weaver.refuse_wrong_questions()?;
    let mut counted = Vec::new();
    for lesson in lessons.iter().map(|lesson| lesson.number) {
        let chapter = workspace.chapters().join(format!("lesson-{lesson:02}.md"));
        let text = files::read(&chapter).with_context(|| workspace.name(&chapter))?;
        let deck = weaver.deck(lesson).unwrap_or_default();
        let Passed { before_program, before_drawing } = Passed::count(&text, &deck);
        let wrong = || deck.guesses.iter().chain(&deck.quiz).flat_map(|question| &question.wrong);
        counted.push(LessonFigures {
            lesson,
            before_program,
            before_drawing,
            guesses: deck.guesses.len(),
            quiz: deck.quiz.len(),
            cards: deck.cards.len(),
            wrong: wrong().count(),
            sourced: wrong().filter(|choice| choice.from.is_some()).count(),
        });
    }
    Ok(Figures { lessons: counted, script: scripts::sent(&workspace.book().join("web"))? })
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
        writeln!(f, "\nour scripts, gzipped: {:.1} kB", self.script as f64 / 1000.0)
    }
}
