//! What becomes of a check: the verdict comes from the worker's report and from nothing that a program
//! prints, and what it prints is shown apart.
#![cfg(unix)]

#[allow(dead_code, reason = "shared with other tests, which use the other half")]
mod test_course;

use std::fs;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use assert_cmd::assert::Assert;
use predicates::prelude::*;
use predicates::str::contains;
use test_course::{Diagnostic, Ending, TestCourse};

const PROGRESS: &str = ".course-progress.toml";

/// Checks `overlap`, which ends like this.
fn checked(ending: Ending) -> Assert {
    let test = TestCourse::new();
    test.check_ends("exercise-01-overlap", ending);
    test.course().args(["check", "overlap"]).assert()
}

#[test]
fn a_passed_check_is_told_why_and_remembered() {
    let test = TestCourse::new();
    test.check_ends("exercise-01-overlap", Ending::Passes);
    test.course()
        .args(["check", "overlap"])
        .assert()
        .code(0)
        .stdout(contains("✓ lesson-01/overlap").and(contains("Because overlap is right.")))
        .stdout(contains("Next: lesson-01/lazy"));
    test.course().arg("list").assert().code(1).stdout(contains("1 of 3 exercises solved."));
    test.course().arg("next").assert().code(1).stdout(contains("lesson-01/lazy"));
}

#[test]
fn a_refusal_is_shown_without_the_noise_of_the_test_runner() {
    let test = TestCourse::new();
    test.check_ends(
        "exercise-01-overlap",
        Ending::Script(
            "printf '\nrunning 1 test\n'; begin; report refused 'your run took 6 s = 3 + 1 + 2'
             printf 'test checks::overlap_passes ... FAILED\n\nfailures:\n'; exit 101",
        ),
    );
    test.course()
        .args(["check", "overlap"])
        .assert()
        .code(1)
        .stdout(contains("✗ lesson-01/overlap"))
        .stdout(contains("your run took 6 s = 3 + 1 + 2"))
        .stdout(contains("hint 1 of 3: cargo course hint overlap"))
        .stdout(contains("Edit exercises/lesson-01/overlap.rs"))
        .stdout(contains("running 1 test").not().and(contains("failures:").not()));
    test.course().arg("list").assert().stdout(contains("· tried    overlap"));
}

#[test]
fn a_file_that_does_not_compile_shows_rustc_and_hides_no_other() {
    let test = TestCourse::new();
    let message = "error[E0308]: mismatched types\n  --> exercises/lesson-01/overlap.rs:3:5\n";
    test.check_ends(
        "exercise-01-overlap",
        Ending::DoesNotCompile(&[
            Diagnostic {
                rendered: "error[E0308]: mismatched types\n  --> exercises/lesson-01/overlap.rs:3:5\n",
                file: "exercises/lesson-01/overlap.rs",
                label: "expected `String`, found `u8`",
        expanded: false,
            },
            Diagnostic { rendered: "error: aborting due to 1 previous error\n", file: "", label: "", expanded: false },
        ]),
    );
    test.check_ends("exercise-01-lazy", Ending::Passes);
    test.course()
        .args(["check", "1"])
        .assert()
        .code(1)
        .stdout(contains("✗ lesson-01/overlap").and(contains("it does not build:")))
        .stdout(contains(message))
        .stdout(contains("Compiling").not())
        .stdout(contains("✓ lesson-01/lazy"))
        .stdout(contains("1 of 2 exercises passed."));
}

#[test]
fn a_function_that_is_not_the_one_asked_for_is_said_in_a_sentence() {
    const AT_THE_CHECK: Diagnostic = Diagnostic {
        rendered: "error[E0061]: this function takes 1 argument but 2 were supplied\n",
        file: "exercises/lesson-01/checks/overlap.rs",
        label: "unexpected argument #2",
        expanded: false,
    };
    const GIVEN: Diagnostic = Diagnostic {
        rendered: "error[E0425]: cannot find function\n",
        file: "exercises/lesson-01/given/breakfast.rs",
        label: "",
        expanded: false,
    };
    const IN_THE_FILE: Diagnostic = Diagnostic {
        rendered: "error[E0308]: mismatched types\n",
        file: "exercises/lesson-01/overlap.rs",
        label: "expected `String`",
        expanded: false,
    };
    const BEHIND_A_QUESTION_MARK: Diagnostic = Diagnostic { expanded: true, ..IN_THE_FILE };
    const NOWHERE: Diagnostic = Diagnostic {
        rendered: "error: aborting due to 1 previous error\n",
        file: "",
        label: "",
        expanded: false,
    };
    let sentence = "the check cannot call `overlap` in your file";
    for (diagnostics, label) in [
        (&[AT_THE_CHECK][..], "(unexpected argument"),
        (&[AT_THE_CHECK, NOWHERE], "(unexpected argument"),
        (&[GIVEN], "in your file."),
        (&[GIVEN, AT_THE_CHECK, NOWHERE], "(unexpected argument"),
    ] {
        checked(Ending::DoesNotCompile(diagnostics))
            .code(1)
            .stdout(contains(sentence).and(contains(label)).and(contains("only the body is")))
            .stdout(contains(diagnostics[0].rendered.trim_end()))
            .stdout(contains("could not compile").not());
    }
    for diagnostics in [&[IN_THE_FILE][..], &[AT_THE_CHECK, IN_THE_FILE], &[BEHIND_A_QUESTION_MARK]]
    {
        checked(Ending::DoesNotCompile(diagnostics))
            .code(1)
            .stdout(contains("it does not build:").and(contains(sentence).not()));
    }
}

