//! What the program of a check may do: nothing that it prints or leaves behind becomes a verdict, and it ends
//! when the command does.

use std::fs;
use std::ops::Range;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use predicates::prelude::*;
use predicates::str::contains;

use crate::test_course::{Ending, PROGRESS, TestCourse, checked};

/// At random instants, and at the ✓ itself, which is printed when all is stored. Two courses at once, since most of a
/// kill is spent waiting for a program to start.
#[test]
fn whoever_is_killed_at_the_verdict_has_stored_it() {
    std::thread::scope(|scope| {
        for kills in [0..150, 150..300] {
            scope.spawn(|| kill_at_the_verdict(kills));
        }
    });
}

fn kill_at_the_verdict(kills: Range<u64>) {
    use std::io::{BufRead, BufReader};
    let test = TestCourse::new();
    test.check_ends("exercise-01-overlap", Ending::Passes);
    for kill in kills {
        let passed = kill % 2 == 0;
        let ending = if passed { Ending::Passes } else { Ending::Refuses("no") };
        test.check_ends("exercise-01-overlap", ending);
        let mut course = test.std_course();
        course.args(["check", "overlap"]).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = course.spawn().unwrap();
        let at_the_verdict = kill % 3 != 0;
        if at_the_verdict {
            let mut line = String::new();
            BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
            assert!(line.starts_with(if passed { '✓' } else { '✗' }), "{line}");
        } else {
            std::thread::sleep(Duration::from_micros(kill * 173 % 20_000));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        if at_the_verdict {
            let progress = fs::read_to_string(test.path(PROGRESS)).unwrap();
            assert_eq!(progress.contains("solved = true"), passed, "{kill}: {progress}");
        }
    }
    test.course().arg("list").assert().stderr("");
    let left = fs::read_dir(test.root()).unwrap().map(|entry| entry.unwrap().file_name());
    let left: Vec<_> = left.filter(|name| name.to_string_lossy().starts_with(PROGRESS)).collect();
    assert!(left.len() <= 2, "the file and its lock: {left:?}");
}

#[test]
fn no_way_around_the_check_passes() {
    const ENDED: &str = "your code ended the program (exit status:";
    const NO_CHECK: &str = "your program has none in it";
    const ANOTHER: &str = "your program includes another one";
    for (what, script, words) in [
        ("emptied", "exit 0", NO_CHECK),
        ("without a check", "printf 'running 0 tests\n\ntest result: ok. 0 passed\n'", NO_CHECK),
        (
            "shadowed",
            "echo 'test checks::overlap_passes ... ok'; echo 'test result: ok.'",
            NO_CHECK,
        ),
        ("exit(0)", "begin; exit 0", ENDED),
        ("exit(0) with a forged line", "begin; echo 'test result: ok. 1 passed'; exit 0", ENDED),
        ("exit(1)", "begin; exit 1", ENDED),
        ("exit(101)", "begin; exit 101", ENDED),
        ("abort", "begin; kill -ABRT $$", "your code aborted the program"),
        ("a wrong seal", "begin; seal=0123456789abcdef0123456789abcdef; report passed ''", ENDED),
        ("no seal", "begin; seal=; report passed ''", ENDED),
        ("no beginning", "seal=$(head -c 32); say 'passed\noverlap'; exit 1", ENDED),
        (
            "foreign",
            "id=lazy; checks=exercises/lesson-01/checks/lazy.rs; begin; report passed ''",
            ANOTHER,
        ),
        ("another exercise", "begin; id=lazy; report passed ''", ANOTHER),
        (
            "another lesson",
            "begin; checks=exercises/lesson-02/checks/overlap.rs; report passed ''",
            ANOTHER,
        ),
        (
            "the learner's file",
            "begin; checks=exercises/lesson-01/overlap.rs; report passed ''",
            ANOTHER,
        ),
        (
            "a copy",
            "begin; checks=exercises/lesson-01/mine/checks/overlap.rs; report passed ''",
            ANOTHER,
        ),
        ("truncated", "begin; printf '\n%s 60\npassed\noverlap\n' $seal", ENDED),
        ("not ended", "begin; say \"passed\n$id\n$checks\n\n\"", ENDED),
        ("a word too few", "begin; say passed; say ''", ENDED),
        ("garbage", "begin; head -c 5000 /dev/urandom", ENDED),
        ("after the limit", "begin; sleep 6; report passed ''", "after 5 s of real time"),
        ("too loud", "begin; head -c 20000000 /dev/zero; report passed ''", "had printed 16 MB"),
    ] {
        let shown = checked(Ending::Script(script)).code(1).get_output().stdout.clone();
        let shown = String::from_utf8(shown).unwrap();
        let flat = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(words) && !shown.contains('✓'), "{what}: {shown}");
    }
}

