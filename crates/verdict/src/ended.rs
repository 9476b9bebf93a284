//! What the end of a process says about the code that ran in it.

use std::process::ExitStatus;

use crate::report::NotRun;

/// Reads how the system ended a process. It looks at numbers only: any code can print the words of
/// the Rust runtime.
pub(crate) fn ended(status: ExitStatus) -> NotRun {
    match sign(status) {
        Some(Sign::Stack) => NotRun::Stack,
        Some(Sign::Abort) => NotRun::Aborted,
        Some(Sign::Kill) => NotRun::Killed,
        None => NotRun::Ended { status: status.to_string() },
    }
}

enum Sign {
    /// A memory fault: code without `unsafe` can cause it only by running off its stack.
    Stack,
    Abort,
    /// Killed by somebody else: the supervisor knows already when it kills the process itself.
    Kill,
}

#[cfg(unix)]
fn sign(status: ExitStatus) -> Option<Sign> {
    use std::os::unix::process::ExitStatusExt;
    const SIGABRT: i32 = 6;
    const SIGKILL: i32 = 9;
    const SIGSEGV: i32 = 11;
    match status.signal()? {
        SIGSEGV => Some(Sign::Stack),
        SIGABRT => Some(Sign::Abort),
        SIGKILL => Some(Sign::Kill),
        _ => None,
    }
}

#[cfg(windows)]
fn sign(status: ExitStatus) -> Option<Sign> {
    const STATUS_STACK_OVERFLOW: u32 = 0xC000_00FD;
    const STATUS_STACK_BUFFER_OVERRUN: u32 = 0xC000_0409;
    match status.code()?.cast_unsigned() {
        STATUS_STACK_OVERFLOW => Some(Sign::Stack),
        // This is how `abort` ends a process on Windows.
        STATUS_STACK_BUFFER_OVERRUN => Some(Sign::Abort),
        _ => None,
    }
}

#[cfg(not(any(unix, windows)))]
fn sign(_: ExitStatus) -> Option<Sign> {
    None
}
