//! Plays scenes for the book, and holds each run against the snapshot that the tests know.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use lab::Lesson;
use stage::Scene;
use syllabus::Workspace;
use timeline::Recording;

use crate::fault::Problem;
use crate::files;

/// One scene's run.
#[derive(Debug)]
pub struct Run {
    /// The lesson's number.
    pub lesson: u8,
    /// The scene's id.
    pub scene: &'static str,
    /// What there is to see.
    pub caption: &'static str,
    /// What output, drawing and text are made from.
    pub recording: Recording,
}

type Played = Result<Rc<Run>, Problem>;

/// The scenes of all lessons, each played once, when it is first asked for.
#[derive(Debug)]
pub struct Runs<'a> {
    workspace: &'a Workspace,
    lessons: &'a [Lesson],
    played: RefCell<HashMap<(u8, String), Played>>,
}

impl<'a> Runs<'a> {
    /// Nothing is played yet.
    pub fn new(workspace: &'a Workspace, lessons: &'a [Lesson]) -> Self {
        Self { workspace, lessons, played: RefCell::default() }
    }

    /// The run of a scene.
    ///
    /// # Errors
    /// When there is no such scene, or its run is not that of its snapshot.
    pub fn get(&self, lesson: u8, id: &str) -> Played {
        let mut played = self.played.borrow_mut();
        let run = played.entry((lesson, id.to_owned()));
        run.or_insert_with(|| self.play(lesson, id).map(Rc::new)).clone()
    }

    fn play(&self, number: u8, id: &str) -> Result<Run, Problem> {
        let lesson = self.lessons.iter().find(|lesson| lesson.number == number);
        let lesson = lesson.ok_or(Problem::NotInLab(number))?;
        let scene = lesson.scenes.iter().find(|scene| scene.id == id);
        let scene = scene.ok_or_else(|| Problem::NoScene {
            lesson: number,
            scene: id.to_owned(),
            there: lesson.scenes.iter().map(|scene| scene.id.to_owned()).collect(),
        })?;
        let recording = scene.play(&scene.cast);
        self.hold(number, scene, &recording)?;
        Ok(Run { lesson: number, scene: scene.id, caption: scene.caption, recording })
    }

    /// Compares a run's transcript with the scene's snapshot.
    fn hold(&self, lesson: u8, scene: &Scene, recording: &Recording) -> Result<(), Problem> {
        let file = format!("tests/snapshots/{}.snap", scene.id);
        let file = self.workspace.lesson_crate(lesson).join(file);
        let (path, snapshot) = (self.workspace.name(&file), files::read(&file));
        let id = || scene.id.to_owned();
        let Ok(snapshot) = snapshot else {
            return Err(Problem::NoSnapshot { lesson, scene: id(), path });
        };
        let transcript = stage::transcript(recording);
        let (seen, wanted) = (ends_trimmed(&transcript), ends_trimmed(body(&snapshot)));
        if seen == wanted {
            return Ok(());
        }
        let longest = seen.lines().count().max(wanted.lines().count());
        let line = |text: &str, index| text.lines().nth(index).unwrap_or("").trim().to_owned();
        let first = (0..longest).find(|&index| line(seen, index) != line(wanted, index));
        let first = first.unwrap_or(0);
        let (wanted, seen) = (line(wanted, first), line(seen, first));
        Err(Problem::Differs { lesson, scene: id(), path, wanted, seen })
    }
}

/// What stands below the head of insta's file: behind the second line of dashes.
fn body(snapshot: &str) -> &str {
    snapshot
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"))
        .map_or(snapshot, |(_, body)| body)
}

/// insta writes neither the line breaks in front nor the white space behind.
fn ends_trimmed(text: &str) -> &str {
    text.trim_start_matches(['\r', '\n']).trim_end()
}
