//! A worker with all that it starts, which is ended as a whole.
//!
//! On Unix that is a process group, in which a guard waits for the supervisor's end. The shell does
//! what the standard library has no safe call for: it sends a signal to a group, and sets what a
//! process inherits.

use std::io;
use std::process::{Child, Command, ExitStatus};

/// `program` as it is started: with a family of its own, and so that its end tells its cause.
pub(crate) fn command(program: Command) -> Command {
    #[cfg(unix)]
    return unix::command(&program);
    #[cfg(not(unix))]
    return program;
}

/// Ends the worker and every process that it has started.
pub(crate) fn end(worker: &mut Child) -> io::Result<ExitStatus> {
    #[cfg(unix)]
    unix::kill_group(worker.id());
    // Where the group has not heard it.
    let _ = worker.kill();
    worker.wait()
}

/// Why a worker could not be started, where the shell has said so with its status.
pub(crate) fn not_started(status: ExitStatus) -> Option<io::ErrorKind> {
    match status.code()? {
        126 if cfg!(unix) => Some(io::ErrorKind::PermissionDenied),
        127 if cfg!(unix) => Some(io::ErrorKind::NotFound),
        _ => None,
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::process::CommandExt;
    use std::process::{Command, Stdio};

    const SHELL: &str = "/bin/sh";

    /// Rust's runtime takes SIGSEGV for itself, unless it is ignored, and ends a process whose stack
    /// is full by SIGABRT, as it does for much else. The kernel ignores no fault: it then ends the
    /// process by the signal of the fault itself.
    #[cfg(target_os = "linux")]
    const FAULTS: &str = "trap '' SEGV";
    #[cfg(not(target_os = "linux"))]
    const FAULTS: &str = ":";

    /// The guard reads the pipe from the supervisor. When the supervisor ends, the pipe ends, and the guard
    /// kills the program. The program gets the first line of that pipe and nothing more to read. No core
    /// file is written of a learner's mistake.
    const START: &str = r#"
ulimit -c 0
IFS= read -r seal || exit
exec 3<&0
(read -r _; kill -s KILL -- "-$$") <&3 >/dev/null 2>&1 &
exec "$0" "$@" 3<&- <<END
$seal
END
"#;

    pub(super) fn command(program: &Command) -> Command {
        let mut command = Command::new(SHELL);
        command.args(["-c", &format!("{FAULTS}{START}")]);
        command.arg(program.get_program()).args(program.get_args());
        for (name, value) in program.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        if let Some(folder) = program.get_current_dir() {
            command.current_dir(folder);
        }
        command.process_group(0);
        command
    }

    /// A process that started one of its own is the group's name, which lives as long as a member.
    pub(super) fn kill_group(leader: u32) {
        let _ = Command::new(SHELL)
            .args(["-c", "kill -s KILL -- \"-$0\"", &leader.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
    }
}
