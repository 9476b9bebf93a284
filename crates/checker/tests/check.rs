//! The checker refuses plausible wrong answers in words that say what went wrong.

use std::pin::Pin;
use std::time::Duration;

use checker::{
    Cast, Casts, Check, Expected, FetchError, InWords, Refusal, Service, Stage, Verdict, fetch,
    secs,
};

fn three() -> Cast {
    Cast::new([
        Service::new("a", secs(3.0)),
        Service::new("b", secs(1.0)),
        Service::new("c", secs(2.0)),
    ])
}

fn overlapping(cast: &Cast) -> Expected {
    let answers: Vec<&str> = cast.services.iter().filter_map(Service::answer).collect();
    Expected::overlapping(cast).returning(answers)
}

fn refused(check: Check) -> String {
    match check.verdict() {
        Verdict::Refused(Refusal { text, .. }) => text,
        verdict => panic!("must be refused: {verdict:?}"),
    }
}

fn refusal<F, Fut>(run: F) -> String
where
    F: Fn(Stage) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<Vec<String>, FetchError>> + 'static,
{
    refused(Check::new("errand", run, overlapping).told(three()))
}

type Answers = Pin<Box<dyn Future<Output = Result<Vec<String>, FetchError>>>>;

async fn right(stage: Stage) -> Result<Vec<String>, FetchError> {
    let [a, b, c] = &stage.sources[..] else { return Ok(vec![]) };
    let (a, b, c) = tokio::join!(fetch(a), fetch(b), fetch(c));
    Ok(vec![a?, b?, c?])
}

#[test]
fn a_right_answer_passes() {
    assert_eq!(Check::new("errand", right, overlapping).told(three()).verdict(), Verdict::Passed);
}

/// About a half of the answers are taken for others; which ones is new in each play.
#[test]
fn what_hangs_on_the_answers_is_refused_for_the_answer_and_not_for_a_whim() {
    for _ in 0..8 {
        let check = Check::new(
            "errand",
            |stage: Stage| async move {
                let mut answers = Vec::new();
                for source in &stage.sources {
                    let answer = fetch(source).await?;
                    let is_odd = answer.bytes().map(u32::from).sum::<u32>() % 2 == 1;
                    answers.push(if is_odd { answer } else { "even".to_owned() });
                }
                Ok::<_, FetchError>(answers)
            },
            overlapping,
        );
        let text = refused(check.generated(Casts::of(1..=1)));
        assert!(text.contains("you returned [\"even\"]"), "{text}");
    }
}

#[test]
fn a_source_may_be_named_like_a_numbered_lane() {
    let source = |name| Service::new(name, secs(1.0));
    let check = Check::new("errand", right, overlapping);
    let check = check.told(Cast::new([source("x #7"), source("x #7"), source("x #1")]));
    let check = check.told(Cast::new([source("x"), source("x"), source("x #1")]));
    assert_eq!(check.verdict(), Verdict::Passed);
}

/// Whoever asks too many has a long chain of fetches, and no wrong order.
#[test]
fn a_fetch_too_many_is_not_called_one_after_another() {
    fn first_alone(cast: &Cast) -> Expected {
        let first = &cast.services[0];
        Expected::new()
            .fetch(0, Duration::ZERO, first.delay)
            .returning([first.answer().expect("it answers")])
    }
    let both = |stage: Stage| async move {
        let answer = fetch(&stage.sources[0]).await?;
        fetch(&stage.sources[1]).await?;
        Ok::<_, FetchError>([answer])
    };
    let text = refused(Check::new("errand", both, first_alone).told(three()));
    assert!(text.contains("b was fetched, which is not expected"), "{text}");
    assert!(!text.contains("one after another"), "{text}");
}

/// Both drawings name the lanes alike, so what is the same is drawn once.
#[test]
fn a_source_that_is_fetched_twice_is_numbered_in_the_wanted_run_too() {
    let check = Check::new(
        "errand",
        |stage| async move {
            let (a, b) = tokio::join!(fetch(&stage.sources[0]), fetch(&stage.sources[0]));
            a.and(b)
        },
        |cast| {
            let fetch = |w: Expected| w.fetch(0, Duration::ZERO, cast.services[0].delay);
            fetch(fetch(Expected::new())).returning("b")
        },
    );
    let text = refused(check.told(three()));
    assert!(text.contains("\nthe expected run, where the rest is as in yours\n"), "{text}");
}

#[test]
fn one_after_another_is_told_as_a_sum() {
    let text = refusal(|stage| async move {
        let mut answers = Vec::new();
        for source in &stage.sources {
            answers.push(fetch(source).await?);
        }
        Ok(answers)
    });
    assert!(text.contains("your run took 6 s = 3 + 1 + 2"), "{text}");
    println!("{text}");
}

#[test]
fn completion_order_is_told_as_such() {
    let text = refusal(|stage| async move {
        let mut set = tokio::task::JoinSet::new();
        for source in stage.sources {
            set.spawn(fetch(source));
        }
        let mut answers = Vec::new();
        while let Some(answer) = set.join_next().await {
            answers.push(answer.expect("no panic")?);
        }
        Ok(answers)
    });
    assert!(text.contains("in the order in which the fetches ended"), "{text}");
}

