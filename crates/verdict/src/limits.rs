//! How long, how much: every limit of a check, from the innermost to the outermost.
//!
//! 1. A play is given up after an hour of *virtual* time (`stage::VIRTUAL_LIMIT`), which takes no
//!    real time: a wait for something that never happens.
//! 2. A play is given up after [`PLAY`] of real time: a loop, or a thread that sleeps. The check
//!    can still draw what had happened and say what it means.
//! 3. The process of a check is ended from within when its heap holds [`MEMORY`], and from outside
//!    after [`PROCESS`], at [`OUTPUT`] and, where the system tells it, at [`MEMORY`] and [`THREADS`],
//!    whatever the code in it does.
//! 4. When it has ended, what it has written is waited for: [`FLUSH`] inside, [`LAST_WORDS`] outside.
//!
//! Inside of a play a thread may be held for [`BLOCKED`], and beside the plays a smaller cast is searched
//! for [`SEARCH`]. How often something is looked at is no limit and stands where it is looked at. The
//! limits of the book's server and of the progress file are no check's: they stand in `course`.

use std::time::Duration;

/// How long an answer may hold its thread in a poll. Less may be the operating system's doing.
pub const BLOCKED: Duration = Duration::from_micros(300);

/// The real time for which a smaller cast is looked for that is refused as well. Nobody waits for it longer.
pub const SEARCH: Duration = Duration::from_millis(300);

/// The real time of one play. A play takes well under a millisecond a fetch.
pub const PLAY: Duration = Duration::from_secs(2);

/// The real time of a whole check, some hundred plays.
pub const PROCESS: Duration = Duration::from_secs(5);

/// The real time for which a worker waits until what was printed without a line end is written: whoever
/// holds stdout may never let go.
pub const FLUSH: Duration = Duration::from_millis(100);

/// The real time for which what a worker has written may still be under way when it has ended.
pub const LAST_WORDS: Duration = Duration::from_millis(100);

// Each fits into the next: a play is told before its process is ended, also when a smaller one is searched.
const _: () = assert!(
    BLOCKED.as_nanos() < SEARCH.as_nanos()
        && SEARCH.as_nanos() < PLAY.as_nanos()
        && PLAY.as_nanos() + SEARCH.as_nanos() + FLUSH.as_nanos() < PROCESS.as_nanos()
);

/// Bytes that a check may hold at any time: of heap, and of the machine's memory altogether.
pub const MEMORY: usize = 512 * 1024 * 1024;

/// Threads that a check may have at any time: tokio's own pool for blocking calls has up to 512.
pub const THREADS: usize = 2_000;

/// Bytes that a check may print.
pub const OUTPUT: u64 = 16 * 1024 * 1024;