/// Only a panic that was caught in the run tells a stub, and no words.
#[test]
fn what_is_printed_of_a_stub_makes_none() {
    let print = "begin; echo 'not yet implemented: something'";
    for (verdict, code, words) in [
        ("report refused 'your run took 6 s'", 1, "your run took 6 s"),
        ("report passed ''", 0, "✓ lesson-01/overlap"),
    ] {
        let test = TestCourse::new();
        let script: &'static str = format!("{print}; {verdict}").leak();
        test.check_ends("exercise-01-overlap", Ending::Script(script));
        test.course()
            .args(["check", "overlap"])
            .assert()
            .code(code)
            .stdout(contains(words).and(contains("to do").not()))
            .stdout(contains("  │ not yet implemented: something\n"));
    }
}

#[test]
fn what_the_code_printed_is_set_apart_from_every_verdict() {
    for (verdict, before, after) in [
        ("report passed ''", "Because overlap is right.\n\n", "\n\n  Compare: "),
        ("report refused 'no'", "The overlap exercise\n\n", "\n\nno\n"),
        ("report 'not written' 'do it'", "overlap.rs\n\n", "\n\n"),
        ("exit 1", "The overlap exercise\n\n", "\n\n  the check was not run"),
    ] {
        let script = format!("begin; printf '✓ a\n\n\ttea'; {verdict}");
        let printed = "your code printed\n  │ ✓ a\n  │\n  │ \ttea";
        checked(Ending::Script(script.leak()))
            .stdout(contains(format!("{before}{printed}{after}")));
    }
    checked(Ending::Passes).stdout(contains("your code printed").not());
}

#[test]
fn no_escape_of_a_learners_code_reaches_the_terminal() {
    let red = r"begin; printf '\033[31mred\033]0;title\007\r\n'; ";
    for verdict in ["report passed ''", "report refused 'no'", "exit 1"] {
        let test = TestCourse::new();
        let script: &'static str = format!("{red}{verdict}").leak();
        test.check_ends("exercise-01-overlap", Ending::Script(script));
        test.course()
            .env("CLICOLOR_FORCE", "1")
            .args(["check", "overlap"])
            .assert()
            .stdout(contains("␛[31mred␛]0;title␇").and(contains("\u{1b}[31mred").not()));
    }
}

/// What `io::stdout()` is given passes by libtest, so it may stand anywhere.
#[test]
fn a_right_answer_that_prints_much_passes() {
    checked(Ending::Script("begin; head -c 1000000 /dev/zero; report passed ''"))
        .code(0)
        .stdout(contains("✓"));
}

#[test]
fn a_refusal_behind_much_output_is_shown_and_the_output_shortened() {
    checked(Ending::Script(
        "begin; yes hello | head -n 100000; report refused 'your run took 6 s'",
    ))
    .code(1)
    .stdout(contains("hello").and(contains("your run took 6 s")))
    .stdout(contains("kB of output left out here"))
    .stdout(predicate::function(|shown: &str| shown.lines().count() < 60));
}