#[test]
fn a_dropped_handle_is_told_as_still_running() {
    let text = refusal(|stage| async move {
        for source in stage.sources {
            tokio::spawn(fetch(source));
        }
        tokio::task::yield_now().await;
        Ok(vec!["a".into(), "b".into(), "c".into()])
    });
    assert!(text.contains("a was still running when your function returned at 0 ms"), "{text}");
    println!("{text}");
}

#[test]
fn sleeping_the_right_time_is_not_fetching() {
    let text = refusal(|_| async {
        tokio::time::sleep(secs(3.0)).await;
        Ok(vec!["a".into(), "b".into(), "c".into()])
    });
    assert!(text.contains("3 s went by, but no source was asked"), "{text}");
}

#[test]
fn a_constant_is_not_an_answer() {
    let text = refusal(|_| async { Ok(vec!["a".into(), "b".into(), "c".into()]) });
    assert!(text.contains("nothing was fetched: no future was run that calls `fetch`"), "{text}");
}

#[test]
fn a_race_cancels_the_others() {
    let text = refusal(|stage| async move {
        let [a, b, c] = &stage.sources[..] else { return Ok(vec![]) };
        let answer = tokio::select! { x = fetch(a) => x, x = fetch(b) => x, x = fetch(c) => x };
        Ok(vec![answer?])
    });
    assert!(text.contains("a was cancelled at 1 s"), "{text}");
    println!("{text}");
}

#[test]
fn a_hang_is_found_at_once() {
    let text = refusal(|_| std::future::pending());
    assert!(text.contains("still waiting after 1 h of virtual time"), "{text}");
}

#[test]
fn a_loop_that_never_stops_fetching_is_no_wait() {
    let text = refusal(|stage| async move {
        loop {
            fetch(&stage.sources[0]).await?;
        }
    });
    let told = "- your function never stops fetching: in 1 h of virtual time it asked 1201 times\n";
    assert!(text.starts_with(told), "{text}");
}

#[test]
fn a_wait_after_a_fetch_too_many_is_a_wait() {
    let check = Check::new(
        "errand",
        |stage: Stage| async move {
            for source in stage.sources.iter().cycle() {
                fetch(source).await?;
            }
            Ok::<Vec<String>, FetchError>(vec![])
        },
        overlapping,
    );
    let mut cast = three();
    cast.services.push(Service::new("d", secs(1.0)).silent());
    let text = refused(check.told(cast));
    assert!(text.contains("it waits for d, and no answer comes"), "{text}");
}

#[test]
fn a_panic_is_told_with_its_place() {
    let text = refusal(|stage| async move {
        let mut none = stage.sources.iter().skip(7);
        Ok(vec![none.next().expect("an eighth source").name.clone()])
    });
    assert!(
        text.starts_with("- your function panicked at crates/checker/tests/check.rs:"),
        "{text}"
    );
    assert!(text.contains(": an eighth source\n"), "{text}");
}

/// What a learner's panic says is set off from the margin, where the verdict stands, and has an end.
#[test]
fn a_panic_of_several_lines_is_one_item_and_a_long_one_is_cut() {
    let text =
        refusal(|_: Stage| async { panic!("first\n✓ lesson-01/overlap · done\n\nNext: tea") });
    let end = text.find("\nyour run").unwrap();
    let item: Vec<&str> = text[..end].lines().collect();
    assert!(item[0].starts_with("- your function panicked at ") && item[0].ends_with(": first"));
    assert!(item[1..].iter().all(|line| line.starts_with("  ")), "{text}");
    let text = refusal(|_: Stage| async { panic!("{}", "料".repeat(1_000_000)) });
    assert!(text.contains("料… 99") && text.contains(" more characters …"), "{}", text.len());
    assert!(text.chars().count() < 4_000, "{}", text.len());
}

#[test]
fn a_blocked_thread_is_found_by_the_real_clock() {
    let text = refusal(|_| async {
        std::thread::sleep(secs(20.0));
        Ok(vec![])
    });
    assert!(text.starts_with("- your code blocked the thread: after 2 s of real time"), "{text}");
}

#[test]
fn a_stub_is_refused_with_its_sentence() {
    let check = Check::new(
        "errand",
        |_| async { todo!("fetch all three so that they overlap") as Result<(), FetchError> },
        overlapping,
    );
    let task = "fetch all three so that they overlap".to_owned();
    assert_eq!(check.told(three()).verdict(), Verdict::NotWritten { task });
}

/// What fails with many sources, or only with some, is shown with no more than it takes.
#[test]
fn the_smallest_generated_cast_that_fails_is_introduced() {
    let check = |run: fn(Stage) -> Answers| Check::new("errand", run, overlapping).told(three());
    let first_three = |stage| -> Answers { Box::pin(right(stage)) };
    assert_eq!(check(first_three).verdict(), Verdict::Passed);
    let text = refused(check(first_three).generated(Casts::of(3..=20)));
    let (introduction, rest) = text.split_once('\n').expect("more than a line");
    assert_eq!(introduction.matches(" s)").count(), 4, "{text}");
    assert!(rest.starts_with("- nothing was fetched: no future was run"), "{text}");
    let text = refused(check(first_three).generated(Casts::of(0..=100)));
    assert!(text.starts_with("with other sources, a (1 s):\n- nothing was fetched"), "{text}");
}

