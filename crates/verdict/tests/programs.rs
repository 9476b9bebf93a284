//! What [`supervise`] says about real programs, whatever they do. Each is a shell script, which may
//! report as a worker does.
#![cfg(unix)]

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use verdict::{NotRun, Refusal, Supervised, Verdict, limits, supervise};

/// Reads the seal, and says what is to be said in frames.
const WORKER: &str = r#"
seal=$(head -c 32)
say() { printf '\n%s %s\n%s' "$seal" "${#1}" "$1"; }
begin() { say ''; }
report() { say "$1"; say ''; }
"#;

const PASSED: &str = "report 'passed\noverlap\nlesson-01/checks/overlap.rs\n\n'\n";
const REFUSED: &str =
    "report 'refused\noverlap\nlesson-01/checks/overlap.rs\nend\n- your run took 6 s\n'\n";

fn run(script: &str) -> Supervised {
    let mut program = Command::new("sh");
    program.args(["-c", &format!("{WORKER}{script}")]);
    supervise(program, "overlap", "checks/overlap.rs").unwrap()
}

fn verdict(script: &str) -> Verdict {
    run(script).verdict
}

fn refused() -> Verdict {
    let text = "- your run took 6 s\n".to_owned();
    Verdict::Refused(Refusal { holds: vec!["end".to_owned()], text })
}

fn ended(status: &str) -> Verdict {
    Verdict::NotRun(NotRun::Ended { status: format!("exit status: {status}") })
}

#[test]
fn the_report_is_the_verdict_and_the_rest_was_printed() {
    let supervised = run(&format!("echo harness; begin; echo mine; {REFUSED}"));
    assert_eq!(supervised.verdict, refused());
    assert_eq!(supervised.printed.trim(), "mine");
    let Supervised { verdict, printed, .. } = run(&format!("begin; echo mine; {PASSED}"));
    assert_eq!((verdict, printed.trim()), (Verdict::Passed, "mine"));
}

#[test]
fn a_report_counts_whatever_the_program_does_next() {
    for then in [
        "echo late; say ''; exit 3",
        "kill -s ABRT $$",
        "sleep 60",
        "yes",
        "exec >&- 2>&-; sleep 60",
    ] {
        let Supervised { verdict, printed, .. } = run(&format!("begin\n{REFUSED}{then}"));
        assert_eq!((verdict, printed.as_str()), (refused(), ""), "{then}");
    }
}

/// A verdict that is not the worker's own would be anybody's.
#[test]
fn only_a_whole_report_with_the_seal_of_this_exercise_and_its_checks_counts() {
    let forged = PASSED.replace("report", "seal=0123456789abcdef0123456789abcdef; report");
    let another = Verdict::NotRun(NotRun::AnotherCheck);
    for (script, wanted) in [
        ("exit 0".to_owned(), Verdict::NotRun(NotRun::NoCheck)),
        ("echo 'test result: ok. 1 passed; 0 failed'".to_owned(), Verdict::NotRun(NotRun::NoCheck)),
        (format!("begin\n{forged}"), ended("0")),
        (format!("begin\n{}", PASSED.replace("report", "echo")), ended("0")),
        ("begin".to_owned(), ended("0")),
        ("begin; exit 1".to_owned(), ended("1")),
        (format!("begin\n{}", PASSED.replace("\noverlap", "\nlazy")), another.clone()),
        (format!("begin\n{}", PASSED.replace("overlap.rs", "lazy.rs")), another.clone()),
        (format!("begin\n{}", PASSED.replace("checks/", "mychecks/")), another.clone()),
        (format!("begin\n{}", PASSED.replace("checks/", "")), another),
        // Without the empty frame that ends it.
        (format!("begin\n{}", PASSED.replace("report", "say")), ended("0")),
        // Shorter than it says.
        ("begin; printf '\\n%s 400\\npassed\\noverlap\\n' $seal".to_owned(), ended("0")),
        ("begin; printf '\\n%s 99999999999999999999999\\npassed' $seal".to_owned(), ended("0")),
        ("begin; printf '\\n%s -1\\npassed' $seal".to_owned(), ended("0")),
        ("begin; report 'perfect\noverlap\n'".to_owned(), ended("0")),
        ("begin; report 'passed'".to_owned(), ended("0")),
        ("begin; head -c 100000 /dev/urandom".to_owned(), ended("0")),
    ] {
        assert_eq!(verdict(&script), wanted, "{script}");
    }
}

