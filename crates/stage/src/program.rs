//! A lesson's program: it lists the lesson's scenes, or plays one and draws it.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use timeline::Recording;

use crate::scene::coloured_transcript;
use crate::{Cast, Scene, transcript};

/// The whole `main` of a lesson's program: it does what `cargo run -p lesson-NN -- WORDS` asks for.
///
/// In a terminal with colours the timeline is drawn in colours, unless `NO_COLOR` is set.
///
/// The words are a scene's id: the scene is played with its own cast, and its printed lines and its
/// timeline are shown. If sources follow the id, each in quotes (`with_join "tea 1 s" "toast 4 s
/// fails" "eggs never"`), the scene is played with those. `--list`, or no words at all, lists the
/// scenes. The exit code is 0, or 2 with a sentence if the words name no scene, or no sources, or
/// not the sources that the scene needs.
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
    match answer(lesson, scenes, &words, transcript_for_stdout) {
        Ok(text) => {
            // The reader of a pipe may close it early, as `head` does: that is no error.
            let _ = io::stdout().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(text) => {
            let _ = io::stderr().write_all(text.as_bytes());
            ExitCode::from(2)
        }
    }
}

/// A run's [`transcript`] for stdout: in colours if stdout is a terminal that has them and
/// `NO_COLOR` is not set.
pub fn transcript_for_stdout(recording: &Recording) -> String {
    // On Windows, a console must be asked to show colours.
    let has_colours = anstyle_query::term_supports_ansi_color()
        && anstyle_query::windows::enable_ansi_colors() != Some(false);
    let is_read_there = io::stdout().is_terminal() && !anstyle_query::no_color();
    let told = if has_colours && is_read_there { coloured_transcript } else { transcript };
    told(recording)
}

type Told = fn(&Recording) -> String;

fn answer(lesson: &str, scenes: &[Scene], words: &[&str], told: Told) -> Result<String, String> {
    match words {
        [] | ["--list"] => Ok(list(lesson, scenes)),
        [id, sources @ ..] => {
            let scene = scenes.iter().find(|scene| scene.id == *id);
            let no_scene = || format!("There is no scene `{id}`.\n\n{}", list(lesson, scenes));
            played(scene.ok_or_else(no_scene)?, sources, told)
        }
    }
}

/// Plays the scene with these sources, or with its own cast if there are none.
fn played(scene: &Scene, sources: &[&str], told: Told) -> Result<String, String> {
    if sources.is_empty() {
        return Ok(told(&scene.play(&scene.cast)));
    }
    let cast = Cast::in_words(sources.iter().copied()).map_err(|error| format!("{error}\n"))?;
    let recording = scene.play_with(&cast).map_err(|misfit| format!("{misfit}\n"))?;
    Ok(told(&recording))
}

/// Lists ids only: a caption would tell what the scene shows, and the reader should guess that
/// first.
fn list(lesson: &str, scenes: &[Scene]) -> String {
    let lines: String = scenes.iter().map(|scene| format!("  {}\n", scene.id)).collect();
    let example = scenes.first().map_or("SCENE", |scene| scene.id);
    let cast = scenes.first().map_or(String::new(), |scene| {
        let sources = scene.cast.services.iter().map(|service| format!(" \"{service}\""));
        format!(
            "With other sources: cargo run -p {lesson} -- {example}{}\n",
            sources.collect::<String>()
        )
    });
    format!(
        "The scenes of {lesson}:\n{lines}\nPlay one: cargo run -p {lesson} -- {example}\n{cast}"
    )
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
        let played = answer("lesson-03", &scenes(), &["kitchen"], transcript).unwrap();
        assert!(played.ends_with("elapsed: 2 s\n"), "{played}");
        assert!(!played.contains('\u{1b}'), "{played}");
        let coloured = answer("lesson-03", &scenes(), &["kitchen"], coloured_transcript).unwrap();
        assert!(coloured.contains("\u{1b}[32m✓\u{1b}[0m"), "{coloured}");
    }

    #[test]
    fn without_a_scene_they_are_listed() {
        for words in [&[][..], &["--list"]] {
            let listed = answer("lesson-03", &scenes(), words, transcript).unwrap();
            assert!(listed.contains("\n  kitchen\n"), "{listed}");
            assert!(listed.contains("\nPlay one: cargo run -p lesson-03 -- kitchen\n"), "{listed}");
            assert!(
                listed.ends_with("cargo run -p lesson-03 -- kitchen \"rice 2 s\"\n"),
                "{listed}"
            );
        }
    }

    #[test]
    fn a_word_that_is_no_scene_is_told_with_those_that_are() {
        let refused = answer("lesson-03", &scenes(), &["kitchn"], transcript).unwrap_err();
        assert!(refused.starts_with("There is no scene `kitchn`."), "{refused}");
        assert!(refused.contains("\n  kitchen\n"), "{refused}");
        let refused =
            answer("lesson-03", &scenes(), &["kitchen", "kitchen"], transcript).unwrap_err();
        assert!(
            refused.starts_with("`kitchen` is no source: write a name and a delay"),
            "{refused}"
        );
    }

    #[test]
    fn a_scene_is_played_with_other_sources() {
        let played = |cast: &[&str]| {
            let words = [&["kitchen"], cast].concat();
            answer("lesson-03", &scenes(), &words, transcript)
        };
        assert!(played(&["noodles 250 ms"]).unwrap().ends_with("elapsed: 250 ms\n"));
        assert!(played(&["rice 1 s fails"]).unwrap().contains("✕ rice failed"));
        assert!(played(&["rice 1 s panics"]).unwrap().contains("caller panicked"));
        assert!(played(&["rice never"]).unwrap().contains("elapsed: 1 h"));
    }

    /// The function may take its sources apart inside its future or before it, and both may panic:
    /// the answer is a sentence.
    #[test]
    fn sources_that_a_scene_cannot_be_played_with_are_told() {
        let pair = |sources: Vec<crate::Source>| {
            let [a, b] = sources.try_into().expect("the scene has two sources");
            async move { tokio::join!(fetch(a), fetch(b)).0 }
        };
        let task = |sources: Vec<crate::Source>| async move {
            let task = tokio::spawn(async move { fetch(&sources[1]).await });
            task.await.map_err(|error| error.to_string())?.map_err(|error| error.to_string())
        };
        let cast = || Cast::in_words(["a 1 s", "b 2 s"]).unwrap();
        let scenes =
            [Scene::new("pair", "Two.", cast(), pair), Scene::new("task", "Two.", cast(), task)];
        for id in ["pair", "task"] {
            let refused = answer("lesson-03", &scenes, &[id, "x 1 s"], transcript).unwrap_err();
            let words = format!("scene `{id}` cannot be played with x 1 s: its function panics (");
            assert!(refused.starts_with(&words), "{refused}");
            assert!(refused.ends_with("as its own cast has: a 1 s, b 2 s\n"), "{refused}");
            assert!(
                answer("lesson-03", &scenes, &[id, "x 1 s panics", "y 2 s panics"], transcript)
                    .is_ok()
            );
        }
    }
}
