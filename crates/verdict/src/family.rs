//! A worker and every process that it starts; they are ended together.
//!
//! On Unix they are a process group, in which a guard waits for the supervisor's end. The shell
//! does what the standard library has no safe call for: it sends a signal to a group, and sets what
//! a process inherits.

use std::io;
use std::process::{Child, Command, ExitStatus};

/// The command that starts `program` with a family of its own, so that the way in which it ends
/// tells the cause.
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
    // In case the group did not get the signal.
    let _ = worker.kill();
    worker.wait()
}

/// Why a worker could not be started, if the shell has said so by its exit status.
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

    /// Rust's runtime handles SIGSEGV, unless that signal is ignored, and ends a process whose
    /// stack is full by SIGABRT, as many other causes do. If the signal is ignored, the kernel does
    /// not ignore the fault: it ends the process by SIGSEGV itself.
    #[cfg(target_os = "linux")]
    const FAULTS: &str = "trap '' SEGV";
    #[cfg(not(target_os = "linux"))]
    const FAULTS: &str = ":";

    /// The guard reads the pipe from the supervisor. When the supervisor ends, the pipe ends, and
    /// the guard kills the program. The program gets only the first line of that pipe. A learner's
    /// mistake writes no core file.
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

    /// The group has the id of the worker, which stays valid while any process of the group lives.
    pub(super) fn kill_group(leader: u32) {
        let _ = Command::new(SHELL)
            .args(["-c", "kill -s KILL -- \"-$0\"", &leader.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
    }
}
