//! How long, how much: every limit of a check, from the innermost to the outermost.
//!
//! 1. A play is given up after an hour of *virtual* time (`stage::VIRTUAL_LIMIT`), which takes no
//!    real time: a wait for something that never happens.
//! 2. A play is given up after [`PLAY`] of real time: a loop, or a thread that sleeps. The check
//!    can still draw what had happened and say what it means.
//! 3. The process of a check is ended from within at [`MEMORY`], and from outside after
//!    [`PROCESS`] or at [`OUTPUT`], whatever the code in it does.

use std::time::Duration;

/// The real time of one play. A play takes well under a millisecond a fetch.
pub const PLAY: Duration = Duration::from_secs(2);

/// The real time of a whole check, some hundred plays.
pub const PROCESS: Duration = Duration::from_secs(5);

/// Bytes of heap that a check may have allocated at any time.
pub const MEMORY: usize = 512 * 1024 * 1024;

/// Bytes that a check may print.
pub const OUTPUT: u64 = 16 * 1024 * 1024;
