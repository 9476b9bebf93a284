//! The sentence in the `todo!` of a stub: what it says, and what it must not give away.

/// Names of constructs that solve exercises. The sentence in a stub says what to do, but not with
/// which construct.
const CONSTRUCTS: [&str; 24] = [
    "abort",
    "arc",
    "async",
    "await",
    "block",
    "borrow",
    "channel",
    "clone",
    "collect",
    "futuresunordered",
    "handle",
    "handles",
    "join",
    "join_all",
    "joinhandle",
    "joinset",
    "lock",
    "mutex",
    "refcell",
    "select",
    "spawn",
    "stream",
    "try_join",
    "unwrap",
];

/// The text in the quotes of `todo!("…")`; continued lines are joined as the compiler does.
pub(crate) fn sentence_of_todo(source: &str) -> Option<String> {
    let after = source.split_once("todo!(")?.1;
    let quoted = after.split_once('"')?.1.split_once('"')?.0;
    let mut lines = quoted.split("\\\n");
    let first = lines.next()?.to_owned();
    Some(lines.fold(first, |text, line| text + line.trim_start()))
}

/// The first construct that a stub's sentence names although the task does not.
pub(crate) fn given_away(sentence: &str, task: &str) -> Option<String> {
    let task: Vec<String> = words(task).collect();
    words(sentence).find(|word| CONSTRUCTS.contains(&word.as_str()) && !task.contains(word))
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stub_names_no_construct_that_its_task_does_not() {
        let task = "Fetch in a task. `JoinError` and a clone are named.";
        for (sentence, given) in [
            ("return all answers when every task has ended", None),
            ("spawn a task for each", Some("spawn")),
            ("join! all three", Some("join")),
            ("use tokio::join!", Some("join")),
            ("collect the answers with join_all", Some("collect")),
            ("put them behind an Arc<Mutex<_>>", Some("arc")),
            ("then .await each", Some("await")),
            ("clone each source", None),
            ("adjoining awaits archives", None),
        ] {
            assert_eq!(given_away(sentence, task).as_deref(), given, "{sentence}");
        }
    }

    #[test]
    fn the_sentence_of_a_todo_is_read_as_the_compiler_reads_it() {
        for (source, sentence) in [
            ("    todo!(\"Return it\")\n}", Some("Return it")),
            ("todo!(\n    \"Return it \\\n     all\"\n)", Some("Return it all")),
            ("todo!()", None),
            ("done()", None),
        ] {
            assert_eq!(sentence_of_todo(source).as_deref(), sentence, "{source}");
        }
    }
}