/// What is wrong with the machine or with another file of the course is not told as the learner's, and
/// counts nothing.
#[test]
fn a_failure_of_cargo_is_not_the_learners() {
    const NOWHERE: Diagnostic = Diagnostic {
        rendered: "error: linking with `cc` failed: exit status: 1\n",
        file: "",
        label: "",
        expanded: false,
    };
    for (ending, words, step) in [
        (Ending::CargoFails("error: no such package\n"), "error: no such package", "git status"),
        (
            Ending::CargoFails("error: Read-only file system (os error 30)\n"),
            "Read-only",
            "cannot be written",
        ),
        (
            Ending::CargoFails("error: no matching package found, as you're using offline mode\n"),
            "offline mode",
            "cargo fetch",
        ),
        (Ending::DoesNotCompile(&[NOWHERE]), "linking with `cc` failed", "Rust needs a linker"),
    ] {
        let test = TestCourse::new();
        test.check_ends("exercise-01-overlap", ending);
        test.course()
            .args(["check", "overlap"])
            .assert()
            .code(1)
            .stdout(contains("This is not your code").and(contains(words)).and(contains(step)))
            .stdout(contains("✗").not().and(contains("Edit").not()));
        assert!(!test.path(PROGRESS).exists(), "{words}: nothing is counted");
    }
}

#[test]
fn a_file_that_is_no_exercise_any_more_is_named_with_the_way_back() {
    let file = |test: &TestCourse| test.path("exercises/lesson-01/overlap.rs");
    for (make, words) in [
        (
            (|path| fs::remove_file(path)) as fn(std::path::PathBuf) -> std::io::Result<()>,
            "is not there",
        ),
        (|path| fs::write(path, "\n \n"), "is empty"),
        (|path| fs::write(path, b"\xff\xfe"), "is no text file"),
        (|path| fs::remove_file(&path).and_then(|()| fs::create_dir(&path)), "is no text file"),
    ] {
        let test = TestCourse::new();
        make(file(&test)).unwrap();
        test.course()
            .args(["check", "overlap"])
            .assert()
            .code(1)
            .stdout(contains(words).and(contains("cargo course reset overlap")));
        assert_eq!(test.calls(), "", "nothing is built");
        test.course().args(["reset", "overlap"]).assert().code(0);
        assert!(fs::read_to_string(file(&test)).unwrap().contains("Do something."));
    }
}

#[test]
fn a_check_that_is_not_there_is_the_courses_and_not_the_learners() {
    let test = TestCourse::new();
    fs::remove_file(test.path("exercises/lesson-01/checks/overlap.rs")).unwrap();
    test.course()
        .args(["check", "overlap"])
        .assert()
        .code(1)
        .stderr(contains("a file of the course").and(contains("git restore")));
    assert!(!test.path(PROGRESS).exists());
}

#[test]
fn a_passed_answer_is_drawn_and_can_be_compared() {
    checked(Ending::Script("begin; report passed 'tea  ├──┤ ✓'"))
        .code(0)
        .stdout(contains("your run\ntea  ├──┤ ✓\n"))
        .stdout(contains("Compare: solutions/lesson-01/overlap.rs"));
}

#[test]
fn what_was_refused_the_last_time_is_not_listed_as_solved() {
    let test = TestCourse::new();
    let list = || test.course().arg("list").assert();
    for (ending, state) in [
        (Ending::Passes, "✓ solved   overlap"),
        (Ending::Refuses("no"), "· tried    overlap"),
        (Ending::Passes, "✓ solved   overlap"),
    ] {
        test.check_ends("exercise-01-overlap", ending);
        let _ = test.course().args(["check", "overlap"]).assert();
        list().stdout(contains(state));
    }
    test.course().args(["reset", "overlap"]).assert().code(0);
    list().stdout(contains("  not yet  overlap"));
}

