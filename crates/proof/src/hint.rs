//! How much of an answer a hint gives away.

use crate::task::in_one_line;

/// Code of at least this length counts as an answer, or a part of one.
const PASTED: usize = 20;

/// The parts of a text that could be pasted as an answer: a line of the answer, or code between
/// backticks.
pub(crate) fn copied(answer: &str, text: &str) -> Vec<String> {
    let text = in_one_line(text);
    let is_code = |line: &str| {
        !["//", "use ", "include!", "pub ", "fn ", "async fn "]
            .iter()
            .any(|with| line.starts_with(with))
    };
    let lines: Vec<&str> = answer.lines().map(str::trim).filter(|line| is_code(line)).collect();
    let code = lines.join(" ");
    let lines = lines.into_iter().map(|line| line.trim_end_matches([';', ',', '{', ' ']));
    let lines = lines.filter(|line| text.contains(line));
    let spans = text.split('`').skip(1).step_by(2).filter(|span| span.contains(['(', '{']));
    let spans = spans.filter(|span| code.contains(span.trim_end_matches(';')));
    // Shorter parts are a call or a brace, not an answer.
    lines.chain(spans).filter(|part| part.len() >= PASTED).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWER: &str = "//! A comment that is no code at all.
pub async fn first(one: &Source) -> Result<String, FetchError> {
    let (one, two) = tokio::join!(fetch(one), fetch(two));
    handles.push(tokio::spawn(async move { (index, future.await) }));
    Ok(one)
}
";

    #[test]
    fn a_hint_has_no_line_of_an_answer() {
        for (hint, is_copied) in [
            ("`tokio::join!` waits for several, and `Ok(one)` is the end", false),
            ("A comment that is no code at all.", false),
            ("Write `let (one, two) = tokio::join!(fetch(one), fetch(two));`", true),
            ("let (one, two) =\n  tokio::join!(fetch(one), fetch(two))", true),
            ("spawn `async move { (index, future.await) }` and wait", true),
            ("spawn an `async move { … }` block that returns its index", false),
        ] {
            assert_eq!(!copied(ANSWER, hint).is_empty(), is_copied, "{hint}");
        }
    }
}
