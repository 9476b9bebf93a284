//! What cargo and rustc say about a build, read from cargo's messages for tools.

use std::path::PathBuf;

use cargo_metadata::diagnostic::{DiagnosticLevel, DiagnosticSpan};
use cargo_metadata::{CompilerMessage, Message};
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

/// The messages of one build.
pub struct Messages(Vec<Message>);

impl Messages {
    /// Reads what cargo wrote to stdout; lines that are no messages are skipped.
    pub fn read(stdout: &str) -> Self {
        Self(Message::parse_stream(stdout.as_bytes()).filter_map(Result::ok).collect())
    }

    /// The test executable with this name, if it was built.
    pub fn executable(&self, target: &str) -> Option<PathBuf> {
        let artifacts = self.0.iter().filter_map(|message| match message {
            Message::CompilerArtifact(artifact) => Some(artifact),
            _ => None,
        });
        let mut tests = artifacts.filter(|built| built.target.name == target && built.profile.test);
        tests.find_map(|built| Some(built.executable.as_ref()?.into()))
    }

    /// rustc's warnings about the target with this name.
    pub fn warnings(&self, target: &str) -> String {
        let of = |found: &&CompilerMessage| found.target.name == target;
        let is_warning = |found: &&CompilerMessage| found.message.level == DiagnosticLevel::Warning;
        rendered(self.diagnostics().filter(of).filter(is_warning))
    }

    /// Why the learner's file does not build. `None` if no error of rustc points into this file or
    /// into its checks: a full disk, a missing linker or a changed crate of the course is not the
    /// learner's fault.
    pub fn not_built(&self, workspace: &Workspace, exercise: &Exercise) -> Option<NotBuilt> {
        let mut errors = self.errors().filter(|found| found.target.name == exercise.id);
        errors.find(|found| !found.message.spans.is_empty())?;
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
        let is_ours = |span: &DiagnosticSpan| {
            let file = workspace.root().join(&span.file_name);
            file == checks || file.starts_with(&given)
        };
        let mut label = None;
        let mut errors = self.errors().filter(|found| !found.message.spans.is_empty()).peekable();
        errors.peek()?;
        for error in errors {
            let spans = spans(error);
            let mut primary = spans.iter().filter(|(_, is_primary)| *is_primary).peekable();
            if primary.peek().is_none() || !primary.all(|(span, _)| is_ours(span)) {
                return None;
            }
            let ours = spans.iter().filter(|(span, _)| is_ours(span));
            label = label.or_else(|| ours.filter_map(|(span, _)| span.label.clone()).next());
        }
        let functions = called(&std::fs::read_to_string(checks).unwrap_or_default());
        Some(Mismatch { functions, label })
    }

    fn errors(&self) -> impl Iterator<Item = &CompilerMessage> {
        let levels = [DiagnosticLevel::Error, DiagnosticLevel::Ice];
        self.diagnostics().filter(move |found| levels.contains(&found.message.level))
    }

    fn diagnostics(&self) -> impl Iterator<Item = &CompilerMessage> {
        self.0.iter().filter_map(|message| match message {
            Message::CompilerMessage(found) => Some(found),
            _ => None,
        })
    }
}

/// The places that a diagnostic points to, each with whether it is a primary one.
fn spans(found: &CompilerMessage) -> Vec<(&DiagnosticSpan, bool)> {
    let spans = found.message.spans.iter();
    spans.map(|span| (outermost(span), span.is_primary)).collect()
}

/// For a place inside a macro, the place where the learner's code calls the macro; `?` counts as a
/// macro here.
fn outermost(span: &DiagnosticSpan) -> &DiagnosticSpan {
    span.expansion.as_ref().map_or(span, |called| outermost(&called.span))
}

fn rendered<'a>(messages: impl Iterator<Item = &'a CompilerMessage>) -> String {
    let texts = messages.filter_map(|found| found.message.rendered.as_deref());
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
        let built = |name: &str, test: bool, executable: &str| {
            format!(
                r#"{{"reason":"compiler-artifact","package_id":"path+file:///c#0.1.0","manifest_path":"/c/Cargo.toml",
                "target":{{"kind":["test"],"crate_types":["bin"],"name":"{name}","src_path":"/c/a.rs",
                "edition":"2024","doc":false,"doctest":false,"test":true}},"profile":{{"opt_level":"0","debuginfo":0,
                "debug_assertions":true,"overflow_checks":true,"test":{test}}},"features":[],"filenames":[],
                "executable":"{executable}","fresh":false}}"#
            )
            .replace('\n', "")
        };
        let messages = &[
            built("overlap", false, "/no"),
            built("other", true, "/no"),
            "not json".to_owned(),
            r#"{"reason":"of a later cargo"}"#.to_owned(),
            built("overlap", true, "/yes"),
            r#"{"reason":"build-finished","success":true}"#.to_owned(),
        ]
        .join("\n");
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
