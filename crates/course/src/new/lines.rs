//! Where in a file a line belongs.

/// `text` with `line` after the last line for which `is_like` is true.
pub fn behind_last(text: &str, line: &str, is_like: impl Fn(&str) -> bool) -> Option<String> {
    let mut lines: Vec<&str> = text.lines().collect();
    let last = lines.iter().rposition(|line| is_like(line))?;
    lines.insert(last + 1, line);
    Some(joined(&lines))
}

/// `text` with `part` before the first line for which `is_there` is true.
pub fn before_first(text: &str, part: &str, is_there: impl Fn(&str) -> bool) -> Option<String> {
    let mut lines: Vec<&str> = text.lines().collect();
    let first = lines.iter().position(|line| is_there(line))?;
    lines.splice(first..first, part.lines());
    Some(joined(&lines))
}

fn joined(lines: &[&str]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// Whether Rust code imports `name` from the crate `from` in a `use` at its top level.
pub fn imports(code: &str, from: &str, name: &str) -> bool {
    uses(code).any(|path| path.starts_with(&format!("{from}::")) && has_word(path, name))
}

/// Whether Rust code has an item or an import of this name at its top level.
pub fn has_item(code: &str, name: &str) -> bool {
    const KINDS: [&str; 7] = ["fn", "mod", "const", "static", "struct", "trait", "use"];
    let imported = uses(code).any(|path| has_word(path, name));
    imported
        || code.lines().filter(|line| !line.starts_with([' ', '/', '#'])).any(|line| {
            let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            words.any(|word| KINDS.contains(&word)) && words.next() == Some(name)
        })
}

/// The text between `use` and `;`, for each `use`.
fn uses(code: &str) -> impl Iterator<Item = &str> {
    let starts = code.match_indices("use ").map(|(at, _)| at);
    let starts = starts.filter(|&at| {
        let line = code[..at].rsplit('\n').next().unwrap_or_default();
        matches!(line, "" | "pub " | "pub(crate) ")
    });
    starts.filter_map(|at| code[at + 4..].split_once(';').map(|(path, _)| path))
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|part| part == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "\
//! Says: use stage::Nothing;
mod gather;
use stage::{
    FetchError, Source,
    fetch,
};
use tokio::{join, task::JoinSet};
pub use scenes::scenes;

async fn chore() {
    use tracing::info;
}
pub(crate) const HOUR: u8 = 1;
";

    #[test]
    fn what_a_file_imports_is_known() {
        for (from, name, there) in [
            ("stage", "fetch", true),
            ("stage", "Source", true),
            ("stage", "Sour", false),
            ("stage", "Nothing", false),
            ("tokio", "fetch", false),
            ("tracing", "info", false),
        ] {
            assert_eq!(imports(CODE, from, name), there, "{from}::{name}");
        }
    }

    #[test]
    fn what_a_file_calls_something_is_known() {
        for name in ["gather", "fetch", "join", "scenes", "chore", "HOUR"] {
            assert!(has_item(CODE, name), "{name}");
        }
        for name in ["info", "kitchen", "chor", "Nothing"] {
            assert!(!has_item(CODE, name), "{name}");
        }
    }

    #[test]
    fn a_line_goes_to_its_like() {
        let like = |line: &str| line.starts_with('a');
        assert_eq!(behind_last("a1\na2\nb\n", "a3", like).unwrap(), "a1\na2\na3\nb\n");
        assert_eq!(behind_last("b\n", "a3", like), None);
        assert_eq!(before_first("b\na\na\n", "x\ny\n", like).unwrap(), "b\nx\ny\na\na\n");
        assert_eq!(before_first("b\n", "x", like), None);
    }
}