#[test]
fn a_program_that_a_right_answer_leaves_running_is_not_waited_for() {
    let begun = Instant::now();
    checked(Ending::Script("begin; sleep 30 & report passed ''")).code(0).stdout(contains("✓"));
    checked(Ending::Script("begin; sleep 30 & exit 0")).code(1);
    assert!(begun.elapsed() < Duration::from_secs(10));
}

/// `kill` and Ctrl-C end the command and leave it no time to end what it has started.
#[test]
fn no_check_outlives_the_command() {
    for (signal, group) in [("KILL", ""), ("TERM", ""), ("HUP", ""), ("INT", "-")] {
        let test = TestCourse::new();
        let script = "begin; sleep 300 & echo $$ $! > \"$0.ids\"; while :; do :; done";
        test.check_ends("exercise-01-overlap", Ending::Script(script));
        let ids = test.path("fake/exercise-01-overlap.ids");
        nothing_outlives(&test, &["check", "overlap"], signal, group, &ids);
    }
}

/// Nor does cargo, whose compilers may be at it for minutes and keep the next command waiting.
#[test]
fn no_build_outlives_the_command() {
    for (signal, group) in [("KILL", ""), ("TERM", ""), ("HUP", ""), ("INT", "-")] {
        for args in [&["check", "overlap"][..], &["--no-open", "--port", "0"]] {
            let test = TestCourse::new();
            let cargo = test.path("fake/cargo");
            fs::remove_file(&cargo).unwrap();
            let script = "sleep 300 & echo $$ $! > \"$0.ids\"; while :; do :; done";
            test.write("fake/cargo.script", script);
            test.link("build.sh", "fake/cargo");
            nothing_outlives(&test, args, signal, group, &test.path("fake/cargo.ids"));
        }
    }
}

/// Ends the command by a signal when the program that it has started has noted in the file `ids` who it is,
/// and whom it has started in turn.
fn nothing_outlives(test: &TestCourse, args: &[&str], signal: &str, group: &str, ids: &Path) {
    let mut course = with_signals_of_a_terminal(&test.std_course());
    course.args(args).process_group(0);
    let mut course = course.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let ids = within(Duration::from_secs(20), || {
        let ids = fs::read_to_string(ids).ok()?;
        ids.ends_with('\n').then_some(ids)
    });
    let kill = format!("kill -s {signal} -- {group}{}", course.id());
    assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
    let ended = within(Duration::from_secs(20), || course.try_wait().unwrap());
    if ended.is_none() {
        course.kill().unwrap();
    }
    assert!(ended.is_some(), "SIG{signal} does not end {args:?}");
    for id in ids.expect("it has begun").split_whitespace() {
        let ended = within(Duration::from_secs(1), || has_ended(id).then_some(()));
        assert!(ended.is_some(), "{id} outlives SIG{signal} of {args:?}");
    }
}

/// The same command, which Ctrl-C ends and a closed terminal. A shell that runs the tests in the background makes all
/// that they start ignore the one, and `nohup` the other.
fn with_signals_of_a_terminal(command: &Command) -> Command {
    let program = command.get_program();
    // `env` of other systems has no such option.
    let mut restored = if cfg!(target_os = "linux") {
        let mut env = Command::new("env");
        env.arg("--default-signal=INT,HUP,TERM").arg(program);
        env
    } else {
        Command::new(program)
    };
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => restored.env(name, value),
            None => restored.env_remove(name),
        };
    }
    restored.current_dir(command.get_current_dir().expect("it is set"));
    restored
}

/// A process that nobody has waited for yet has ended all the same.
fn has_ended(id: &str) -> bool {
    let script = format!("kill -s 0 {id} 2>/dev/null");
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    stat.contains(") Z ") || !Command::new("sh").args(["-c", &script]).status().unwrap().success()
}

fn within<T>(time: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let patience = Instant::now() + time;
    while Instant::now() < patience {
        if let Some(found) = look() {
            return Some(found);
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    None
}
