//! A course of one lesson in a temporary folder, to be broken by tests.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use stage::{Cast, FetchError, Scene, Service, Source, fetch, secs};
use syllabus::Workspace;
use tempfile::TempDir;

const RUST: &str = "\
//! A lesson.
// ANCHOR: shop
/// Buys `bread`.
pub fn shop<'a>(list: &[&'a str]) -> Option<&'a str> {
    // ANCHOR: first
    list.first().copied()
    // ANCHOR_END: first
}
// ANCHOR_END: shop
";

const PYTHON: &str = "\
async def main():
    # ANCHOR: shop
    await shop()
    # ANCHOR_END: shop
";

/// Shows everything that the lesson has, so that the build passes.
const CHAPTER: &str = "\
# Shopping

It takes {{#minutes}} minutes.

{{#twins python/shop.py:shop src/lib.rs:shop}}

{{#code src/lib.rs:first}}

{{#output shopping}}

{{#timeline shopping}}

{{#compare shopping quiet}}

{{#compile-error refused}}

{{#exercises}}
";

const LESSON: &str = "\
[[exercise]]
id = \"again\"
title = \"Shop again\"
minutes = 7
read = \"lesson-01.md#shopping\"
hints = [\"a\", \"b\", \"c\"]
passed = \"Well done.\"
";

/// Asks everything.
const ASKING: &str = "
## Why it is so

{{#guess home}}
{{#guess cut}}

{{#quiz}}

{{#cards}}
";

/// A question of every kind about the scene `errands`, and a guess about another cast.
pub const QUESTIONS: &str = include_str!("questions.toml");

/// Two questions over the whole course.
pub const CLOSING: &str = include_str!("closing.toml");

/// The course, in a folder that goes when this does.
pub struct Mini {
    dir: TempDir,
}

impl Mini {
    /// A course that builds.
    pub fn new() -> Self {
        let mini = Self { dir: tempfile::tempdir().unwrap() };
        mini.write("Cargo.toml", "");
        mini.write(
            "book/book.toml",
            "[book]\ntitle = \"Mini\"\n[build]\nbuild-dir = \"../target/book\"\n\
             create-missing = false\nuse-default-preprocessors = false\n",
        );
        mini.write("book/src/SUMMARY.md", "[Start](index.md)\n\n- [Shopping](lesson-01.md)\n");
        mini.write("book/src/index.md", "# Start\n\n[Go](lesson-01.md#shopping)\n");
        mini.write("book/src/lesson-01.md", CHAPTER);
        mini.write(
            "crates/lesson-01/Cargo.toml",
            "[package]\nname = \"lesson-01\"\n[package.metadata.lesson]\ntitle = \"Shopping\"\n\
             minutes = 42\nlevel = \"beginner\"\nneeds = []\nasyncio = \"`buy()`\"\n\
             rust = \"`shop`\"\nlearn = \"how to shop\"\n",
        );
        mini.write("crates/lesson-01/src/lib.rs", RUST);
        mini.write("crates/lesson-01/python/shop.py", PYTHON);
        mini.write("crates/lesson-01/tests/compile_fail/refused.rs", "fn main() { 1 }\n");
        mini.write("crates/lesson-01/tests/compile_fail/refused.stderr", "error[E0308]: <no>\n");
        mini.write("exercises/lesson-01/lesson.toml", LESSON);
        for scene in &scenes()[0].scenes {
            let transcript = stage::transcript(&scene.play(&scene.cast));
            let snapshot = format!("---\nsource: x.rs\n---\n{transcript}");
            let path = format!("crates/lesson-01/tests/snapshots/{}.snap", scene.id);
            mini.write(&path, &snapshot);
        }
        mini
    }

    /// The same with a question of every kind, and cards.
    pub fn asking() -> Self {
        let mini = Self::new();
        mini.write("crates/lesson-01/questions.toml", QUESTIONS);
        mini.write("crates/lesson-01/tests/facts.rs", "#[test]\nfn it_is_so() {}\n");
        mini.append("book/src/lesson-01.md", ASKING);
        mini
    }

    /// The same with a closing quiz.
    pub fn closing() -> Self {
        let mini = Self::asking();
        mini.write("book/closing.toml", CLOSING);
        mini.write("book/src/closing-quiz.md", "# Twenty questions\n\n{{#closing}}\n");
        mini.append("book/src/SUMMARY.md", "\n---\n\n[Twenty questions](closing-quiz.md)");
        mini
    }

    /// Writes a file; its path starts at the course's root.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Puts a line behind the last one of a file.
    pub fn append(&self, path: &str, line: &str) {
        self.write(path, &format!("{}{line}\n", self.read(path)));
    }

    /// As a clone has it where git ends lines with two characters.
    pub fn end_lines_as_windows(&self) {
        fn rewrite(folder: &Path) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    rewrite(&path);
                } else {
                    let text = fs::read_to_string(&path).unwrap();
                    fs::write(&path, text.replace('\n', "\r\n")).unwrap();
                }
            }
        }
        rewrite(self.dir.path());
    }

    /// A file's text.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// A file's place on this machine.
    pub fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    /// The course that it is.
    pub fn workspace(&self) -> Workspace {
        Workspace::find(self.dir.path()).unwrap()
    }

    /// Builds the book into target/book.
    pub fn build(&self) -> Result<PathBuf, String> {
        self.build_with(scenes())
    }

    /// Builds it as if the lesson had these scenes.
    pub fn build_with(&self, scenes: Vec<lab::LessonScenes>) -> Result<PathBuf, String> {
        bookbinder::build(&self.workspace(), scenes, None).map_err(|error| {
            let faults = error.downcast_ref::<bookbinder::Faults>().map(ToString::to_string);
            faults.unwrap_or_else(|| format!("{error:#}"))
        })
    }

    /// The page of lesson 1, built.
    pub fn page(&self) -> String {
        self.build().unwrap();
        self.read("target/book/lesson-01.html")
    }

    /// What the build says when this line is appended to the chapter of lesson 1.
    pub fn refusal_of(line: &str) -> String {
        let mini = Self::new();
        mini.append("book/src/lesson-01.md", line);
        mini.build().unwrap_err()
    }
}

/// `shopping` prints, `quiet` does not, `errands` has somebody for every fate.
pub fn scenes() -> Vec<lab::LessonScenes> {
    scenes_with(secs(1.0))
}

/// The same, with bread that takes another time in `errands`.
pub fn scenes_with(bread: Duration) -> Vec<lab::LessonScenes> {
    async fn shopping(sources: Vec<Source>) -> Result<String, FetchError> {
        let bread = fetch(&sources[0]).await?;
        tracing::info!("home with <{bread}>");
        Ok(bread)
    }
    async fn quiet(sources: Vec<Source>) -> Result<String, FetchError> {
        fetch(&sources[0]).await
    }
    async fn errand(item: &Source, bag: &RefCell<Vec<String>>) -> Result<(), FetchError> {
        let item = fetch(item).await?;
        tracing::info!("{item} is in the bag");
        bag.borrow_mut().push(item);
        Ok(())
    }
    async fn errands(sources: Vec<Source>) -> Result<Vec<String>, FetchError> {
        let [bread, meat, letter, eggs] = &sources[..] else { panic!("there are four errands") };
        tokio::spawn(fetch(letter.clone()));
        drop(fetch(eggs));
        let bag = RefCell::default();
        tokio::try_join!(errand(bread, &bag), errand(meat, &bag))?;
        tracing::info!("home");
        Ok(bag.into_inner())
    }
    let cast = |delay| Cast::new([Service::new("bread", secs(delay))]);
    let four = Cast::new([
        Service::new("bread", bread),
        Service::new("meat", secs(2.0)),
        Service::new("letter", secs(3.0)).failing(),
        Service::new("eggs", secs(5.0)),
    ]);
    let scenes = vec![
        Scene::new("shopping", "Bread & a <word>.", cast(1.0), shopping),
        Scene::new("quiet", "Nobody says a word.", cast(3.0), quiet),
        Scene::new("errands", "Somebody for every fate.", four, errands),
    ];
    vec![lab::LessonScenes { number: 1, scenes }]
}
