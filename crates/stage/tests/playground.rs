//! What a reader's own program starts as. The playground itself is no default member.

use stage::{play, secs};

#[allow(missing_docs, reason = "a reader's file needs none")]
#[path = "../../../exercises/playground/start.rs"]
mod start;

#[test]
fn the_program_that_a_reader_begins_with_runs() {
    let recording = play(start::program()).recording;
    assert_eq!(recording.elapsed, secs(2.0));
    assert_eq!(recording.lines.len(), 1);
}
