//! Compares a scene with its twin, the same program in asyncio.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::{Scene, output, tools};

/// What the asyncio twin prints: one line each, preceded by its virtual time. `None` if there is no
/// Python to run it.
///
/// `script` is relative to the crate under test, where cargo runs tests.
///
/// # Panics
/// When the script fails; the message has what the script printed.
pub fn python_output(script: &str) -> Option<String> {
    tools::has_python().then(|| Twin::start(script).output())
}

/// A script that runs.
struct Twin {
    script: String,
    process: Child,
}

impl Twin {
    fn start(script: &str) -> Self {
        assert!(Path::new(script).exists(), "there is no {script}");
        let process = Command::new("python3")
            // Without packages of the machine (-S): their start can take longer than the script.
            .args(["-E", "-S", "-B", "-X", "utf8", script])
            .env("LC_ALL", "C")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("python3 was there a moment ago");
        Self { script: script.to_owned(), process }
    }

    fn output(self) -> String {
        let Self { script, process } = self;
        let run = process.wait_with_output().expect("its output can be read");
        let errors = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success(), "{script} failed:\n{errors}");
        // On Windows, a line ends with two characters.
        String::from_utf8_lossy(&run.stdout).replace("\r\n", "\n")
    }
}

/// Asserts that every scene has its asyncio twin, `python/<id>.py`, and that the twin prints what the scene
/// prints, at the same virtual times.
///
/// Scenes that are named in `otherwise` are different: there asyncio really behaves otherwise, the
/// lesson says so, and a test checks it with [`python_output`].
///
/// # Panics
/// When a twin does not print the same, when one in `otherwise` does, or when a name in `otherwise`
/// is no scene.
pub fn assert_twins(scenes: &[Scene], otherwise: &[&str]) {
    for id in otherwise {
        assert!(scenes.iter().any(|scene| scene.id == *id), "there is no scene {id}");
    }
    if !tools::has_python() {
        return;
    }
    // All twins run at once: Python takes longer to start than to play.
    let twins: Vec<Twin> =
        scenes.iter().map(|scene| Twin::start(&format!("python/{}.py", scene.id))).collect();
    for (scene, twin) in scenes.iter().zip(twins) {
        let script = twin.script.clone();
        let python = twin.output();
        let rust = output(&scene.play(&scene.cast));
        let (python, rust) = (lines(&python), lines(&rust));
        if otherwise.contains(&scene.id) {
            assert_ne!(python, rust, "{script} prints the same: it need not be left out");
        } else {
            assert_eq!(
                python, rust,
                "left: {script}, right: scene {}; where asyncio really behaves otherwise, say so in \
                 the lesson and hold that with python_output",
                scene.id
            );
        }
    }
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).collect()
}