#[test]
fn the_path_of_the_checks_may_have_any_separators() {
    for path in ["lesson-01/checks/overlap.rs", "checks/overlap.rs", r"C:\course\checks\overlap.rs"]
    {
        let script = format!("begin\n{}", PASSED.replace("lesson-01/checks/overlap.rs", path));
        assert_eq!(verdict(&script), Verdict::Passed, "{path}");
    }
}

#[test]
fn how_a_program_ends_is_told_by_its_status_alone() {
    for (end, wanted) in [
        ("kill -s ABRT $$", NotRun::Aborted),
        ("kill -s KILL $$", NotRun::Killed),
        ("echo 'has overflowed its stack' >&2; kill -s ABRT $$", NotRun::Aborted),
        ("echo 'memory allocation of 9 bytes failed' >&2; kill -s KILL $$", NotRun::Killed),
    ] {
        assert_eq!(verdict(&format!("begin; {end}")), Verdict::NotRun(wanted), "{end}");
    }
}

#[test]
fn each_limit_holds_and_is_named() {
    let begun = Instant::now();
    assert_eq!(verdict("begin; exec cat /dev/zero"), Verdict::NotRun(NotRun::Output));
    assert_eq!(verdict("exec yes"), Verdict::NotRun(NotRun::Output));
    assert!(begun.elapsed() < limits::PROCESS, "what is printed is limited sooner than the time");

    // In one go, since each takes the whole time.
    let waits = [
        ("begin; exec sleep 60", 0),
        // Does not read its seal.
        ("exec sleep 60 <&-", 0),
        ("begin; exec sleep 60 >&- 2>&-", 0),
        ("begin; trap '' TERM INT HUP; while :; do :; done", 0),
        ("begin; while :; do echo still here; sleep 0.02; done", 0),
        ("begin; report 'plays 7'; report 'plays 12'; exec sleep 60", 12),
        // Only a worker that has begun is asked.
        ("report 'plays 7'; exec sleep 60", 0),
    ];
    let begun = Instant::now();
    std::thread::scope(|scope| {
        let tried =
            waits.map(|(script, plays)| (script, plays, scope.spawn(move || verdict(script))));
        for (script, plays, verdict) in tried {
            assert_eq!(
                verdict.join().unwrap(),
                Verdict::NotRun(NotRun::Time { plays }),
                "{script}"
            );
        }
    });
    let took = begun.elapsed();
    let longest = limits::PROCESS + limits::BUSY + Duration::from_secs(2);
    assert!(took >= limits::PROCESS && took < longest, "{took:?}");
}

#[test]
fn a_report_after_the_limit_is_none() {
    let script = format!("begin; sleep {}\n{PASSED}", limits::PROCESS.as_secs() + 1);
    assert_eq!(verdict(&script), Verdict::NotRun(NotRun::Time { plays: 0 }));
}

#[test]
fn behind_much_output_the_report_is_kept_and_the_output_shortened() {
    let Supervised { verdict, printed, .. } =
        run(&format!("begin; echo first; yes hello | head -n 100000; echo last\n{REFUSED}"));
    assert_eq!(verdict, refused());
    assert!(printed.starts_with("first\nhello\n") && printed.trim_end().ends_with("hello\nlast"));
    assert!(printed.contains(" kB of output left out here …\n"), "{printed}");
    assert!(printed.lines().count() < 50, "{printed}");
}

#[test]
fn printed_text_is_shown_and_not_obeyed() {
    let red = r"printf '\033[31mred\033[0m \377\n\tnext\r\n'";
    let shown = "␛[31mred␛[0m \u{fffd}\n\tnext\n";
    assert_eq!(run(&format!("begin; {red}\n{PASSED}")).printed, shown);
    assert_eq!(run(&format!("begin; {red}; exit 1")).printed, shown);
    let report = REFUSED.replace("your run", "\u{1b}[2Jyour run\r");
    let Verdict::Refused(refusal) = verdict(&format!("begin\n{report}")) else { panic!() };
    assert_eq!(refusal.text, "- ␛[2Jyour run␍ took 6 s\n");
}

