//! Programs that some tests need and a learner's machine may not have.

use std::io::Write;
use std::process::Command;
use std::sync::LazyLock;

/// Whether python3, 3.11 or later, is installed. If it is not, the test must return at once.
///
/// Then it says so on the terminal itself, which the test harness does not capture: a skipped test
/// must be seen.
///
/// # Panics
/// When python3 is missing and the environment has `CI=true`, where nothing may be skipped.
pub fn has_python() -> bool {
    static HERE: LazyLock<bool> = LazyLock::new(|| {
        let asked = Command::new("python3")
            .args(["-E", "-S", "-c", "import sys; sys.exit(sys.version_info < (3, 11))"])
            .status();
        asked.is_ok_and(|status| status.success())
    });
    if !*HERE {
        skipped("python3 (3.11 or later) is not installed");
    }
    *HERE
}

/// Says that a test is skipped, and why.
///
/// # Panics
/// With `CI=true` in the environment.
pub fn skipped(why: &str) {
    assert!(std::env::var("CI").as_deref() != Ok("true"), "{why}, and CI=true allows no skipping");
    let name = std::thread::current().name().unwrap_or("a test").to_owned();
    // Not `eprintln!`, which the harness captures.
    let _ = writeln!(std::io::stderr(), "SKIPPED {name}: {why}");
}
