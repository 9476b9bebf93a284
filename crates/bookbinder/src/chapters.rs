//! Replaces the directives of chapters by text, code and drawings from the lessons.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use syllabus::{Lesson, Workspace};
use timeline::{Errands, Recording};

use crate::callouts;
use crate::directive::{Piece, pieces};
use crate::directives;
use crate::error::{Fault, Faults, Problem};
use crate::files;
use crate::glossary::Glossary;
use crate::html;
use crate::marks::Mark;
use crate::questions::{self, Deck, Heading, Home, Placed};
use crate::run::{Run, Runs};
use crate::sources::Sources;

/// Everything that one pass over the book knows.
#[derive(Debug)]
pub struct Weaver<'a> {
    /// Where the files of the course are.
    pub workspace: &'a Workspace,
    /// What each lesson's manifest says.
    pub lessons: &'a [Lesson],
    /// The scenes and their runs.
    pub runs: Runs<'a>,
    /// The files that pages show.
    pub sources: Sources<'a>,
    /// The meanings of terms.
    glossary: Glossary,
    /// The questions in the current chapter.
    pub placed: Placed,
    /// The colours of the lanes in the current chapter's drawings.
    errands: Errands,
    /// The questions of each lesson that has some, and of the closing quiz.
    decks: BTreeMap<Home, Rc<Deck>>,
    /// The lists and the guesses that a chapter has asked, by home and name.
    asked: BTreeSet<(Home, String)>,
    /// The headings of each lesson's chapter.
    headings: BTreeMap<u8, Vec<Heading>>,
    /// The number of drawings so far of each word in an id, so that all ids in the book differ.
    drawings: BTreeMap<String, u32>,
    /// The marks of drawings that chapters have shown so far.
    marks: BTreeSet<Mark>,
    /// The text forms of drawings so far.
    told: BTreeSet<String>,
    faults: Vec<Fault>,
}

impl<'a> Weaver<'a> {
    /// Reads the marks in every lesson's code, whether a chapter shows them or not.
    pub fn new(
        workspace: &'a Workspace,
        lessons: &'a [Lesson],
        scenes: &'a [lab::LessonScenes],
    ) -> Self {
        let mut sources = Sources::new(workspace);
        for lesson in lessons {
            for folder in ["src", "python"] {
                sources.read_folder(&workspace.lesson_crate(lesson.number).join(folder));
            }
        }
        let runs = Runs::new(workspace, scenes);
        let path = workspace.chapters().join(Glossary::CHAPTER);
        // A book without a glossary has no links to it.
        let text = files::read(&path).unwrap_or_default();
        let mut glossary = Glossary::read(&workspace.name(&path), &text);
        let mut faults = std::mem::take(&mut glossary.faults);
        let mut decks = BTreeMap::new();
        let homes = lessons.iter().map(|lesson| Home::Lesson(lesson.number));
        for home in homes.chain([Home::Course]) {
            let file = home.file(workspace);
            if let Ok(text) = sources.read(&file) {
                let (deck, wrong) = questions::read(&runs, &mut sources, home, file, &text);
                decks.insert(home, Rc::new(deck));
                faults.extend(wrong);
            }
        }
        Self {
            workspace,
            lessons,
            runs,
            sources,
            glossary,
            placed: Placed::default(),
            errands: Errands::default(),
            decks,
            asked: BTreeSet::new(),
            headings: BTreeMap::new(),
            drawings: BTreeMap::new(),
            marks: BTreeSet::new(),
            told: BTreeSet::new(),
            faults,
        }
    }

    /// The chapter with its directives replaced and its terms explained. `file` is its path from
    /// the workspace's root.
    pub fn chapter(&mut self, file: &str, text: &str) -> String {
        let lesson = lesson_of_chapter(file);
        self.placed = Placed::default();
        self.errands = Errands::default();
        let mut woven = self.text(lesson, file, 1, text);
        if let Some(lesson) = lesson {
            self.headings.insert(lesson, questions::headings(&woven));
            woven = self.place_of(lesson) + &callouts::sectioned(&woven);
        }
        woven.push_str(&self.placed.in_print().unwrap_or_default());
        woven = html::texts_told_once(&woven, &mut self.told);
        html::drawn(self.glossary.in_place(&woven))
    }

    /// A line that says where a lesson stands in the course, and how much it asks of its reader.
    fn place_of(&self, number: u8) -> String {
        let Some(lesson) = self.lessons.iter().find(|lesson| lesson.number == number) else {
            return String::new();
        };
        let deck = self.deck(Home::Lesson(number));
        let questions = deck.map_or(0, |deck| deck.guesses.len() + deck.quiz.len());
        html::place(lesson, self.lessons.len(), questions)
    }

    /// A note for the margin: the marks in this drawing that no chapter before has shown, and what
    /// they mean.
    pub fn new_marks(&mut self, lesson: Option<u8>, recording: &Recording) -> String {
        let marks = Mark::of(recording).into_iter();
        let new: Vec<Mark> =
            marks.filter(|mark| lesson.is_some() && self.marks.insert(*mark)).collect();
        if new.is_empty() { String::new() } else { html::new_marks(&new) }
    }

