//! Build script of every `solution-NN`: gathers the lesson's stubs, solutions and mistakes as
//! modules of one binary, so that the proof compiles once a lesson and not once a mistake.

use std::fmt::Write;
use std::path::{Path, PathBuf};

fn main() {
    let solutions = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let lesson = solutions.file_name().expect("a folder has a name").to_owned();
    let exercises = solutions.join("../../exercises").join(lesson);
    println!("cargo::rerun-if-changed={}", exercises.display());
    println!("cargo::rerun-if-changed={}", solutions.display());

    let mut code = String::new();
    let mut table = String::new();
    for id in rust_files(&exercises) {
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
        entry("stub", "stub", &exercises.join(format!("{id}.rs")));
        entry("solution", "solution", &solutions.join(format!("{id}.rs")));
        let mistakes = solutions.join("mistakes").join(&id);
        for name in rust_files(&mistakes) {
            entry("mistake", &name, &mistakes.join(format!("{name}.rs")));
        }
    }
    let code = format!("{code}const CASES: &[Case] = &[\n{table}];\n");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it"));
    std::fs::write(out.join("cases.rs"), code).expect("OUT_DIR can be written");
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
