//! Holds a scene's asyncio twin against the scene.

use std::path::Path;
use std::process::Command;

use crate::{Scene, output, tools};

/// What the asyncio twin prints: a line each, its virtual time in front.
/// `None` where there is no Python to run it.
///
/// `script` is relative to the crate under test, where cargo runs tests.
///
/// # Panics
/// When the script fails, with what it said.
pub fn python_output(script: &str) -> Option<String> {
    if !tools::has_python() {
        return None;
    }
    assert!(Path::new(script).exists(), "there is no {script}");
    let run = Command::new("python3")
        .args(["-E", "-B", "-X", "utf8", script])
        .env("LC_ALL", "C")
        .output()
        .expect("python3 was there a moment ago");
    let errors = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{script} failed:\n{errors}");
    // Windows ends lines with two characters.
    Some(String::from_utf8_lossy(&run.stdout).replace("\r\n", "\n"))
}

/// Asserts that the twin prints what the scene prints, at the same virtual times.
///
/// # Panics
/// When it does not.
pub fn assert_same(scene: &Scene, script: &str) {
    let Some(python) = python_output(script) else { return };
    let rust = output(&scene.play(&scene.cast));
    let trimmed = |text: &str| text.lines().map(|l| l.trim().to_owned()).collect::<Vec<_>>();
    assert_eq!(
        trimmed(&python),
        trimmed(&rust),
        "left: {script}, right: scene {}; where asyncio really behaves otherwise, say so in the \
         lesson and hold that with python_output",
        scene.id
    );
}