    /// A part of a file with its directives replaced. The part begins on line `begin` of the file.
    pub fn text(&mut self, lesson: Option<u8>, file: &str, begin: usize, text: &str) -> String {
        let mut woven = String::with_capacity(2 * text.len());
        for (line, piece) in pieces(text) {
            let block = match piece {
                Piece::Text(text) => Ok(callouts::quoted(text)),
                Piece::Broken(problem) => Err(problem),
                Piece::Directive(directive) => directives::weave(self, lesson, &directive),
            };
            match block {
                Ok(block) => woven.push_str(&block),
                Err(problem) => self.faults.push(problem.at(file, begin + line - 1)),
            }
        }
        woven
    }

    /// Notes a fault in a file that is not the current chapter.
    pub fn refuse(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// The questions of a lesson, or of the closing quiz.
    pub fn deck(&self, home: Home) -> Option<Rc<Deck>> {
        self.decks.get(&home).cloned()
    }

    /// The heading with this fragment in a lesson's chapter, as it is written there.
    pub fn heading(&self, lesson: u8, fragment: &str) -> Option<String> {
        let chapter = self.workspace.name(&self.workspace.chapter(lesson));
        let headings = questions::headings(&self.sources.read(&chapter).ok()?);
        headings.into_iter().find(|heading| heading.fragment == fragment).map(|found| found.text)
    }

    /// Fails if anything is wrong with the questions so far.
    ///
    /// # Errors
    /// All faults so far.
    pub fn refuse_wrong_questions(&self) -> Result<(), Faults> {
        if self.faults.is_empty() { Ok(()) } else { Err(Faults(self.faults.clone())) }
    }

    /// Notes that a chapter asks this list or this guess. False if it was asked before.
    pub fn ask(&mut self, home: Home, what: &str) -> bool {
        self.asked.insert((home, what.to_owned()))
    }

    /// Notes that something that a file of questions names on this line is missing. It is reported
    /// once, however often it is shown.
    pub fn question_fault(&mut self, home: Home, line: usize, problem: Problem) {
        let fault = problem.at(home.file(self.workspace), line);
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }

    /// All faults. Call this after the last chapter: an anchor that no chapter shows, or a question
    /// that no chapter asks, is a fault too.
    pub fn faults(mut self) -> Vec<Fault> {
        self.sources.refuse_unused_anchors();
        for (&home, deck) in &self.decks {
            let file = home.file(self.workspace);
            let unasked =
                |problem: questions::Problem, line| Problem::from(problem).at(&file, line);
            for (id, line, directive) in deck.needs(home) {
                let (what, directive) = (directive.to_owned(), format!("{{{{#{directive}}}}}"));
                if !self.asked.contains(&(home, what)) {
                    let problem = questions::Problem::NotPlaced { id: id.to_owned(), directive };
                    self.faults.push(unasked(problem, line));
                }
            }
            for (lesson, see) in deck.explanations() {
                let Some(headings) = self.headings.get(&lesson) else { continue };
                let there: Vec<String> =
                    headings.iter().map(|heading| heading.fragment.clone()).collect();
                if there.contains(&see.value) {
                    continue;
                }
                let problem = questions::Problem::NoHeading {
                    chapter: self.workspace.name(&self.workspace.chapter(lesson)),
                    fragment: see.value.clone(),
                    there,
                };
                self.faults.push(unasked(problem, see.line));
            }
        }
        self.faults.append(&mut self.sources.faults);
        self.faults
    }

    /// The colours of the chapter's drawings, after adding one more run.
    pub fn colours(&mut self, recording: &Recording) -> &Errands {
        self.errands.add(recording);
        &self.errands
    }

    /// An id for one more drawing of a run, unique in the book.
    pub fn drawing_id(&mut self, run: &Run) -> String {
        self.next_id(&run.id())
    }

    /// An id for one more drawing, unique in the book: `run-lesson-02-shop`, the next one
    /// `run-lesson-02-shop-2`. It does not depend on other drawings before it, because a teacher
    /// may have kept its address.
    pub fn next_id(&mut self, word: &str) -> String {
        let drawings = self.drawings.entry(word.to_owned()).or_default();
        *drawings += 1;
        match drawings {
            1 => format!("run-{word}"),
            again => format!("run-{word}-{again}"),
        }
    }
}

/// The number of a chapter's lesson: 2 for `book/src/lesson-02.md`.
pub fn lesson_of_chapter(file: &str) -> Option<u8> {
    let name = file.rsplit('/').next()?;
    lesson_number(name.strip_suffix(".md")?)
}

/// The number in a lesson's name: 2 for `lesson-02`.
pub fn lesson_number(name: &str) -> Option<u8> {
    name.strip_prefix("lesson-").and_then(|number| number.parse().ok())
}

/// Splits `lesson-02/src/lib.rs` into lesson 2 and `src/lib.rs`.
pub fn lesson_in_front(argument: &str) -> Option<(u8, &str)> {
    let (lesson, rest) = argument.split_once('/')?;
    Some((lesson_number(lesson)?, rest))
}