#[test]
fn a_duration_in_words_hides_no_difference() {
    let text = |micros| format!("{:?}", InWords(Duration::from_micros(micros)));
    assert_eq!([text(4_000_000), text(250_000)], ["4 s", "250 ms"]);
    assert_ne!(text(4_000_100), text(4_000_000));
    assert_ne!(text(4_000_100), text(4_000_200));
}

/// What a lock held across a fetch comes to: the answers end in the order of the sources.
#[test]
fn answers_in_the_order_of_the_sources_are_not_said_to_be_in_another() {
    let check = Check::new(
        "errand",
        |stage| async move {
            let mut answers = Vec::new();
            for source in &stage.sources {
                answers.push(fetch(source).await?);
            }
            Ok::<_, FetchError>(answers)
        },
        |cast| Expected::overlapping(cast).returning(["b", "c", "a"]),
    );
    let text = refused(check.told(three()));
    assert!(
        text.contains("- you returned [\"a\", \"b\", \"c\"]; [\"b\", \"c\", \"a\"] is expected"),
        "{text}"
    );
    assert!(!text.contains("not in the order of"), "{text}");
}

#[test]
fn a_statement_about_another_function_is_held_against_that_functions_run() {
    let check = Check::new(
        "errand",
        |stage| async move {
            fetch(&stage.sources[0]).await?;
            Ok::<_, FetchError>(InWords(secs(9.0)))
        },
        |cast| Expected::overlapping(cast).returning(InWords(secs(1.0))),
    );
    let cast = Cast::new([Service::new("a", secs(1.0))]);
    let text = refused(check.about("lunch").told(cast));
    let drawing = text.strip_prefix("- you returned 9 s; 1 s is expected\n\nthe run of `lunch`\n");
    let drawing = drawing.unwrap_or_else(|| panic!("{text}"));
    assert!(drawing.contains("▶ 1 s") && !drawing.contains("9 s"), "{text}");
    assert!(!drawing.contains("expected"), "{text}");
}

/// Expected between two milliseconds, where no timer of this clock can end.
#[test]
fn a_line_that_is_early_by_less_than_the_drawings_show_is_not_on_time() {
    let check = Check::new(
        "errand",
        |_| async {
            tokio::time::sleep(secs(1.0)).await;
            tracing::info!("ready");
            Ok::<_, FetchError>(())
        },
        |_| {
            let at = secs(1.0) + Duration::from_micros(100);
            Expected::new().ends_at(secs(1.0)).printing(at, "ready")
        },
    );
    let text = refused(check.told(three()));
    assert!(text.contains("\"ready\" was printed at 1 s"), "{text}");
}

#[test]
fn of_many_printed_lines_the_ends_and_the_first_difference_are_shown() {
    let check = Check::new(
        "errand",
        |_| async {
            for number in 0..20_000 {
                let text = if number == 700 { "odd".to_owned() } else { number.to_string() };
                tracing::info!("line {text}");
            }
            Ok::<_, FetchError>(())
        },
        |_| {
            let lines = (0..2_000).map(|number| format!("line {number}"));
            lines.fold(Expected::new(), |expected, line| expected.printing(Duration::ZERO, &line))
        },
    );
    let text = refused(check.told(three()));
    let (_, printed) = text.split_once("\nyour run printed\n").expect("both lists");
    let (run, expected) = printed.split_once("\nexpected\n").expect("both lists");
    let list = |first: &[&str]| -> Vec<String> {
        let start = (0..10).map(|number| format!("0 ms  line {number}"));
        start.chain(first.iter().map(|line| (*line).to_owned())).collect()
    };
    let parts = ["… 689 more lines …", "0 ms  line 699", "0 ms  line odd", "0 ms  line 701"];
    let end = ["… 19295 more lines …", "0 ms  line 19997", "0 ms  line 19998", "0 ms  line 19999"];
    assert_eq!(run.lines().collect::<Vec<_>>(), list(&[parts, end].concat()));
    let parts = ["… 689 more lines …", "0 ms  line 699", "0 ms  line 700", "0 ms  line 701"];
    let end = ["… 1295 more lines …", "0 ms  line 1997", "0 ms  line 1998", "0 ms  line 1999"];
    assert_eq!(expected.lines().collect::<Vec<_>>(), list(&[parts, end].concat()));
}

#[test]
fn a_printed_line_stays_one_line_without_control_characters() {
    let play = stage::play(async {
        tracing::info!("two\nlines, \u{1b}[31mred");
        Ok::<_, FetchError>(())
    });
    assert_eq!(stage::output(&play.recording), "0 ms  two\\nlines, \\u{1b}[31mred\n");
}
