//! Makes a lesson, a scene or an exercise in the shape of the existing ones: files from the
//! templates of this crate, and the lines that name these files elsewhere.
//!
//! The result compiles, plays and passes the proof as it is, and has a TODO wherever its author
//! must write something.
//!
//! - `names`: which names are possible;
//! - `draft`: changes that are written all together or not at all;
//! - `lines`: where in a file a line belongs;
//! - `lesson`, `scene`, `exercise`: the parts of each of them.

mod draft;
mod exercise;
mod lesson;
mod lines;
mod names;
mod scene;

use std::path::Path;
use std::process::{Command, Stdio};

use clap::Subcommand;
use syllabus::Lesson;

use crate::course::Course;
use crate::error::Error;
use crate::find;
use crate::report::count;
use draft::Draft;

/// What can be made.
#[derive(Subcommand)]
pub enum New {
    /// Makes a lesson after the last one, with one scene and one exercise
    #[command(after_help = "\
Example:
  cargo course new lesson \"Error modes\"")]
    Lesson {
        /// The title in the chapter's heading
        #[arg(value_name = "TITLE")]
        title: String,
    },

    /// Makes a scene: its function, its asyncio twin, and where it is played and shown
    #[command(after_help = "\
Example:
  cargo course new scene first_error --lesson 4")]
    Scene {
        /// A name for its function
        #[arg(value_name = "NAME")]
        name: String,

        /// The lesson; without it, the last
        #[arg(long, value_name = "N")]
        lesson: Option<String>,
    },

    /// Makes an exercise: its stub, its check, an answer, other right answers and mistakes
    #[command(after_help = "\
Example:
  cargo course new exercise settle_all --lesson 4")]
    Exercise {
        /// A name for its function
        #[arg(value_name = "NAME")]
        name: String,

        /// The lesson; without it, the last
        #[arg(long, value_name = "N")]
        lesson: Option<String>,
    },
}

/// Makes it, and says what was made and what comes next.
///
/// # Errors
/// When the name is not possible, when a file has no place for a line that must go into it, or when
/// the disk refuses: then nothing has changed.
pub fn new(course: &Course, new: &New) -> Result<String, Error> {
    let mut draft = Draft::new(&course.workspace);
    let next = match new {
        New::Lesson { title } => lesson::draft(course, title, &mut draft)?,
        New::Scene { name, lesson } => {
            scene::draft(course, lesson_of(course, lesson)?, name, &mut draft)?
        }
        New::Exercise { name, lesson } => {
            exercise::draft(course, lesson_of(course, lesson)?, name, &mut draft)?
        }
    };
    let changed = uncommitted(course.workspace.root(), &draft.edited());
    let (made, edited) = draft.write()?;
    let mut said = String::new();
    for path in &made {
        said += &format!("  new   {path}\n");
    }
    for path in &edited {
        said += &format!("  edit  {path}\n");
    }
    said += &format!("{} made, {} changed.\n", count(made.len(), "file"), edited.len());
    if !changed.is_empty() {
        said += &format!(
            "Of these had changes already that are not committed, and have both: {}.\n",
            changed.join(", ")
        );
    }
    Ok(format!("{said}\n{next}"))
}

fn lesson_of<'a>(course: &'a Course, asked: &Option<String>) -> Result<&'a Lesson, Error> {
    let lessons = &course.lessons;
    let found = match asked {
        Some(asked) => find::lesson(lessons, asked.trim()),
        None => lessons.last(),
    };
    found.ok_or_else(|| Error::NoLesson {
        asked: asked.clone().unwrap_or_default(),
        there: lessons.iter().map(Lesson::name).collect(),
    })
}

/// Those of `files` that differ from the last commit; none if git cannot tell.
fn uncommitted(root: &Path, files: &[String]) -> Vec<String> {
    if files.is_empty() {
        return Vec::new();
    }
    let mut git = Command::new("git");
    git.args(["--no-optional-locks", "--literal-pathspecs", "-C"]).arg(root);
    git.args(["-c", "core.quotePath=false", "status", "--porcelain", "--untracked-files=no", "--"]);
    let output = git.args(files).stderr(Stdio::null()).output();
    let output = output.map(|output| output.stdout).unwrap_or_default();
    let output = String::from_utf8_lossy(&output);
    let said: Vec<&str> = output.lines().collect();
    let is_said = |file: &&String| said.iter().any(|line| line.ends_with(file.as_str()));
    files.iter().filter(is_said).cloned().collect()
}

/// A template with each `@WORD@` replaced.
fn filled(template: &str, words: &[(&str, &str)]) -> String {
    let filled = words
        .iter()
        .fold(template.to_owned(), |text, (word, with)| text.replace(&format!("@{word}@"), with));
    debug_assert!(!filled.contains('@'), "a word of the template is left: {filled}");
    filled
}
