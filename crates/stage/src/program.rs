//! A lesson's program: it lists the lesson's scenes, or plays one and draws it.

use std::io::{self, Write};
use std::process::ExitCode;

use crate::{Scene, transcript};

/// What `cargo run -p lesson-NN -- WORDS` does, for `main`.
///
/// A scene's id plays it with its own cast and prints what it printed and the timeline; `--list`, and
/// nothing at all, lists the scenes. Exit code 0, or 2 with a sentence for words that are no scene.
///
/// # Example
/// ```no_run
/// # fn scenes() -> Vec<stage::Scene> { Vec::new() }
/// fn main() -> std::process::ExitCode {
///     stage::program("lesson-01", &scenes())
/// }
/// ```
pub fn program(lesson: &str, scenes: &[Scene]) -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match answer(lesson, scenes, &words) {
        Ok(text) => {
            // Whoever reads may have enough, as `head` has.
            let _ = io::stdout().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(text) => {
            let _ = io::stderr().write_all(text.as_bytes());
            ExitCode::from(2)
        }
    }
}

fn answer(lesson: &str, scenes: &[Scene], words: &[&str]) -> Result<String, String> {
    match words {
        [] | ["--list"] => Ok(list(lesson, scenes)),
        [id] => match scenes.iter().find(|scene| scene.id == *id) {
            Some(scene) => Ok(transcript(&scene.play(&scene.cast))),
            None => Err(format!("There is no scene `{id}`.\n\n{}", list(lesson, scenes))),
        },
        _ => Err(format!("One scene at a time.\n\n{}", list(lesson, scenes))),
    }
}

/// Ids alone: a caption says what there is to see, and the reader is to guess that first.
fn list(lesson: &str, scenes: &[Scene]) -> String {
    let lines: String = scenes.iter().map(|scene| format!("  {}\n", scene.id)).collect();
    let example = scenes.first().map_or("SCENE", |scene| scene.id);
    format!("The scenes of {lesson}:\n{lines}\nPlay one: cargo run -p {lesson} -- {example}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Cast, Service, fetch, secs};

    fn scenes() -> Vec<Scene> {
        let cast = Cast::new([Service::new("rice", secs(2.0))]);
        let scene = Scene::new("kitchen", "Rice takes a while.", cast, |sources| async move {
            fetch(&sources[0]).await
        });
        vec![scene]
    }

    #[test]
    fn a_scene_is_played_and_drawn() {
        let played = answer("lesson-03", &scenes(), &["kitchen"]).unwrap();
        assert!(played.ends_with("elapsed: 2 s\n"), "{played}");
    }

    #[test]
    fn without_a_scene_they_are_listed() {
        for words in [&[][..], &["--list"]] {
            let listed = answer("lesson-03", &scenes(), words).unwrap();
            assert!(listed.contains("\n  kitchen\n"), "{listed}");
            assert!(listed.ends_with("cargo run -p lesson-03 -- kitchen\n"), "{listed}");
        }
    }

    #[test]
    fn a_word_that_is_no_scene_is_told_with_those_that_are() {
        let refused = answer("lesson-03", &scenes(), &["kitchn"]).unwrap_err();
        assert!(refused.starts_with("There is no scene `kitchn`."), "{refused}");
        assert!(refused.contains("\n  kitchen\n"), "{refused}");
        let refused = answer("lesson-03", &scenes(), &["kitchen", "kitchen"]).unwrap_err();
        assert!(refused.starts_with("One scene at a time."), "{refused}");
    }
}
