//! What confirms an answer that no recording can show: a test, a case that does not compile, or a
//! part of a source file.

use super::Problem;
use crate::sources::Sources;

/// Checks that a proof exists. Its path starts at the lesson's crate or at the workspace's root.
///
/// # Errors
/// When there is no such file, or no test and no anchor of that name in it.
pub fn hold(sources: &mut Sources<'_>, lesson: u8, proof: &str) -> Result<(), Problem> {
    let no_proof = |why: String| Problem::NoProof { proof: proof.to_owned(), why };
    let (path, name) = match proof.split_once(':') {
        Some((path, name)) => (path, Some(name)),
        None => (proof, None),
    };
    let file = sources.file(Some(lesson), path).map_err(|problem| no_proof(problem.to_string()))?;
    let text =
        sources.read(&file).map_err(|problem| no_proof(format!("is not there: {problem}")))?;
    match name {
        Some(name) if has_test(&text, name) || sources.has_anchor(&file, name) => Ok(()),
        Some(_) => Err(no_proof("names neither a test nor an anchor of that file".to_owned())),
        None if is_case(path) => {
            let message = sources.read(&file.replace(".rs", ".stderr"));
            message.map(drop).map_err(|problem| no_proof(format!("has no message: {problem}")))
        }
        None => Err(no_proof(
            "needs a name behind it: FILE:TEST, FILE:ANCHOR, or tests/compile_fail/CASE.rs"
                .to_owned(),
        )),
    }
}

fn is_case(path: &str) -> bool {
    path.contains("tests/compile_fail/") && path.ends_with(".rs")
}

/// Whether there is a function of this name below `#[test]` or a similar attribute of another
/// crate.
fn has_test(text: &str, name: &str) -> bool {
    let mut is_test = false;
    for line in text.lines().map(str::trim) {
        if line.starts_with("#[") {
            let attribute = line.trim_start_matches("#[");
            let path = attribute.split(['(', ']']).next().unwrap_or_default();
            is_test |= path.rsplit("::").next() == Some("test");
        } else if let Some(function) = function(line) {
            if is_test && function == name {
                return true;
            }
            is_test = false;
        }
    }
    false
}

/// The name of the function that begins on this line.
fn function(line: &str) -> Option<&str> {
    let before = ["pub ", "async "];
    let line = before.iter().fold(line, |line, word| line.strip_prefix(word).unwrap_or(line));
    let name = line.strip_prefix("fn ")?.split(['(', '<']).next()?;
    Some(name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_is_a_function_below_an_attribute_that_makes_one() {
        let text = "\
#[test]
#[should_panic(expected = \"x\")]
fn plain() {}
/// Words.
#[tokio::test(start_paused = true)]
pub async fn paused() {
    helper(1);
}
fn helper(n: u8) {}
// fn gone() {}
";
        let is_test = ["plain", "paused", "helper", "gone", ""].map(|name| has_test(text, name));
        assert_eq!(is_test, [true, true, false, false, false]);
    }
}
