//! Build script of every `solution-NN`: gathers the lesson's stubs, solutions and mistakes as
//! modules of one binary, so that the proof compiles once a lesson and not once a mistake.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn main() {
    let solutions = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let lesson = solutions.file_name().expect("a folder has a name").to_owned();
    let root = solutions.ancestors().nth(2).expect("solutions/lesson-NN is below the root");
    let exercises = root.join("exercises").join(lesson);
    println!("cargo::rerun-if-changed={}", exercises.display());
    println!("cargo::rerun-if-changed={}", solutions.display());
    println!("cargo::rerun-if-env-changed=CI");

    let faults = faults(&exercises, &solutions);
    if !faults.is_empty() {
        // rustc would say it less plainly, or leave out what no module names.
        faults.iter().for_each(|fault| println!("cargo::error={fault}"));
        return;
    }

    let mut code = String::new();
    let mut table = String::new();
    for id in rust_files(&exercises) {
        let solution = solutions.join(format!("{id}.rs"));
        let stub = exercises.join(format!("{id}.rs"));
        if is_a_learners(&stub) {
            let _ = writeln!(table, "Case::edited({id:?}, solution_{id}_solution::checks::check),");
        }
        let mut entry = |kind: &str, name: &str, path: &Path| {
            let module = format!("{kind}_{id}_{name}");
            // A solution must be free of warnings; a mistake may have the ones that it deserves.
            let lint = if kind == "mistake" { "allow" } else { "deny" };
            let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
            let _ = writeln!(code, "#[{lint}(warnings)]\n#[path = {path:?}]\nmod {module};");
            let _ = writeln!(
                table,
                "Case {{ kind: {kind:?}, exercise: {id:?}, name: {name:?}, source: \
                 include_str!({path:?}), check: {module}::checks::check }},"
            );
        };
        if !is_a_learners(&stub) {
            entry("stub", "stub", &stub);
        }
        entry("solution", "solution", &solution);
        let mistakes = solutions.join("mistakes").join(&id);
        for name in rust_files(&mistakes) {
            entry("mistake", &name, &mistakes.join(format!("{name}.rs")));
        }
    }
    let code = format!("{code}const CASES: &[Case] = &[\n{table}];\n");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it"));
    std::fs::write(out.join("cases.rs"), code).expect("OUT_DIR can be written");
}

/// What is missing, and what belongs to no exercise, a sentence each.
pub fn faults(exercises: &Path, solutions: &Path) -> Vec<String> {
    let root = exercises.ancestors().nth(2).unwrap_or(exercises);
    let name = |path: &Path| path.strip_prefix(root).unwrap_or(path).display().to_string();
    let ids = rust_files(exercises);
    let mut faults = Vec::new();
    for id in &ids {
        let checks = format!("checks/{id}.rs");
        if !exercises.join(&checks).exists() {
            faults.push(format!("{} is missing: write it", name(&exercises.join(&checks))));
        }
        let mistakes = solutions.join("mistakes").join(id);
        let stub = exercises.join(format!("{id}.rs"));
        let solution = solutions.join(format!("{id}.rs"));
        let mistakes = rust_files(&mistakes).into_iter().map(|m| mistakes.join(format!("{m}.rs")));
        for file in [stub, solution].into_iter().chain(mistakes) {
            match std::fs::read_to_string(&file) {
                Ok(text) if includes(&text, &checks) || is_edited(&file) => {}
                Ok(_) => faults.push(format!(
                    "{} lacks its checks: its last line has to include {checks}",
                    name(&file)
                )),
                Err(_) => faults.push(format!("{} is missing: write it", name(&file))),
            }
        }
    }
    let known = |id: &String| ids.contains(id);
    let folders = std::fs::read_dir(solutions.join("mistakes")).into_iter().flatten().flatten();
    let folders = folders.map(|entry| entry.file_name().to_string_lossy().into_owned());
    for id in folders.filter(|id| !known(id)) {
        let folder = name(&solutions.join("mistakes").join(&id));
        faults.push(format!("{folder} belongs to no exercise: there is no {id}.rs"));
    }
    for id in rust_files(solutions).into_iter().filter(|id| !known(id)) {
        let file = name(&solutions.join(format!("{id}.rs")));
        faults.push(format!("{file} belongs to no exercise of that name"));
    }
    faults.sort();
    faults
}

/// Whether a learner is at work in this clone, or has been: what they write is theirs, and need not
/// even compile for the proof. In CI every stub is held.
fn is_a_learners(stub: &Path) -> bool {
    let has_begun = std::fs::read_to_string(stub).is_ok_and(|text| !text.contains("todo!("));
    !is_ci() && (has_begun || is_edited(stub))
}

/// Whether git says so. Where it knows no such file (no git, no clone, a folder inside another
/// clone), nothing is; `git diff` would compare the file with nothing there, and say that it is.
fn is_edited(file: &Path) -> bool {
    let (Some(folder), Some(name)) = (file.parent(), file.file_name()) else { return false };
    let mut git = Command::new("git");
    git.arg("--literal-pathspecs").arg("-C").arg(folder);
    git.args(["status", "--porcelain", "--untracked-files=no", "--"]).arg(name);
    // A hook has these set for the clone that it runs in; this asks the folder's own.
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX"] {
        git.env_remove(name);
    }
    let answer = git.env("GIT_OPTIONAL_LOCKS", "0").stderr(Stdio::null()).output();
    !is_ci() && answer.is_ok_and(|said| said.status.success() && !said.stdout.is_empty())
}

fn is_ci() -> bool {
    std::env::var("CI").as_deref() == Ok("true")
}

fn includes(text: &str, checks: &str) -> bool {
    text.lines()
        .any(|line| line.starts_with("include!(\"") && line.ends_with(&format!("{checks}\");")))
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
