//! Build script of every `solution-NN`: gathers the lesson's stubs, solutions, other right answers and
//! mistakes as modules of one binary, so that the proof compiles once a lesson and not once a mistake.
//!
//! What a learner does to the exercises of their clone must not turn a `cargo test` red, so outside of
//! CI the proof passes over what is theirs: see [`Standing`]. In CI everything is held.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn main() {
    let solutions = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let name = solutions.file_name().expect("a folder has a name").to_owned();
    let root = solutions.ancestors().nth(2).expect("solutions/lesson-NN is below the root");
    let exercises = root.join("exercises").join(name);
    println!("cargo::rerun-if-changed={}", exercises.display());
    println!("cargo::rerun-if-changed={}", solutions.display());
    println!("cargo::rerun-if-env-changed=CI");

    let lesson =
        Lesson { exercises, solutions, in_ci: std::env::var("CI").as_deref() == Ok("true") };
    let faults = lesson.faults();
    if !faults.is_empty() {
        // rustc would say it less plainly, or leave out what no module names.
        faults.iter().for_each(|fault| println!("cargo::error={fault}"));
        return;
    }
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it"));
    std::fs::write(out.join("cases.rs"), lesson.cases()).expect("OUT_DIR can be written");
}

/// A lesson's files.
pub struct Lesson {
    /// `exercises/lesson-NN`.
    pub exercises: PathBuf,
    /// `solutions/lesson-NN`.
    pub solutions: PathBuf,
    /// All of it is held.
    pub in_ci: bool,
}

/// How much of an exercise is proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// All of it.
    Held,
    /// All but the stub: a learner has begun to solve it, or has done away with it. What they write
    /// need not even compile.
    Begun,
    /// Nothing: its checks, or a file that they include, are not as they were, and every answer
    /// includes them.
    WithoutChecks,
    /// Nothing: a file that a learner has put there.
    Theirs,
}

impl Lesson {
    /// The exercises that have a file here or there, in the order of their names.
    fn exercises(&self) -> BTreeMap<String, Standing> {
        let ids = rust_files(&self.exercises).into_iter().chain(rust_files(&self.solutions));
        let ids: BTreeSet<String> = ids.collect();
        let all = ids.into_iter().map(|id| (self.standing(&id), id));
        all.filter(|(standing, _)| *standing != Standing::Theirs).map(|(s, id)| (id, s)).collect()
    }

    /// How much of an exercise is proved.
    pub fn standing(&self, id: &str) -> Standing {
        if self.in_ci {
            return Standing::Held;
        }
        let checks = self.checks(id);
        if !checks.exists() && !self.solution(id).exists() {
            return Standing::Theirs;
        }
        let whole = read(&checks).is_some_and(|text| {
            text.contains("fn check()")
                && included(&checks, &text)
                    .iter()
                    .all(|given| !is_empty(given) && !is_edited(given))
        });
        // Its solution being there says that it has been an exercise; else its author is told.
        if !whole && self.solution(id).exists() {
            return Standing::WithoutChecks;
        }
        let stub = self.stub(id);
        match read(&stub) {
            Some(text) if is_a_stub(&text) && !is_edited(&stub) => Standing::Held,
            _ => Standing::Begun,
        }
    }

    /// The code that `main.rs` includes: a module for each file, and the table of them.
    pub fn cases(&self) -> String {
        let mut code = String::new();
        let mut table = String::new();
        for (id, standing) in self.exercises() {
            let why = match standing {
                Standing::Held => None,
                Standing::Begun => Some("its_stub_is_yours_now"),
                Standing::WithoutChecks | Standing::Theirs => {
                    Some("its_checks_are_not_as_they_were")
                }
            };
            if let Some(why) = why {
                let _ = writeln!(table, "Case::passed_over({id:?}, {why:?}),");
            }
            if standing == Standing::WithoutChecks {
                continue;
            }
            let mut entry = |kind: &str, name: &str, path: &Path| {
                let module = format!("{}_{id}_{name}", kind.to_lowercase());
                // Who reads a solution reads no warning; what else is tried may have those it deserves.
                let lint = if matches!(kind, "Stub" | "Solution") { "deny" } else { "allow" };
                let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
                let _ = writeln!(code, "#[{lint}(warnings)]\n#[path = {path:?}]\nmod {module};");
                let _ = writeln!(
                    table,
                    "Case {{ kind: Kind::{kind}, exercise: {id:?}, name: {name:?}, source: \
                     include_str!({path:?}), check: Some({module}::the_checks::check) }},"
                );
            };
            if standing == Standing::Held {
                entry("Stub", "stub", &self.stub(&id));
            }
            entry("Solution", "solution", &self.solution(&id));
            for (kind, folder) in [("Right", "right"), ("Mistake", "mistakes")] {
                let folder = self.solutions.join(folder).join(&id);
                for name in rust_files(&folder) {
                    entry(kind, &name, &folder.join(format!("{name}.rs")));
                }
            }
        }
        format!("{code}const CASES: &[Case] = &[\n{table}];\n")
    }