/// Not one of them is built.
#[test]
fn what_nobody_has_begun_is_one_line_among_many() {
    let test = TestCourse::new();
    test.hand_out("lesson-01/lazy");
    test.hand_out("lesson-02/start_all");
    test.check_ends("exercise-01-overlap", Ending::Passes);
    test.course()
        .args(["check", "--all"])
        .assert()
        .code(1)
        .stdout(contains("· not begun: lazy, start_all\n"))
        .stdout(contains("1 of 3 exercises passed."));
    assert_eq!(test.calls().lines().count(), 1, "{}", test.calls());
}

/// At random instants, and at the ✓ itself, which is printed when all is stored.
#[test]
fn whoever_is_killed_at_the_verdict_has_stored_it() {
    use std::io::{BufRead, BufReader};
    let test = TestCourse::new();
    test.check_ends("exercise-01-overlap", Ending::Passes);
    for kill in 0..300 {
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
fn what_rustc_warns_of_is_a_remark_beside_the_verdict() {
    checked(Ending::Warns(&[Diagnostic {
        rendered: "warning: unused variable: `tea`\n",
        file: "exercises/lesson-01/overlap.rs",
        label: "",
        expanded: false,
    }]))
    .code(0)
    .stdout(contains("✓").and(contains("rustc has a remark:\n\nwarning: unused variable: `tea`")));
}

#[test]
fn an_untouched_stub_is_to_do_and_not_tried() {
    let test = TestCourse::new();
    test.course()
        .args(["check", "overlap"])
        .assert()
        .code(1)
        .stdout(contains("to do: do something").and(contains("✗").not()));
    assert!(!test.path(PROGRESS).exists(), "nothing has happened that is worth storing");
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

#[test]
fn a_refusal_names_the_part_of_the_chapter_that_explains_it() {
    for (verdict, read) in [
        ("report refused 'no' \"$(printf 'resumes\\tanswers')\"", "lesson-01.md#the-sum"),
        ("report refused 'no' \"$(printf 'answers\\tat once')\"", "lesson-01.md#limits"),
        ("report refused 'no' 'answers'", "lesson-01.md#the-trap"),
        ("report refused 'no'", "lesson-01.md#the-trap"),
        ("exit 1", "lesson-01.md#the-trap"),
    ] {
        let script = format!("begin; {verdict}").leak();
        let read = format!("\n  Read: book/src/{read}\n  Edit exercises/lesson-01/overlap.rs;");
        checked(Ending::Script(script)).code(1).stdout(contains(read));
    }
}

/// From elsewhere in the course the path leads there as well.
#[test]
fn the_part_to_read_is_a_path_that_leads_there() {
    let test = TestCourse::new();
    test.check_ends("exercise-01-overlap", Ending::Refuses("no"));
    fs::create_dir_all(test.path("book/src")).unwrap();
    for (folder, read) in [
        ("", "book/src/lesson-01.md#the-trap"),
        ("book", "src/lesson-01.md#the-trap"),
        ("exercises/lesson-01", "../../book/src/lesson-01.md#the-trap"),
    ] {
        let mut course = test.course();
        course.current_dir(test.path(folder)).args(["check", "overlap"]);
        course.assert().code(1).stdout(contains(format!("  Read: {read}\n")));
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

#[test]
fn a_check_that_cannot_be_started_is_an_error_and_not_the_learners() {
    let test = TestCourse::new();
    test.check_ends("exercise-01-overlap", Ending::Passes);
    fs::remove_file(test.path("fake/exercise-01-overlap")).unwrap();
    test.course()
        .args(["check", "overlap"])
        .assert()
        .code(1)
        .stderr(contains("the check of lesson-01/overlap could not be run"));
    assert!(!test.path(PROGRESS).exists());
}

/// `kill` and Ctrl-C end the command and leave it no time to end what it has started.
#[test]
fn no_check_outlives_the_command() {
    for (signal, group) in [("KILL", ""), ("TERM", ""), ("HUP", ""), ("INT", "-")] {
        let test = TestCourse::new();
        let script = "begin; sleep 300 & echo $$ $! > \"$0.ids\"; while :; do :; done";
        test.check_ends("exercise-01-overlap", Ending::Script(script));
        let mut course = test.std_course();
        course.args(["check", "overlap"]).process_group(0);
        let mut course = course.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let ids = within(Duration::from_secs(20), || {
            let ids = fs::read_to_string(test.path("fake/exercise-01-overlap.ids")).ok()?;
            ids.ends_with('\n').then_some(ids)
        });
        let kill = format!("kill -s {signal} -- {group}{}", course.id());
        assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
        course.wait().unwrap();
        for id in ids.expect("the check has begun").split_whitespace() {
            let ended = within(Duration::from_secs(1), || has_ended(id).then_some(()));
            assert!(ended.is_some(), "{id} outlives SIG{signal}");
        }
    }
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
