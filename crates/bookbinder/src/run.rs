//! Plays scenes for the book, and holds each run against the snapshot that the tests know.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use lab::LessonScenes;
use stage::{Cast, Scene};
use syllabus::Workspace;
use timeline::Recording;

use crate::error::Problem;
use crate::{files, questions};

/// One scene's run.
#[derive(Debug)]
pub struct Run {
    /// The lesson's number.
    pub lesson: u8,
    /// The scene's id.
    pub scene: &'static str,
    /// What there is to see.
    pub caption: String,
    /// What it was played with.
    pub cast: Cast,
    /// That is not the scene's own cast.
    is_recast: bool,
    /// What output, drawing and text are made from.
    pub recording: Recording,
}

impl Run {
    /// The scene's id, and its cast where that is not its own.
    pub fn name(&self) -> String {
        match self.is_recast {
            true => format!("{} played with {}", self.scene, self.cast),
            false => self.scene.to_owned(),
        }
    }

    /// Whether it was played with a cast that is not the scene's own, which no snapshot holds.
    pub fn is_recast(&self) -> bool {
        self.is_recast
    }

    /// What the ids of its drawings have in common, and no other run's.
    pub fn id(&self) -> String {
        format!("lesson-{:02}-{}", self.lesson, self.word())
    }

    /// What no other run of the book's drawings has in its id.
    pub fn word(&self) -> String {
        if self.is_recast { format!("{}-recast", self.scene) } else { self.scene.to_owned() }
    }
}

type Key = (u8, String, Option<String>);
type Played = Result<Rc<Run>, Problem>;

/// The scenes of all lessons, each played once with each cast, when it is first asked for.
#[derive(Debug)]
pub struct Runs<'a> {
    workspace: &'a Workspace,
    lessons: &'a [LessonScenes],
    /// By lesson, scene, and the words of a cast that is not the scene's own.
    played: RefCell<HashMap<Key, Played>>,
}

impl<'a> Runs<'a> {
    /// Nothing is played yet.
    pub fn new(workspace: &'a Workspace, lessons: &'a [LessonScenes]) -> Self {
        Self { workspace, lessons, played: RefCell::default() }
    }

    /// The numbers of the lessons that have scenes.
    pub fn lessons(&self) -> impl Iterator<Item = u8> {
        self.lessons.iter().map(|lesson| lesson.number)
    }

    /// The run of a scene, to be shown.
    ///
    /// # Errors
    /// When there is no such scene, or its run is not that of its snapshot.
    pub fn get(&self, lesson: u8, id: &str) -> Played {
        let run = self.unheld(lesson, id)?;
        self.hold(&run)?;
        Ok(run)
    }

    /// The run of a scene, to be asked: what it says is held otherwise than by its snapshot.
    ///
    /// # Errors
    /// When there is no such scene.
    pub fn unheld(&self, lesson: u8, id: &str) -> Played {
        self.play(lesson, id, None)
    }

    /// The run of a scene with another cast, which no snapshot has.
    ///
    /// # Errors
    /// When there is no such scene, or it cannot be played with that cast.
    pub fn with(&self, lesson: u8, id: &str, cast: Cast) -> Played {
        self.play(lesson, id, Some(cast))
    }

    fn play(&self, lesson: u8, id: &str, cast: Option<Cast>) -> Played {
        let key = (lesson, id.to_owned(), cast.as_ref().map(Cast::to_string));
        let mut played = self.played.borrow_mut();
        played.entry(key).or_insert_with(|| self.run(lesson, id, cast).map(Rc::new)).clone()
    }

    fn run(&self, lesson: u8, id: &str, cast: Option<Cast>) -> Result<Run, Problem> {
        let scene = self.scene(lesson, id)?;
        let is_recast = cast.as_ref().is_some_and(|cast| *cast != scene.cast);
        let (recording, caption) = match &cast {
            None => (scene.play(&scene.cast), scene.caption.to_owned()),
            // The scene's caption tells of its own cast.
            Some(cast) => {
                let recording = scene.play_with(cast);
                let misfit = |misfit: stage::Misfit| questions::Problem::Cast(misfit.to_string());
                (recording.map_err(misfit)?, format!("With {cast}."))
            }
        };
        let cast = cast.unwrap_or_else(|| scene.cast.clone());
        Ok(Run { lesson, scene: scene.id, caption, cast, is_recast, recording })
    }

    fn scene(&self, number: u8, id: &str) -> Result<&'a Scene, Problem> {
        let lesson = self.lessons.iter().find(|lesson| lesson.number == number);
        let lesson = lesson.ok_or(Problem::NotInLab(number))?;
        let scene = lesson.scenes.iter().find(|scene| scene.id == id);
        scene.ok_or_else(|| Problem::NoScene {
            lesson: number,
            scene: id.to_owned(),
            there: lesson.scenes.iter().map(|scene| scene.id.to_owned()).collect(),
        })
    }

    /// Compares a run's transcript with the scene's snapshot.
    fn hold(&self, run: &Run) -> Result<(), Problem> {
        let Run { lesson, scene, recording, .. } = run;
        let lesson = *lesson;
        let file = format!("tests/snapshots/{scene}.snap");
        let file = self.workspace.lesson_crate(lesson).join(file);
        let (path, snapshot) = (self.workspace.name(&file), files::read(&file));
        let id = || (*scene).to_owned();
        let Ok(snapshot) = snapshot else {
            return Err(Problem::NoSnapshot { lesson, scene: id(), path });
        };
        let transcript = stage::transcript(recording);
        let Some((wanted, seen)) = first_difference(&transcript, body(&snapshot)) else {
            return Ok(());
        };
        Err(Problem::Differs { lesson, scene: id(), path, wanted, seen })
    }
}

/// The first line of a snapshot that what was seen does not have, and what that has there.
pub fn first_difference(seen: &str, wanted: &str) -> Option<(String, String)> {
    let (seen, wanted) = (ends_trimmed(seen), ends_trimmed(wanted));
    if seen == wanted {
        return None;
    }
    let longest = seen.lines().count().max(wanted.lines().count());
    let line = |text: &str, index| text.lines().nth(index).unwrap_or("").trim().to_owned();
    let first = (0..longest).find(|&index| line(seen, index) != line(wanted, index));
    let first = first.unwrap_or(0);
    Some((line(wanted, first), line(seen, first)))
}

/// What stands below the head of insta's file: behind the second line of dashes.
pub fn body(snapshot: &str) -> &str {
    snapshot
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"))
        .map_or(snapshot, |(_, body)| body)
}

/// insta writes neither the line breaks in front nor the white space behind.
fn ends_trimmed(text: &str) -> &str {
    text.trim_start_matches(['\r', '\n']).trim_end()
}
