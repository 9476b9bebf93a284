//! Replaces the directives of chapters by what the lessons say.

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

/// What one pass over the book knows.
#[derive(Debug)]
pub struct Weaver<'a> {
    /// Where everything lies.
    pub workspace: &'a Workspace,
    /// What each lesson says of itself.
    pub lessons: &'a [Lesson],
    /// The scenes, played.
    pub runs: Runs<'a>,
    /// The files that pages show.
    pub sources: Sources<'a>,
    /// What terms mean.
    glossary: Glossary,
    /// The questions in the chapter that is being woven.
    pub placed: Placed,
    /// The colours of what the chapter that is being woven draws.
    errands: Errands,
    /// The questions of each lesson that has some, and of the closing quiz.
    decks: BTreeMap<Home, Rc<Deck>>,
    /// The lists and the guesses that some chapter asks, by home and name.
    asked: BTreeSet<(Home, String)>,
    /// The headings of each lesson's chapter.
    headings: BTreeMap<u8, Vec<Heading>>,
    /// Drawings so far, so that no two ids of the book are the same.
    drawings: BTreeMap<String, u32>,
    /// The marks that chapters have shown so far.
    marks: BTreeSet<Mark>,
    /// The texts of drawings so far.
    told: BTreeSet<String>,
    faults: Vec<Fault>,
}

impl<'a> Weaver<'a> {
    /// Reads the marks of every lesson's code, shown or not.
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
        // A book without one has no links to it.
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

    /// The chapter with its directives replaced and its terms explained; `file` is its path from the
    /// workspace's root.
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

    /// Where a lesson stands in the course, and what it asks of its reader.
    fn place_of(&self, number: u8) -> String {
        let Some(lesson) = self.lessons.iter().find(|lesson| lesson.number == number) else {
            return String::new();
        };
        let deck = self.deck(Home::Lesson(number));
        let questions = deck.map_or(0, |deck| deck.guesses.len() + deck.quiz.len());
        html::place(lesson, self.lessons.len(), questions)
    }

    /// What the marks of a chapter's drawing say that no chapter before it has: a note for its margin.
    pub fn new_marks(&mut self, lesson: Option<u8>, recording: &Recording) -> String {
        let marks = Mark::of(recording).into_iter();
        let new: Vec<Mark> =
            marks.filter(|mark| lesson.is_some() && self.marks.insert(*mark)).collect();
        if new.is_empty() { String::new() } else { html::new_marks(&new) }
    }

    /// A part of a file with its directives replaced. It begins on the file's line `begin`.
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

    /// Notes what is wrong in another file than the one that is woven.
    pub fn refuse(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// The questions of a lesson, or over all of them.
    pub fn deck(&self, home: Home) -> Option<Rc<Deck>> {
        self.decks.get(&home).cloned()
    }

    /// The heading of this fragment in a lesson's chapter, as it is written there.
    pub fn heading(&self, lesson: u8, fragment: &str) -> Option<String> {
        let chapter = self.workspace.name(&self.workspace.chapter(lesson));
        let headings = questions::headings(&self.sources.read(&chapter).ok()?);
        headings.into_iter().find(|heading| heading.fragment == fragment).map(|found| found.text)
    }

    /// What is wrong with the questions so far, as an error.
    ///
    /// # Errors
    /// When something is wrong.
    pub fn refuse_wrong_questions(&self) -> Result<(), Faults> {
        if self.faults.is_empty() { Ok(()) } else { Err(Faults(self.faults.clone())) }
    }

    /// Some chapter asks this list, or this guess. False if that was known.
    pub fn ask(&mut self, home: Home, what: &str) -> bool {
        self.asked.insert((home, what.to_owned()))
    }

    /// Something that a file of questions names on this line is not there. Told once, however often it is shown.
    pub fn question_fault(&mut self, home: Home, line: usize, problem: Problem) {
        let fault = problem.at(home.file(self.workspace), line);
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }

    /// What was wrong, to be asked behind the last chapter: an anchor that none of them shows and a question that none
    /// of them asks is a fault.
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

    /// The colours of the chapter's drawings, with those of one more run.
    pub fn colours(&mut self, recording: &Recording) -> &Errands {
        self.errands.add(recording);
        &self.errands
    }

    /// An id for one more drawing of a run, unique in the book.
    pub fn drawing_id(&mut self, run: &Run) -> String {
        self.next_id(&run.id())
    }

    /// An id for one more drawing, unique in the book: `run-lesson-02-shop`, the next one `run-lesson-02-shop-2`.
    /// A teacher may have kept its address, so it does not change with the drawings before it.
    pub fn next_id(&mut self, word: &str) -> String {
        let drawings = self.drawings.entry(word.to_owned()).or_default();
        *drawings += 1;
        match drawings {
            1 => format!("run-{word}"),
            again => format!("run-{word}-{again}"),
        }
    }
}

/// `book/src/lesson-02.md` is lesson 2's.
pub fn lesson_of_chapter(file: &str) -> Option<u8> {
    let name = file.rsplit('/').next()?;
    lesson_number(name.strip_suffix(".md")?)
}

/// `lesson-02` is 2.
pub fn lesson_number(name: &str) -> Option<u8> {
    name.strip_prefix("lesson-").and_then(|number| number.parse().ok())
}

/// `lesson-02/src/lib.rs` is lesson 2 and `src/lib.rs`.
pub fn lesson_in_front(argument: &str) -> Option<(u8, &str)> {
    let (lesson, rest) = argument.split_once('/')?;
    Some((lesson_number(lesson)?, rest))
}
