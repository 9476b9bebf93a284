//! A small course in a temporary folder, with a script in the place of cargo: the commands are
//! tried in milliseconds, and every ending of a check can be had for the asking.
//!
//! What is executed is linked and never written: a file that another test's child happens to hold
//! open for writing cannot be executed ("text file busy").

pub mod server;

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use assert_cmd::assert::Assert;
use serde_json::{Value, json};

/// The file with the learner's progress.
pub const PROGRESS: &str = ".course-progress.toml";

/// Checks `overlap` of a course of its own, which ends like this.
pub fn checked(ending: Ending) -> Assert {
    let test = TestCourse::new();
    test.check_ends("exercise-01-overlap", ending);
    test.course().args(["check", "overlap"]).assert()
}

/// How the check of an exercise ends.
pub enum Ending {
    Passes,
    /// Untouched: the sentence in its `todo!`.
    Stub(&'static str),
    Refuses(&'static str),
    /// rustc's errors.
    DoesNotCompile(&'static [Diagnostic]),
    /// rustc's warnings, in a file that compiles and passes.
    Warns(&'static [Diagnostic]),
    /// Cargo itself fails, with these words.
    CargoFails(&'static str),
    /// Any program at all, as a shell script that knows the words of `check.sh`.
    Script(&'static str),
}

/// What rustc has to say at one place.
pub struct Diagnostic {
    pub rendered: &'static str,
    pub file: &'static str,
    pub label: &'static str,
    /// It points into what the compiler writes in the place of a `?` or of a macro there.
    pub expanded: bool,
}

impl Diagnostic {
    /// As cargo hands it on.
    fn message(&self, check: &str, level: &str) -> Value {
        let target = check.splitn(3, '-').last().unwrap();
        let label = Some(self.label).filter(|label| !label.is_empty());
        let span = |is_primary, label| {
            json!({
                "file_name": self.file, "byte_start": 0, "byte_end": 1, "line_start": 1, "line_end": 1,
                "column_start": 1, "column_end": 2, "is_primary": is_primary, "text": [], "label": label,
                "suggested_replacement": null, "suggestion_applicability": null, "expansion": null,
            })
        };
        let mut primary = span(true, label);
        if self.expanded {
            primary["expansion"] =
                json!({ "span": span(false, None), "macro_decl_name": "?", "def_site_span": null });
        }
        let spans = if self.file.is_empty() { json!([]) } else { json!([primary]) };
        json!({
            "reason": "compiler-message", "package_id": "path+file:///course#0.1.0", "manifest_path": "/course/Cargo.toml",
            "target": { "kind": ["test"], "crate_types": ["bin"], "name": target, "src_path": "/course/check.rs" },
            "message": {
                "message": "", "code": null, "level": level, "spans": spans, "children": [],
                "rendered": self.rendered,
            },
        })
    }
}

pub struct TestCourse {
    dir: tempfile::TempDir,
}

impl TestCourse {
    /// Lesson 1 with `overlap` and `lazy`, lesson 2 with `start_all`, all of them begun and still to be
    /// written, and a book.
    pub fn new() -> Self {
        let test = Self { dir: tempfile::tempdir().unwrap() };
        fs::create_dir(test.path("fake")).unwrap();
        test.link("cargo.sh", "fake/cargo");
        test.link("browser.sh", "fake/xdg-open");
        test.write("Cargo.toml", "");
        test.write("book/book.toml", "");
        test.lesson(1, "One after another", &["overlap", "lazy"]);
        test.lesson(2, "Spawn, then await", &["start_all"]);
        test.write("target/book/index.html", "<h1>Gathering Futures</h1>\n");
        test.write("target/book/404.html", "<h1>No such page</h1>\n");
        test.write("target/book/css/book.css", "body {}\n");
        test
    }

    fn lesson(&self, number: u8, title: &str, exercises: &[&str]) {
        let (level, needs) = match number {
            1 => ("beginner", ""),
            _ => ("intermediate", "1"),
        };
        let manifest = format!(
            "[package.metadata.lesson]\ntitle = {title:?}\nminutes = 20\nlevel = {level:?}\n\
             needs = [{needs}]\nasyncio = \"\"\nrust = \"\"\nlearn = \"\"\n"
        );
        self.write(&format!("crates/lesson-{number:02}/Cargo.toml"), &manifest);
        let mut list = String::new();
        for id in exercises {
            list += &format!(
                "[[exercise]]\nid = \"{id}\"\ntitle = \"The {id} exercise\"\nminutes = 7\n\
                 read = \"lesson-{number:02}.md#the-trap\"\n\
                 hints = [\"nudge\", \"push\", \"shove\"]\npassed = \"Because {id} is right.\"\n\n"
            );
            if *id == "overlap" {
                list += "[exercise.explain]\nresumes = \"the-sum\"\n\"at once\" = \"limits\"\n\n";
            }
        }
        self.write(&format!("exercises/lesson-{number:02}/lesson.toml"), &list);
        for id in exercises {
            let check = format!("exercise-{number:02}-{id}");
            self.link("check.sh", &format!("fake/{check}"));
            self.write(
                &format!("exercises/lesson-{number:02}/checks/{id}.rs"),
                &format!("mod the_checks {{ super::{id}(&a, &b).await }}\n"),
            );
            let stub =
                format!("//! # {id}: a title\n//!\n//! Do something.\n\ntodo!(\"do something\")\n");
            self.write(&format!("solutions/lesson-{number:02}/stubs/{id}.rs"), &stub);
            self.write(
                &format!("exercises/lesson-{number:02}/{id}.rs"),
                &format!("{stub}// begun\n"),
            );
            self.write(&format!("solutions/lesson-{number:02}/{id}.rs"), "the_answer()\n");
            self.check_ends(&check, Ending::Stub("do something"));
        }
    }

    /// Sets how a check (`exercise-01-overlap`) ends.
    pub fn check_ends(&self, check: &str, ending: Ending) {
        let path = format!("fake/{check}");
        for left in ["messages", "error"].map(|kind| self.path(&format!("{path}.{kind}"))) {
            if left.exists() {
                fs::remove_file(left).unwrap();
            }
        }
        let messages = |level: &str, diagnostics: &[Diagnostic]| {
            let lines = diagnostics.iter().map(|d| format!("{}\n", d.message(check, level)));
            self.write(&format!("{path}.messages"), &lines.collect::<String>());
        };
        let report = |verdict: &str, text: &str| {
            assert!(!text.contains('\''), "the shell would end the word there");
            format!("begin; report '{verdict}' '{text}'\n")
        };
        let script = match ending {
            Ending::Passes => report("passed", ""),
            Ending::Stub(sentence) => report("not written", sentence),
            Ending::Refuses(words) => report("refused", words),
            Ending::DoesNotCompile(diagnostics) => {
                messages("error", diagnostics);
                return self.write(&format!("{path}.error"), "error: could not compile\n");
            }
            Ending::Warns(diagnostics) => {
                messages("warning", diagnostics);
                report("passed", "")
            }
            Ending::CargoFails(words) => return self.write(&format!("{path}.error"), words),
            Ending::Script(script) => script.to_owned(),
        };
        self.write(&format!("{path}.script"), &script);
    }

    /// Puts an exercise's file (`lesson-01/overlap`) back as it was handed out.
    pub fn hand_out(&self, exercise: &str) {
        let (lesson, id) = exercise.split_once('/').unwrap();
        let stub = self.path(&format!("solutions/{lesson}/stubs/{id}.rs"));
        fs::copy(stub, self.path(&format!("exercises/{exercise}.rs"))).unwrap();
    }

    pub fn book_fails(&self, message: &str) {
        self.write("fake/book.error", message);
    }

    /// The command, at the root of this course.
    pub fn course(&self) -> assert_cmd::Command {
        assert_cmd::Command::from_std(self.std_course())
    }

    /// As [`TestCourse::course`], for those that run on.
    pub fn std_course(&self) -> std::process::Command {
        Self::std_course_in(self.root())
    }

    /// The command, at the root of a course.
    pub fn std_course_in(root: &Path) -> std::process::Command {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_course"));
        command.current_dir(root).env("CARGO", root.join("fake/cargo"));
        let path = std::env::var_os("PATH").unwrap_or_default();
        let paths = std::iter::once(root.join("fake")).chain(std::env::split_paths(&path));
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
    pub fn link(&self, script: &str, path: &str) {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/test_course").join(script);
        symlink(script, self.path(path)).unwrap();
    }
}
