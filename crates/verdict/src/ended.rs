//! What the end of a process tells of the code that ran in it.

use std::process::ExitStatus;

use crate::report::NotRun;

/// How the system ends a process. Numbers, and no words of the runtime, which anybody can print.
pub(crate) fn ended(status: ExitStatus) -> NotRun {
    match sign(status) {
        Some(Sign::Stack) => NotRun::Stack,
        Some(Sign::Abort) => NotRun::Aborted,
        Some(Sign::Kill) => NotRun::Killed,
        None => NotRun::Ended { status: status.to_string() },
    }
}

enum Sign {
    /// Code without `unsafe` reaches forbidden memory only where the stack ends.
    Stack,
    Abort,
    /// Somebody else's doing: the supervisor's own has its own reason.
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
        // What `abort` ends with there.
        STATUS_STACK_BUFFER_OVERRUN => Some(Sign::Abort),
        _ => None,
    }
}

#[cfg(not(any(unix, windows)))]
fn sign(_: ExitStatus) -> Option<Sign> {
    None
}
