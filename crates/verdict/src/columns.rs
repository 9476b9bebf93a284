//! How wide the drawings of a check may be, which is known where the terminal is: by the supervisor.

use std::ops::RangeInclusive;
use std::process::Command;

/// The columns that a drawing may have: fewer tell too little, and with more the eye loses its line.
pub const RANGE: RangeInclusive<usize> = 80..=160;

/// Hands the width on to a worker.
const COLUMNS: &str = "VERDICT_COLUMNS";

/// Tells the worker that is started by `program` how many columns the reader's terminal has.
///
/// # Example
/// ```
/// let mut program = std::process::Command::new("target/debug/deps/overlap-0123456789abcdef");
/// verdict::columns::tell(&mut program, 120);
/// ```
pub fn tell(program: &mut Command, columns: usize) {
    program.env(COLUMNS, columns.to_string());
}

/// How wide a drawing may be in this process: what its supervisor has told, within [`RANGE`].
pub fn told() -> usize {
    within(std::env::var(COLUMNS).ok().as_deref())
}

fn within(told: Option<&str>) -> usize {
    let told = told.and_then(|columns| columns.parse().ok()).unwrap_or(*RANGE.start());
    told.clamp(*RANGE.start(), *RANGE.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_as_wide_as_the_terminal_where_that_helps() {
        for (told, columns) in [
            (None, 80),
            (Some(""), 80),
            (Some("wide"), 80),
            (Some("0"), 80),
            (Some("20"), 80),
            (Some("80"), 80),
            (Some("120"), 120),
            (Some("1000"), 160),
            (Some("99999999999999999999999"), 80),
        ] {
            assert_eq!(within(told), columns, "{told:?}");
        }
    }
}
