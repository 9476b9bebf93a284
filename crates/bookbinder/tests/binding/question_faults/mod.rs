//! Each thing that is wrong with a question fails the build, with file, line and both values.

mod answers;
mod files;

use crate::mini::{Mini, QUESTIONS};

const FILE: &str = "crates/lesson-01/questions.toml";

/// What the build says if `old` stands as `new` in the file of questions.
fn refusal(old: &str, new: &str) -> (String, String) {
    assert!(QUESTIONS.contains(old), "{old}");
    let mini = Mini::asking();
    let text = QUESTIONS.replacen(old, new, 1);
    mini.write(FILE, &text);
    (text, mini.build().unwrap_err())
}

/// Changes `old` to `new` and asserts that this is the only fault, on the line where `place` stands first.
#[track_caller]
fn refuses_at(old: &str, new: &str, place: &str, words: &str) {
    let (text, refusal) = refusal(old, new);
    let line = 1 + text[..text.find(place).unwrap()].matches('\n').count();
    assert_eq!(refusal.lines().count(), 1, "{refusal}");
    assert!(refusal.starts_with(&format!("{FILE}:{line}: {words}")), "line {line}: {refusal}");
}

#[track_caller]
fn refuses(old: &str, new: &str, words: &str) {
    refuses_at(old, new, new.trim_start().lines().next().unwrap(), words);
}
