//! A small course in a temporary folder, with a script in the place of cargo: the commands are
//! tried in milliseconds, and every ending of a check can be had for the asking.
//!
//! What is executed is linked and never written: a file that another test's child happens to hold
//! open for writing cannot be executed ("text file busy").

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

/// How the check of an exercise ends.
pub enum Ending {
    Passes,
    /// Untouched: the sentence in its `todo!`.
    Stub(&'static str),
    Refuses(&'static str),
    /// rustc's message.
    DoesNotCompile(&'static str),
    /// Any program at all, as a shell script.
    Script(&'static str),
}

pub struct Desk {
    dir: tempfile::TempDir,
}

impl Desk {
    /// Lesson 1 with `overlap` and `lazy`, lesson 2 with `start_all`, all of them stubs, and a book.
    pub fn new() -> Self {
        let desk = Self { dir: tempfile::tempdir().unwrap() };
        fs::create_dir(desk.path("fake")).unwrap();
        desk.link("cargo.sh", "fake/cargo");
        desk.link("browser.sh", "fake/xdg-open");
        desk.write("Cargo.toml", "");
        desk.write("book/book.toml", "");
        desk.lesson(1, "One after another", &["overlap", "lazy"]);
        desk.lesson(2, "Spawn, then await", &["start_all"]);
        desk.write("target/book/index.html", "<h1>Gathering Futures</h1>\n");
        desk.write("target/book/404.html", "<h1>No such page</h1>\n");
        desk.write("target/book/css/book.css", "body {}\n");
        desk
    }

    fn lesson(&self, number: u8, title: &str, exercises: &[&str]) {
        let manifest = format!("[package.metadata.lesson]\ntitle = {title:?}\nminutes = 20\n");
        self.write(&format!("crates/lesson-{number:02}/Cargo.toml"), &manifest);
        let mut list = String::new();
        for id in exercises {
            list += &format!(
                "[[exercise]]\nid = \"{id}\"\ntitle = \"The {id} exercise\"\nminutes = 7\n\
                 read = \"lesson-{number:02}.md#the-trap\"\n\
                 hints = [\"nudge\", \"push\", \"shove\"]\npassed = \"Because {id} is right.\"\n\n"
            );
        }
        self.write(&format!("exercises/lesson-{number:02}/lesson.toml"), &list);
        for id in exercises {
            let check = format!("exercise-{number:02}-{id}");
            self.link("check.sh", &format!("fake/{check}"));
            self.check_ends(&check, Ending::Stub("do something"));
        }
    }

    /// Sets how a check (`exercise-01-overlap`) ends.
    pub fn check_ends(&self, check: &str, ending: Ending) {
        let path = format!("fake/{check}");
        let error = self.path(&format!("{path}.error"));
        if error.exists() {
            fs::remove_file(error).unwrap();
        }
        let failed = |words: &str| {
            format!(
                "\nrunning 1 test\ntest checks::it_passes ... FAILED\n\nfailures:\n\n\
                 ---- checks::it_passes stdout ----\n{words}\n\nfailures:\n    checks::it_passes\n\n\
                 test result: FAILED. 0 passed; 1 failed; 0 ignored\n"
            )
        };
        let (output, code) = match ending {
            Ending::Passes => (
                "\nrunning 1 test\ntest checks::it_passes ... ok\n\ntest result: ok. 1 passed; 0 failed\n"
                    .to_owned(),
                0,
            ),
            Ending::Stub(sentence) => (failed(&format!("not yet implemented: {sentence}")), 101),
            Ending::Refuses(words) => (failed(words), 101),
            Ending::DoesNotCompile(message) => {
                return self.write(&format!("{path}.error"), message);
            }
            Ending::Script(script) => {
                return self.write(&format!("{path}.script"), script);
            }
        };
        self.write(&format!("{path}.script"), &format!("cat <<'END'\n{output}END\nexit {code}\n"));
    }

    pub fn book_fails(&self, message: &str) {
        self.write("fake/book.error", message);
    }

    /// The command, at the root of this course.
    pub fn course(&self) -> assert_cmd::Command {
        assert_cmd::Command::from_std(self.std_course())
    }

    /// As [`Desk::course`], for those that run on.
    pub fn std_course(&self) -> std::process::Command {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_course"));
        command.current_dir(self.root()).env("CARGO", self.path("fake/cargo"));
        let path = std::env::var_os("PATH").unwrap_or_default();
        let paths = std::iter::once(self.path("fake")).chain(std::env::split_paths(&path));
        command.env("PATH", std::env::join_paths(paths).unwrap());
        // A test that wants one of these sets it: whoever runs the tests may have another taste.
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM", "COLORTERM", "COLUMNS"] {
            command.env_remove(name);
        }
        command
    }

    /// What cargo was asked for, one call a line.
    pub fn calls(&self) -> String {
        fs::read_to_string(self.path("fake/calls")).unwrap_or_default()
    }

    /// What the desktop was asked to open.
    pub fn opened(&self) -> String {
        fs::read_to_string(self.path("fake/opened")).unwrap_or_default()
    }

    pub fn root(&self) -> &Path {
        self.dir.path()
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Links a script that lies beside this file.
    fn link(&self, script: &str, path: &str) {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/desk").join(script);
        symlink(script, self.path(path)).unwrap();
    }
}
