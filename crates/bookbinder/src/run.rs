//! Plays scenes for the book, and compares each run with the tests' snapshot.

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
    /// What the run shows, in a sentence.
    pub caption: String,
    /// The cast with which it was played.
    pub cast: Cast,
    /// Whether that is another cast than the scene's own.
    is_recast: bool,
    /// The recording from which output, drawing and text are made.
    pub recording: Recording,
}

impl Run {
    /// The scene's id, with its cast if that is not the scene's own.
    pub fn name(&self) -> String {
        match self.is_recast {
            true => format!("{} played with {}", self.scene, self.cast),
            false => self.scene.to_owned(),
        }
    }

    /// Whether it was played with another cast than the scene's own, for which there is no
    /// snapshot.
    pub fn is_recast(&self) -> bool {
        self.is_recast
    }

    /// The prefix of its drawings' ids, unique to this run.
    pub fn id(&self) -> String {
        format!("lesson-{:02}-{}", self.lesson, self.word())
    }

    /// A word for the ids of its drawings, unique to this run.
    pub fn word(&self) -> String {
        if self.is_recast { format!("{}-recast", self.scene) } else { self.scene.to_owned() }
    }
}

type Key = (u8, String, Option<String>);
type Played = Result<Rc<Run>, Problem>;

/// The scenes of all lessons. Each is played once with each cast, when it is first asked for.
#[derive(Debug)]
pub struct Runs<'a> {
    workspace: &'a Workspace,
    lessons: &'a [LessonScenes],
    /// The runs by lesson, scene, and words of the cast if it is not the scene's own.
    played: RefCell<HashMap<Key, Played>>,
}

impl<'a> Runs<'a> {
    /// No scene is played yet.
    pub fn new(workspace: &'a Workspace, lessons: &'a [LessonScenes]) -> Self {
        Self { workspace, lessons, played: RefCell::default() }
    }

    /// The numbers of the lessons that have scenes.
    pub fn lessons(&self) -> impl Iterator<Item = u8> {
        self.lessons.iter().map(|lesson| lesson.number)
    }

    /// The run of a scene, for showing.
    ///
    /// # Errors
    /// When there is no such scene, or when its run differs from its snapshot.
    pub fn get(&self, lesson: u8, id: &str) -> Played {
        let run = self.unheld(lesson, id)?;
        self.hold(&run)?;
        Ok(run)
    }

    /// The run of a scene, for asking about it; other checks than its snapshot confirm the answer.
    ///
    /// # Errors
    /// When there is no such scene.
    pub fn unheld(&self, lesson: u8, id: &str) -> Played {
        self.play(lesson, id, None)
    }

    /// The run of a scene with another cast, for which there is no snapshot.
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
            // The scene's caption is about the scene's own cast.
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

/// The first line that differs: the snapshot's, and the run's.
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

/// The text below the head of insta's file: after the second line of dashes.
pub fn body(snapshot: &str) -> &str {
    snapshot
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"))
        .map_or(snapshot, |(_, body)| body)
}

/// insta writes no line breaks before the text and no white space after it.
fn ends_trimmed(text: &str) -> &str {
    text.trim_start_matches(['\r', '\n']).trim_end()
}
