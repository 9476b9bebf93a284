//! How long, how much: every limit of a check, from the innermost to the outermost.
//!
//! 1. A play is given up after an hour of *virtual* time (`stage::VIRTUAL_LIMIT`), which takes no
//!    real time: a wait for something that never happens.
//! 2. A play is given up after [`PLAY`] of real time: a loop, or a thread that sleeps. The check
//!    can still draw what had happened and say what it means.
//! 3. The process of a check is ended from within when its heap holds [`MEMORY`], and from outside
//!    after [`PROCESS`], at [`OUTPUT`] and, where the system tells it, at [`MEMORY`] and [`THREADS`]: no
//!    code in it can prevent that.

use std::time::Duration;

/// The real time of one play. A play takes well under a millisecond a fetch.
pub const PLAY: Duration = Duration::from_secs(2);

/// The real time of a whole check, some hundred plays.
pub const PROCESS: Duration = Duration::from_secs(5);

/// Bytes that a check may hold at any time: of heap, and of the machine's memory altogether.
pub const MEMORY: usize = 512 * 1024 * 1024;

/// Threads that a check may have at any time: tokio's own pool for blocking calls has up to 512.
pub const THREADS: usize = 2_000;

/// Bytes that a check may print.
pub const OUTPUT: u64 = 16 * 1024 * 1024;
