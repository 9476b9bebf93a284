//! The asyncio twins: the same lines at the same virtual times, and where asyncio differs, that.

use stage::twin::{assert_twins, python_output};

#[test]
fn every_scene_prints_what_its_twin_prints() {
    assert_twins(&lesson_07::scenes(), &["in_a_stream", "two_at_once", "until"]);
}

fn output(script: &str) -> Option<Vec<String>> {
    Some(python_output(script)?.lines().map(|line| line.trim().to_owned()).collect())
}

/// asyncio's `as_completed` runs tasks: its loop is that of the set.
#[test]
fn asyncio_starves_nobody() {
    let (Some(stream), Some(tasks)) =
        (output("python/in_a_stream.py"), output("python/in_tasks.py"))
    else {
        return;
    };
    assert_eq!(stream, tasks);
    assert_eq!(stream.last().map(String::as_str), Some("7 s  blog is scored"));
}

/// A semaphore's place is free when a visit ends, whatever the loop does.
#[test]
fn a_semaphore_lets_the_next_visit_begin_at_once() {
    let Some(lines) = output("python/two_at_once.py") else { return };
    assert!(lines.contains(&"1 s  blog is asked".to_owned()), "{lines:?}");
}

/// Blog came after the deadline: asyncio raises, whenever the loop asks; tokio hands blog out.
#[test]
fn who_came_after_the_deadline_is_not_handed_out_in_asyncio() {
    let Some(lines) = output("python/until.py") else { return };
    assert_eq!(lines.last().map(String::as_str), Some("5 s  time is up"));
}

#[test]
fn asyncio_s_as_completed_differs_where_the_chapter_says_so() {
    let Some(lines) = output("python/facts.py") else { return };
    let (left, rest) = lines.split_at(4);
    assert_eq!(
        left,
        [
            "0 ms  one of my tasks: False",
            "1 s  home is here",
            "1 s  left with home",
            "2 s  docs is here"
        ]
    );
    assert_eq!(rest, ["11 s  a", "15 s  b", "19 s  c is there: True"]);
}
