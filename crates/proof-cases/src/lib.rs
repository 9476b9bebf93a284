//! Collects the files of a lesson's proof, for the build script of its `solution-NN`.
//!
//! Each lesson has one test program as its proof. Its build script calls [`write()`], which writes
//! `cases.rs`: a module for each stub, solution, other right answer and mistake of the lesson, and
//! a table of them. The test includes that file and passes the table to the crate `proof`. So a
//! lesson's proof is compiled once, and another mistake adds a module, but no program to link.
//!
//! Only these modules take code from another package by `#[path]`: the files of the lesson,
//! unchanged.
//!
//! A learner's edits to exercises must not make `cargo test` fail. Outside CI the proof skips the
//! files that a learner has begun to edit: see [`Standing`]. In CI everything is proved.
//!
//! - `lesson`: a lesson's files, and how much of each exercise is proved.
//! - `code`: the text of `cases.rs`.
//! - `faults`: files that are missing, and files that belong to no exercise.
//! - `git`: whether a file has been edited since the last commit.
//! - `source`: reads Rust files for the files that they include.
//!
//! This crate runs no checks. It has no dependencies, because every build script of the lessons
//! waits for it.

mod code;
mod faults;
mod git;
mod lesson;
mod source;

use std::path::PathBuf;

pub use lesson::{LessonFiles, Standing};

/// Writes `cases.rs` into cargo's `OUT_DIR`, for the package `solutions/lesson-NN` whose build
/// script calls it. If a file is missing or belongs to no exercise, the build fails with a sentence
/// for each.
///
/// # Panics
///
/// When it is not called from the build script of a package two folders below the workspace's root,
/// or when `OUT_DIR` cannot be written.
pub fn write() {
    let variable = |name| PathBuf::from(std::env::var_os(name).expect("cargo sets it"));
    let solutions = variable("CARGO_MANIFEST_DIR");
    let name = solutions.file_name().expect("a folder has a name").to_owned();
    let root = solutions.ancestors().nth(2).expect("solutions/lesson-NN is below the root");
    let exercises = root.join("exercises").join(name);
    println!("cargo::rerun-if-changed={}", exercises.display());
    println!("cargo::rerun-if-changed={}", solutions.display());
    println!("cargo::rerun-if-env-changed=CI");

    let in_ci = std::env::var("CI").as_deref() == Ok("true");
    let lesson = LessonFiles { exercises, solutions, in_ci };
    let faults = lesson.faults();
    if !faults.is_empty() {
        // rustc's message would be less clear, and it would not mention files without a module.
        faults.iter().for_each(|fault| println!("cargo::error={fault}"));
        return;
    }
    let out = variable("OUT_DIR");
    std::fs::write(out.join("cases.rs"), lesson.cases()).expect("OUT_DIR can be written");
}
