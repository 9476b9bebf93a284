//! How long and how much: every limit of a check, from the innermost to the outermost.
//!
//! 1. A play is given up after an hour of *virtual* time (`stage::VIRTUAL_LIMIT`), which takes no
//!    real time: the function waits for something that never happens.
//! 2. A play is given up after [`PLAY`] of real time: the function loops, or blocks its thread. The
//!    check can still draw what had happened, and say what it means.
//! 3. The process of a check is ended, and no code in it can prevent that: from inside when its
//!    heap holds [`MEMORY`]; from outside after [`PROCESS`], at [`OUTPUT`] and, where the system
//!    tells such numbers, at [`MEMORY`] and [`THREADS`].
//! 4. When the process ends, its last output is waited for: [`FLUSH`] inside, [`LAST_WORDS`]
//!    outside.
//!
//! Two limits concern single steps: a poll may hold its thread for [`BLOCKED`], and the search for
//! a smaller cast that fails too may take [`SEARCH`]. Polling intervals are no limits; each stands
//! where it is used. The limits of the book's server and of the progress file are not those of a
//! check: they stand in `course`.

use std::time::Duration;

/// How long one poll of an answer may hold its thread. Shorter delays may come from the operating
/// system.
pub const BLOCKED: Duration = Duration::from_micros(300);

/// The real time for the search for a smaller cast that is refused as well: the learner waits
/// meanwhile.
pub const SEARCH: Duration = Duration::from_millis(300);

/// The real time of one play. A play takes much less than a millisecond for each fetch.
pub const PLAY: Duration = Duration::from_secs(2);

/// The real time of a whole check, which is a few hundred plays.
pub const PROCESS: Duration = Duration::from_secs(5);

/// The real time for which a worker waits until printed text without a line end is written: the
/// holder of the lock on stdout may never release it.
pub const FLUSH: Duration = Duration::from_millis(100);

/// The real time for which output of a worker may still arrive after the worker has ended.
pub const LAST_WORDS: Duration = Duration::from_millis(100);

// Each limit fits into the next one: a play that is given up is reported before its process is
// ended, even during the search for a smaller cast.
const _: () = assert!(
    BLOCKED.as_nanos() < SEARCH.as_nanos()
        && SEARCH.as_nanos() < PLAY.as_nanos()
        && PLAY.as_nanos() + SEARCH.as_nanos() + FLUSH.as_nanos() < PROCESS.as_nanos()
);

/// The bytes that a check may hold at any time, counted on its heap, and in the machine's memory as
/// a whole.
pub const MEMORY: usize = 512 * 1024 * 1024;

/// The threads that a check may have at any time; tokio's own pool for blocking calls has up to
/// 512.
pub const THREADS: usize = 2_000;

/// The bytes that a check may print.
pub const OUTPUT: u64 = 16 * 1024 * 1024;