#[test]
fn whatever_a_program_leaves_running_is_ended_and_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("id");
    for (nr, (leaves, then)) in [
        ("sleep 300", PASSED),
        ("sleep 300", "exit 0"),
        ("sleep 300", "kill -s KILL $$"),
        ("sleep 300 >&- 2>&-", "exit 0"),
        ("sh -c 'trap \"\" TERM HUP; while :; do echo on; sleep 0.01; done'", "exit 0"),
        ("sh -c 'while :; do echo on; sleep 0.01; done'", PASSED),
        ("yes", PASSED),
    ]
    .into_iter()
    .enumerate()
    {
        let begun = Instant::now();
        let note = format!("echo $! > {}", file.display());
        let said = run(&format!("begin; {leaves} & {note}\n{then}"));
        assert!(begun.elapsed() < Duration::from_secs(3), "{nr}: {said:?}");
        assert!(!matches!(said.verdict, Verdict::NotRun(NotRun::Time { .. })));
        let id = fs::read_to_string(&file).unwrap();
        assert!(is_gone(id.trim()), "{nr}: {leaves} lives on");
    }
}

/// Within a second; a process that nobody has waited for yet counts as gone.
fn is_gone(id: &str) -> bool {
    let lives = || {
        let kill = Command::new("sh").args(["-c", "kill -s 0 \"$0\" 2>/dev/null", id]).status();
        let stat = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
        kill.unwrap().success() && !stat.contains(") Z ")
    };
    let patience = Instant::now() + Duration::from_secs(1);
    while lives() {
        if Instant::now() > patience {
            return false;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    true
}

#[test]
fn a_program_that_cannot_be_started_is_an_error_and_no_verdict() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("text");
    fs::write(&text, "no program").unwrap();
    for (program, kind) in [
        (folder.path().join("nothing"), std::io::ErrorKind::NotFound),
        (text, std::io::ErrorKind::PermissionDenied),
    ] {
        let error = supervise(Command::new(&program), "overlap", "checks/overlap.rs").unwrap_err();
        assert_eq!(error.kind(), kind, "{program:?}");
    }
    // These statuses are the learner's where a check has begun.
    assert_eq!(verdict("begin; exit 127"), ended("127"));
}

#[test]
fn the_environment_and_the_folder_are_those_of_the_command() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = Command::new("sh");
    let script = format!("{WORKER}begin; pwd; echo $MINE${{HOME-none}}\n{PASSED}");
    program.args(["-c", &script]).current_dir(folder.path()).env("MINE", "mine").env_remove("HOME");
    let printed = supervise(program, "overlap", "checks/overlap.rs").unwrap().printed;
    let here = folder.path().canonicalize().unwrap();
    assert_eq!(printed, format!("{}\nminenone\n", here.display()));
}

/// As a daemon does, so that no signal to the group reaches it.
#[cfg(target_os = "linux")]
#[test]
fn what_has_left_the_group_ends_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let notes = folder.path().join("notes");
    let stray = format!("echo $$ > {0}; sleep 300 & exec sleep 300", notes.display());
    for end in [PASSED, "exit 1", "kill -s ABRT $$"] {
        let _ = fs::remove_file(&notes);
        let wait = format!("while [ ! -s {} ]; do :; done", notes.display());
        run(&format!("begin\nsetsid sh -c '{stray}' & {wait}\n{end}"));
        let id = fs::read_to_string(&notes).unwrap();
        let is_gone = || {
            let stat = fs::read_to_string(format!("/proc/{}/stat", id.trim())).unwrap_or_default();
            stat.is_empty() || stat.contains(") Z ")
        };
        let patience = Instant::now() + Duration::from_secs(1);
        while !is_gone() && Instant::now() < patience {
            std::thread::sleep(Duration::from_millis(5));
        }
        assert!(is_gone(), "{end}: {id}");
    }
}
