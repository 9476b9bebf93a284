//! Replaces the directives of chapters by what the lessons say.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use syllabus::{Lesson, Workspace};

use crate::directive::{Directive, Piece, pieces};
use crate::fault::{Fault, Problem};
use crate::files;
use crate::html;
use crate::listing::{Listing, language};
use crate::run::Runs;
use crate::table;

/// What one pass over the book knows.
#[derive(Debug)]
pub struct Weaver<'a> {
    workspace: &'a Workspace,
    lessons: &'a [Lesson],
    runs: Runs<'a>,
    /// Files that were read, by their path from the workspace's root.
    listings: BTreeMap<String, Listing>,
    /// File and anchor of each part that a chapter shows.
    shown: BTreeSet<(String, String)>,
    /// Drawings so far, so that no two ids of the book are the same.
    drawings: u32,
    /// What was wrong so far.
    pub faults: Vec<Fault>,
}

impl<'a> Weaver<'a> {
    /// Reads the marks of every lesson's code, shown or not.
    pub fn new(workspace: &'a Workspace, lessons: &'a [Lesson], scenes: &'a [lab::Lesson]) -> Self {
        let mut weaver = Self {
            workspace,
            lessons,
            runs: Runs::new(workspace, scenes),
            listings: BTreeMap::new(),
            shown: BTreeSet::new(),
            drawings: 0,
            faults: Vec::new(),
        };
        for lesson in lessons {
            for folder in ["src", "python"] {
                weaver.read_folder(&workspace.lesson_crate(lesson.number).join(folder));
            }
        }
        weaver
    }

    /// The chapter with its directives replaced; `file` is its path from the workspace's root.
    pub fn chapter(&mut self, file: &str, text: &str) -> String {
        let lesson = lesson_of_chapter(file);
        let mut woven = String::with_capacity(2 * text.len());
        for (line, piece) in pieces(text) {
            let block = match piece {
                Piece::Text(text) => Ok(text.to_owned()),
                Piece::Broken(problem) => Err(problem),
                Piece::Directive(directive) => self.directive(lesson, &directive),
            };
            match block {
                Ok(block) => woven.push_str(&block),
                Err(problem) => self.faults.push(problem.at(file, line)),
            }
        }
        woven
    }

    /// To be called behind the last chapter: the anchors that none of them shows are faults.
    pub fn refuse_unused_anchors(&mut self) {
        for (file, listing) in &self.listings {
            for anchor in &listing.anchors {
                if !self.shown.contains(&(file.clone(), anchor.name.clone())) {
                    let unused = Problem::Unused(anchor.name.clone());
                    self.faults.push(unused.at(file, anchor.line));
                }
            }
        }
    }

    fn directive(
        &mut self,
        lesson: Option<u8>,
        directive: &Directive<'_>,
    ) -> Result<String, Problem> {
        let Directive { name, arguments, alone } = directive;
        let wanted = match *name {
            "code" => "{{#code src/lib.rs:anchor}} or {{#code src/lib.rs}}",
            "twins" => "{{#twins python/x.py:anchor src/lib.rs:anchor}}",
            "output" => "{{#output scene}}",
            "timeline" => "{{#timeline scene}}",
            "compare" => "{{#compare scene_a scene_b}}",
            "compile-error" => "{{#compile-error case}}",
            "exercises" => "{{#exercises}}",
            "minutes" => "{{#minutes}}",
            "table" => "{{#table crates/x/facts.tsv column column}}",
            _ => return Err(Problem::UnknownDirective((*name).to_owned())),
        };
        if !alone && *name != "minutes" {
            return Err(Problem::NotAlone((*name).to_owned()));
        }
        let split = |argument| match lesson_in_front(argument) {
            Some((lesson, rest)) => Ok((lesson, rest)),
            None => match lesson {
                Some(lesson) => Ok((lesson, argument)),
                None => Err(Problem::WhichLesson((*name).to_owned())),
            },
        };
        match (*name, arguments.as_slice()) {
            ("code", [part]) => {
                let (file, code) = self.part(lesson, name, part)?;
                Ok(html::listing(&file, language(&file), &code))
            }
            ("twins", [python, rust]) => {
                let [python, rust] = [("asyncio", python), ("tokio", rust)].map(|(head, part)| {
                    let (file, code) = self.part(lesson, name, part)?;
                    Ok(html::twin(head, &file, language(&file), &code))
                });
                Ok(html::twins(&python?, &rust?))
            }
            ("output", [scene]) => {
                let (lesson, scene) = split(scene)?;
                let run = self.runs.get(lesson, scene)?;
                match stage::output(&run.recording) {
                    lines if lines.is_empty() => Err(Problem::PrintsNothing(scene.to_owned())),
                    lines => Ok(html::output(&lines, &run.recording)),
                }
            }
            ("timeline", [scene]) => {
                let (lesson, scene) = split(scene)?;
                let run = self.runs.get(lesson, scene)?;
                Ok(html::timeline(&run, &self.drawing_id(lesson, scene), None))
            }
            ("compare", [a, b]) => {
                let (a, b) = (split(a)?, split(b)?);
                let runs = [self.runs.get(a.0, a.1)?, self.runs.get(b.0, b.1)?];
                let until = runs.iter().map(|run| run.recording.extent()).max();
                let ids = [a, b].map(|(lesson, scene)| self.drawing_id(lesson, scene));
                let drawings = runs.iter().zip(ids);
                let drawings = drawings.map(|(run, id)| html::timeline(run, &id, until));
                Ok(html::compare(&drawings.collect::<Vec<_>>()))
            }
            ("compile-error", [case]) => {
                let (lesson, case) = split(case)?;
                let cases = self.workspace.lesson_crate(lesson).join("tests/compile_fail");
                let [code, stderr] = ["rs", "stderr"]
                    .map(|kind| self.workspace.name(&cases.join(format!("{case}.{kind}"))));
                let stderr = self.read(&stderr)?;
                self.list(&code)?;
                Ok(html::compile_error(&code, &self.listings[&code].whole(), &stderr))
            }
            ("exercises", [] | [_]) => {
                let lesson = self.lesson_alone(lesson, name, arguments)?;
                let listed = lesson.exercises.iter().map(|exercise| {
                    let file = self.workspace.name(&self.workspace.exercise_file(exercise));
                    let name = exercise.short_name(self.lessons);
                    (exercise, file, format!("cargo course check {name}"))
                });
                Ok(html::exercises(listed))
            }
            ("minutes", [] | [_]) => {
                let minutes = self.lesson_alone(lesson, name, arguments)?.minutes;
                Ok(if *alone { html::minutes(minutes) } else { minutes.to_string() })
            }
            ("table", [file, columns @ ..]) => table::markdown(file, &self.read(file)?, columns),
            _ => Err(Problem::Arguments { wanted }),
        }
    }

