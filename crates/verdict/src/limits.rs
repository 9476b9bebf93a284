//! How long and how much: every limit of a check, from the innermost to the outermost.
//!
//! 1. A play is given up after an hour of *virtual* time (`stage::VIRTUAL_LIMIT`), which takes no
//!    real time: a wait for something that never happens.
//! 2. A play is given up after [`PLAY`] of real time: a loop, or a thread that sleeps. The check
//!    can still draw what had happened and say what it means.
//! 3. The process of a check is ended from within when its heap holds [`MEMORY`], and from outside
//!    after [`PROCESS`] (and [`BUSY`]), at [`OUTPUT`] and, where the system tells it, at [`MEMORY`] and [`THREADS`]: no
//!    code in it can prevent that.
//! 4. When it has ended, what it has written is waited for: [`FLUSH`] inside, [`LAST_WORDS`] outside, and when all that
//!    it has started has ended too, what is in the pipe is read for [`REST`].
//! 5. Before all that the check is built. From when rustc has come to the learner's file it is given [`BUILD`] and
//!    [`BUILD_MEMORY`]: macros and types can grow without end as loops can.
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

/// The real time of one play, beside the time for which it had no processor ([`BUSY`] at most). A play takes much
/// less than a millisecond for each fetch.
pub const PLAY: Duration = Duration::from_secs(2);

/// The real time of a whole check, which is a few hundred plays. While it could run and had no processor,
/// because the machine is busy with much else, its time does not go on; for [`BUSY`] at most.
pub const PROCESS: Duration = Duration::from_secs(5);

/// How much longer a play or a check may take on a busy machine, where the system tells how long it had no processor.
pub const BUSY: Duration = Duration::from_secs(20);

/// The real time for which a worker waits until printed text without a line end is written: the
/// holder of the lock on stdout may never release it.
pub const FLUSH: Duration = Duration::from_millis(100);

/// The real time for which output of a worker may still arrive after the worker has ended.
pub const LAST_WORDS: Duration = Duration::from_millis(100);

/// The real time in which a learner's file is compiled and linked. It takes a second; a slow machine that is
/// busy with much else takes twenty.
pub const BUILD: Duration = Duration::from_secs(120);

/// Bytes that the compilers of a learner's file may hold; they hold some 300 MB.
pub const BUILD_MEMORY: usize = 3 * 1024 * 1024 * 1024;

/// The real time in which what is left in a pipe is read when nobody can write to it any more. It is there in
/// an instant, unless the machine is busy with much else.
pub const REST: Duration = Duration::from_secs(5);

// Each fits into the next: a play is told before its process is ended, also when a smaller one is searched.
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
