//! What plays note about their time, if somebody asks for it.

use std::path::Path;
use std::process::Command;

use stage::{Cast, fetch};

/// Plays nothing in this process but when it is started once more by the test below.
#[test]
fn two_plays() {
    if std::env::var_os("STAGE_CLOCKS").is_none() {
        return;
    }
    for delay in ["a 2.5 s", "a 1 s panics"] {
        let source = Cast::in_words([delay]).unwrap().sources().remove(0);
        stage::play(async move { fetch(&source).await });
    }
}

#[test]
fn each_play_is_a_line_with_its_virtual_and_its_real_time() {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("clocks");
    let _ = std::fs::remove_file(&file);
    let again = || {
        let program = std::env::current_exe().unwrap();
        let mut test = Command::new(program);
        let test = test.args(["--exact", "two_plays"]).env("STAGE_CLOCKS", &file);
        assert!(test.output().unwrap().status.success());
        let noted = std::fs::read_to_string(&file).unwrap();
        let line = |line: &str| {
            let (virtual_time, real_time) = line.split_once(' ').unwrap();
            (virtual_time.parse::<u64>().unwrap(), real_time.parse::<u64>().unwrap())
        };
        noted.lines().map(line).collect::<Vec<_>>()
    };
    let first = again();
    let virtual_times: Vec<u64> = first.iter().map(|(virtual_time, _)| *virtual_time).collect();
    // Timers wait for the end of their millisecond.
    assert_eq!(virtual_times.iter().map(|time| time / 1_000_000).collect::<Vec<_>>(), [2500, 1000]);
    assert!(
        first.iter().all(|(virtual_time, real_time)| 0 < *real_time && real_time < virtual_time)
    );
    assert_eq!(again().len(), 4, "a second process adds its own");
}
