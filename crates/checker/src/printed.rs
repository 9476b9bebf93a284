//! What a run printed, beside what was expected; long lists are cut, because a learner's loop may
//! print thousands of lines.

use std::fmt::Write;

/// The number of lines shown from the beginning of a list.
const FIRST: usize = 10;
/// The number of lines shown from the end of a list.
const LAST: usize = 3;
/// The number of lines shown before the first line that differs.
const BEFORE: usize = 1;
/// The number of lines shown from the first line that differs.
const FROM: usize = 2;

/// The lines that were printed where one line was expected, if they say the same and more, or the same in parts.
pub(super) fn instead_of(expected: &str, printed: &[&str]) -> Option<String> {
    let letters = |text: &str| text.split_whitespace().collect::<String>();
    let all = letters(expected);
    if all.is_empty() {
        return None;
    }
    let parts = (0..printed.len()).find_map(|from| {
        let mut said = String::new();
        (from..printed.len())
            .take_while(|&to| {
                said += &letters(printed[to]);
                all.starts_with(&said)
            })
            .last()
            .map(|to| &printed[from..=to])
            .filter(|parts| letters(&parts.concat()) == all)
    });
    let more = || printed.iter().position(|line| line.starts_with(expected));
    let lines = parts.or_else(|| more().map(|place| &printed[place..=place]))?;
    // An end of line in it cannot be seen.
    let quoted = lines.iter().map(|line| format!("\"{}\"", line.replace('\n', "\\n")));
    Some(quoted.collect::<Vec<_>>().join(" and "))
}

/// Both lists, one below the other.
pub(super) fn side_by_side(run: &str, expected: &str) -> String {
    let (run, expected): (Vec<&str>, Vec<&str>) =
        (run.lines().collect(), expected.lines().collect());
    // Times are padded to the longest one, so leading spaces are no difference.
    let same = |(a, b): &(&&str, &&str)| a.trim_start() == b.trim_start();
    let differs = run.iter().zip(&expected).take_while(same).count();
    format!("\nyour run printed\n{}\nexpected\n{}", cut(&run, differs), cut(&expected, differs))
}

/// The first lines, the last lines, and those around `place`; of the others, only their number.
fn cut(lines: &[&str], place: usize) -> String {
    let from = place.saturating_sub(BEFORE);
    let shown = |index: usize| {
        index < FIRST || index + LAST >= lines.len() || (from..place + FROM).contains(&index)
    };
    let numbered: Vec<(usize, &str)> = lines.iter().copied().enumerate().collect();
    let mut text = String::new();
    for part in numbered.chunk_by(|a, b| shown(a.0) == shown(b.0)) {
        // A single line takes no more room than the sentence that would replace it.
        if shown(part[0].0) || part.len() == 1 {
            part.iter().for_each(|(_, line)| _ = writeln!(text, "{line}"));
        } else {
            let _ = writeln!(text, "… {} more lines …", part.len());
        }
    }
    text
}