    /// The lesson of the chapter, or the one that is the directive's only argument.
    fn lesson_alone(
        &self,
        chapter: Option<u8>,
        name: &str,
        arguments: &[&str],
    ) -> Result<&'a Lesson, Problem> {
        let number = match arguments {
            [named, ..] => lesson_number(named),
            [] => chapter,
        };
        let number = number.ok_or_else(|| Problem::WhichLesson(name.to_owned()))?;
        let lesson = self.lessons.iter().find(|lesson| lesson.number == number);
        lesson.ok_or(Problem::NoLesson(number))
    }

    /// The file's path from the workspace's root, and the code that `path:anchor` names.
    fn part(
        &mut self,
        chapter: Option<u8>,
        name: &str,
        part: &str,
    ) -> Result<(String, String), Problem> {
        let (path, anchor) = match part.split_once(':') {
            Some((path, anchor)) => (path, Some(anchor)),
            None => (part, None),
        };
        let from_root = ["crates/", "exercises/", "solutions/"];
        let file = if from_root.iter().any(|folder| path.starts_with(folder)) {
            path.to_owned()
        } else {
            let (lesson, path) = lesson_in_front(path)
                .or_else(|| chapter.map(|lesson| (lesson, path)))
                .ok_or_else(|| Problem::WhichLesson(name.to_owned()))?;
            self.workspace.name(&self.workspace.lesson_crate(lesson).join(path))
        };
        self.list(&file)?;
        let listing = &self.listings[&file];
        let Some(anchor) = anchor else { return Ok((file.clone(), listing.whole())) };
        let Some(code) = listing.part(anchor) else {
            let there = listing.anchors.iter().map(|anchor| anchor.name.clone()).collect();
            return Err(Problem::NoAnchor { path: file, anchor: anchor.to_owned(), there });
        };
        self.shown.insert((file.clone(), anchor.to_owned()));
        Ok((file, code))
    }

    /// Reads a file into the listings, unless it is there.
    fn list(&mut self, file: &str) -> Result<(), Problem> {
        if !self.listings.contains_key(file) {
            let text = self.read(file)?;
            let listing = Listing::read(file, &text).unwrap_or_else(|faults| {
                self.faults.extend(faults);
                // The faults end the build: what is shown of this file does not matter.
                Listing::default()
            });
            self.listings.insert(file.to_owned(), listing);
        }
        Ok(())
    }

    fn read(&self, file: &str) -> Result<String, Problem> {
        files::read(&self.workspace.root().join(file))
            .map_err(|error| Problem::NoFile { path: file.to_owned(), why: error.to_string() })
    }

    fn read_folder(&mut self, folder: &Path) {
        let Ok(entries) = std::fs::read_dir(folder) else { return };
        let mut names: Vec<_> = entries.flatten().collect();
        names.sort_by_key(std::fs::DirEntry::file_name);
        for entry in names {
            let path = self.workspace.name(&entry.path());
            if entry.path().is_dir() {
                self.read_folder(&entry.path());
            } else if matches!(language(&path), "rust" | "python")
                && let Err(problem) = self.list(&path)
            {
                self.faults.push(problem.at(path, 1));
            }
        }
    }

    fn drawing_id(&mut self, lesson: u8, scene: &str) -> String {
        self.drawings += 1;
        format!("tl{}-lesson-{lesson:02}-{scene}", self.drawings)
    }
}

/// `book/src/lesson-02.md` is lesson 2's.
pub fn lesson_of_chapter(file: &str) -> Option<u8> {
    let name = file.rsplit('/').next()?;
    lesson_number(name.strip_suffix(".md")?)
}

/// `lesson-02` is 2.
fn lesson_number(name: &str) -> Option<u8> {
    name.strip_prefix("lesson-").and_then(|number| number.parse().ok())
}

/// `lesson-02/src/lib.rs` is lesson 2 and `src/lib.rs`.
fn lesson_in_front(argument: &str) -> Option<(u8, &str)> {
    let (lesson, rest) = argument.split_once('/')?;
    Some((lesson_number(lesson)?, rest))
}
