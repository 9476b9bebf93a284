//! What cargo and rustc say about a build, read from cargo's messages for tools.

use std::path::PathBuf;

use serde_json::Value;
use syllabus::{Exercise, Workspace};

/// Why an exercise was not built.
#[derive(Debug, PartialEq, Eq)]
pub struct NotBuilt {
    /// rustc's own message.
    pub message: String,
    /// Set when only the check does not compile: it calls the learner's function in another way
    /// than the function is written.
    pub mismatch: Option<Mismatch>,
}

/// The check calls functions that do not exist in the form in which it calls them.
#[derive(Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// Their names.
    pub functions: Vec<String>,
    /// rustc's note at the call.
    pub label: Option<String>,
}

/// The messages of one build, one JSON object a line.
pub struct Messages(Vec<Value>);

impl Messages {
    /// Reads what cargo wrote to stdout; lines that are no messages are skipped.
    pub fn read(stdout: &str) -> Self {
        Self(stdout.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
    }

    /// The test executable with this name, if it was built.
    pub fn executable(&self, target: &str) -> Option<PathBuf> {
        let mut artifacts = self.0.iter().filter(|message| {
            message["reason"] == "compiler-artifact"
                && message["target"]["name"] == target
                && message["profile"]["test"] == true
        });
        artifacts.find_map(|message| message["executable"].as_str().map(PathBuf::from))
    }

    /// rustc's warnings about the target with this name.
    pub fn warnings(&self, target: &str) -> String {
        let of = |message: &&Value| message["target"]["name"] == target;
        rendered(self.diagnostics().filter(of).filter(|message| is(message, "warning")))
    }

    /// Why the learner's file does not build. `None` if no error of rustc points into this file or
    /// into its checks: a full disk, a missing linker or a changed crate of the course is not the
    /// learner's fault.
    pub fn not_built(&self, workspace: &Workspace, exercise: &Exercise) -> Option<NotBuilt> {
        let of = |message: &&Value| message["target"]["name"] == exercise.id.as_str();
        let mut errors = self.errors().filter(of);
        errors.find(|message| !spans(message).is_empty())?;
        let message = rendered(self.diagnostics());
        Some(NotBuilt { message, mismatch: self.mismatch(workspace, exercise) })
    }

    /// What rustc says about a failure that is not the learner's; if it says nothing, cargo's own
    /// text, `said`.
    pub fn failure(&self, said: &str) -> String {
        let errors = rendered(self.errors());
        let all = [errors.as_str(), said.trim_end()];
        all.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
    }

    fn mismatch(&self, workspace: &Workspace, exercise: &Exercise) -> Option<Mismatch> {
        let checks = workspace.check_file(exercise);
        let given = workspace.exercises(exercise.lesson).join("given");
        let is_ours = |span: &Value| {
            let file = workspace.root().join(span["file_name"].as_str().unwrap_or_default());
            file == checks || file.starts_with(&given)
        };
        let mut label = None;
        let mut errors = self.errors().filter(|message| !spans(message).is_empty()).peekable();
        errors.peek()?;
        for error in errors {
            let spans = spans(error);
            let mut primary = spans.iter().filter(|(_, is_primary)| *is_primary).peekable();
            if primary.peek().is_none() || !primary.all(|(span, _)| is_ours(span)) {
                return None;
            }
            let ours = spans.iter().filter(|(span, _)| is_ours(span));
            label = label.or_else(|| ours.filter_map(|(span, _)| span["label"].as_str()).next());
        }
        let functions = called(&std::fs::read_to_string(checks).unwrap_or_default());
        Some(Mismatch { functions, label: label.map(str::to_owned) })
    }

    fn errors(&self) -> impl Iterator<Item = &Value> {
        self.diagnostics().filter(|message| is(message, "error"))
    }

    fn diagnostics(&self) -> impl Iterator<Item = &Value> {
        self.0.iter().filter(|message| message["reason"] == "compiler-message")
    }
}

fn is(message: &Value, level: &str) -> bool {
    // `error: internal compiler error` counts too.
    message["message"]["level"].as_str().is_some_and(|of| of.starts_with(level))
}

/// The places that a diagnostic points to, each with whether it is a primary one. A place inside a
/// macro is replaced by the place where the learner's code calls the macro; `?` counts as a macro
/// here.
fn spans(message: &Value) -> Vec<(&Value, bool)> {
    let spans = message["message"]["spans"].as_array().map_or(&[][..], Vec::as_slice);
    spans
        .iter()
        .map(|span| {
            let outermost = std::iter::successors(Some(span), |span| {
                Some(&span["expansion"]["span"]).filter(|outer| !outer.is_null())
            });
            (outermost.last().unwrap_or(span), span["is_primary"] == true)
        })
        .collect()
}

fn rendered<'a>(messages: impl Iterator<Item = &'a Value>) -> String {
    let texts = messages.filter_map(|message| message["message"]["rendered"].as_str());
    texts.map(str::trim_end).collect::<Vec<_>>().join("\n\n")
}

/// The names of the learner's functions that the checks call, as in `super::overlap(…)`.
fn called(checks: &str) -> Vec<String> {
    let is_name = |character: char| character.is_alphanumeric() || character == '_';
    let mut names: Vec<String> = checks
        .split("super::")
        .skip(1)
        .map(|rest| {
            rest.split(|character| !is_name(character)).next().unwrap_or_default().to_owned()
        })
        .filter(|name| !name.is_empty())
        .collect();
    names.sort();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_executable_is_that_of_the_test_and_not_of_a_library_of_the_same_name() {
        let messages = r#"
            {"reason":"compiler-artifact","target":{"name":"overlap"},"profile":{"test":false},"executable":"/no"}
            {"reason":"compiler-artifact","target":{"name":"other"},"profile":{"test":true},"executable":"/no"}
            not json
            {"reason":"compiler-artifact","target":{"name":"overlap"},"profile":{"test":true},"executable":"/yes"}
            {"reason":"build-finished","success":true}"#;
        assert_eq!(Messages::read(messages).executable("overlap"), Some(PathBuf::from("/yes")));
        assert_eq!(Messages::read(messages).executable("missing"), None);
    }

    #[test]
    fn what_checks_call_is_read_from_them() {
        assert_eq!(
            called("a super::overlap(&b).await; super::overlap(c) super::cook::<T>(d)"),
            ["cook", "overlap"]
        );
        assert_eq!(called("super::"), Vec::<String>::new());
        assert_eq!(called("use a; b()"), Vec::<String>::new());
    }
}