    /// What is missing, and what belongs to no exercise, a sentence each.
    pub fn faults(&self) -> Vec<String> {
        let root = self.exercises.ancestors().nth(2).unwrap_or(&self.exercises);
        let name = |path: &Path| path.strip_prefix(root).unwrap_or(path).display().to_string();
        let mut faults = Vec::new();
        let mut known = BTreeSet::new();
        for (id, standing) in self.exercises() {
            let (stub, checks) = (self.stub(&id), self.checks(&id));
            if standing == Standing::Held && !stub.exists() && !checks.exists() {
                let file = name(&self.solution(&id));
                faults.push(format!("{file} belongs to no exercise of that name"));
                continue;
            }
            let mut files: Vec<PathBuf> = ["right", "mistakes"]
                .into_iter()
                .flat_map(|folder| {
                    let folder = self.solutions.join(folder).join(&id);
                    rust_files(&folder)
                        .into_iter()
                        .map(move |name| folder.join(format!("{name}.rs")))
                })
                .collect();
            files.push(self.solution(&id));
            if standing == Standing::Held {
                files.push(stub);
            }
            let included = read(&checks).map(|text| included(&checks, &text)).unwrap_or_default();
            let all = included.into_iter().chain([checks]).filter(|file| !file.exists());
            if standing != Standing::WithoutChecks {
                faults.extend(all.map(|file| format!("{} is missing: write it", name(&file))));
            }
            let checks = format!("checks/{id}.rs");
            for file in files {
                match read(&file) {
                    Some(text) if includes(&text, &checks) => {}
                    Some(_) => faults.push(format!(
                        "{} lacks its checks: its last line has to include {checks}",
                        name(&file)
                    )),
                    None => faults.push(format!("{} is missing: write it", name(&file))),
                }
            }
            known.insert(id);
        }
        for kind in ["right", "mistakes"] {
            let folders =
                std::fs::read_dir(self.solutions.join(kind)).into_iter().flatten().flatten();
            let ids = folders.map(|entry| entry.file_name().to_string_lossy().into_owned());
            for id in ids.filter(|id| !known.contains(id)) {
                let folder = name(&self.solutions.join(kind).join(&id));
                faults.push(format!("{folder} belongs to no exercise: there is no {id}.rs"));
            }
        }
        faults.sort();
        faults
    }

    fn stub(&self, id: &str) -> PathBuf {
        self.exercises.join(format!("{id}.rs"))
    }

    fn checks(&self, id: &str) -> PathBuf {
        self.exercises.join(format!("checks/{id}.rs"))
    }

    fn solution(&self, id: &str) -> PathBuf {
        self.solutions.join(format!("{id}.rs"))
    }
}

/// Whether the function with the `todo!` has nothing else in its body than the names of its arguments.
fn is_a_stub(text: &str) -> bool {
    let Some((before, after)) = text.split_once("todo!(\"") else { return false };
    let mut before = before.lines().map(str::trim).rev().filter(|line| !line.is_empty());
    let opens = before.find(|line| !line.starts_with("_ = "));
    let Some((_, after)) = after.split_once("\")") else { return false };
    let mut after = after.lines().map(str::trim).filter(|line| !matches!(*line, "" | ";"));
    opens.is_some_and(|line| line.ends_with('{')) && after.next() == Some("}")
}

/// Whether git says that it is not as in the last commit. Where it knows no such file (no git, no clone, a
/// folder inside another clone), nothing is; `git diff` would compare the file with nothing there, and say
/// that it is.
fn is_edited(file: &Path) -> bool {
    let (Some(folder), Some(name)) = (file.parent(), file.file_name()) else { return false };
    let mut git = Command::new("git");
    // What git does not track yet is new and its author's. A build script takes no locks.
    git.args(["--no-optional-locks", "--literal-pathspecs"]).arg("-C").arg(folder);
    git.args(["status", "--porcelain", "--untracked-files=no", "--"]).arg(name);
    // A hook has these set for the clone that it runs in; this asks the folder's own.
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX"] {
        git.env_remove(name);
    }
    let answer = git.stderr(Stdio::null()).output();
    answer.is_ok_and(|output| output.status.success() && !output.stdout.is_empty())
}

/// The files that a file of checks includes from the folder beside its own.
fn included(checks: &Path, text: &str) -> Vec<PathBuf> {
    let folder = checks.ancestors().nth(2).unwrap_or(checks);
    let names = text.lines().map(str::trim);
    let names = names.filter_map(|line| line.strip_prefix("include!(\"../")?.strip_suffix("\");"));
    names.map(|name| folder.join(name)).collect()
}

fn includes(text: &str, checks: &str) -> bool {
    text.lines()
        .any(|line| line.starts_with("include!(\"") && line.ends_with(&format!("{checks}\");")))
}

/// `None` for what is no text file.
fn read(file: &Path) -> Option<String> {
    std::fs::read_to_string(file).ok()
}

/// Whether nothing can be read there.
fn is_empty(file: &Path) -> bool {
    read(file).is_none_or(|text| text.trim().is_empty())
}

/// The names, without `.rs`, of the Rust files in a folder, sorted.
fn rust_files(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.strip_suffix(".rs").map(str::to_owned))
        .collect();
    names.sort();
    names
}
