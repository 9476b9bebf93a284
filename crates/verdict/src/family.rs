//! A program with all that it starts, which is ended as a whole: a worker, or cargo with its compilers.
//!
//! On Unix they are a process group, in which a guard waits for the supervisor's end. The shell
//! does what the standard library has no safe call for: it sends a signal to a group, and sets what
//! a process inherits.

use std::io;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};

use crate::strays::Mark;
use crate::usage;

/// A program with all that it starts. It ends when this is dropped, and with this process, however that
/// ends. It has nothing to read.
///
/// # Example
/// ```no_run
/// use std::process::{Command, Stdio};
/// use verdict::Family;
///
/// let mut family = Family::start(Command::new("cargo"), Stdio::inherit(), Stdio::inherit())?;
/// assert!(family.wait()?.success());
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Family {
    /// What was started.
    pub child: Child,
    /// On Unix the guard lives for as long as this pipe does.
    _life: Option<ChildStdin>,
}

impl Family {
    /// Starts `program`, of which its arguments, its folder and what is set of its environment count.
    ///
    /// # Errors
    /// When nothing can be started. On Unix [`wait`](Self::wait) tells that the program is not there.
    pub fn start(program: Command, stdout: Stdio, stderr: Stdio) -> io::Result<Self> {
        #[cfg(unix)]
        let (mut command, stdin) = (unix::guarded(&program), Stdio::piped());
        #[cfg(not(unix))]
        let (mut command, stdin) = (program, Stdio::null());
        let mut child = command.stdin(stdin).stdout(stdout).stderr(stderr).spawn()?;
        let life = child.stdin.take();
        Ok(Self { child, _life: life })
    }

    /// Waits until the program itself has ended.
    ///
    /// # Errors
    /// When it was not there, or might not be started.
    pub fn wait(&mut self) -> io::Result<ExitStatus> {
        let status = self.child.wait()?;
        not_started(status).map_or(Ok(status), |why| Err(why.into()))
    }

    /// Bytes of the machine's memory that all of it holds, where the system tells it.
    pub fn memory(&self) -> Option<usize> {
        usage::of_group(self.child.id())
    }
}

impl Drop for Family {
    fn drop(&mut self) {
        let _ = end(&mut self.child);
    }
}

/// The command that starts `program` with a family of its own, so that the way in which it ends
/// tells the cause.
pub(crate) fn command(program: Command) -> Command {
    #[cfg(unix)]
    return unix::command(&program);
    #[cfg(not(unix))]
    return program;
}

/// Ends what has left the group of a worker that has ended.
pub(crate) fn end_strays(mark: &Mark) {
    /// What starts others faster than it is ended is no mistake of a learner's.
    const TRIES: usize = 20;
    #[cfg(unix)]
    for _ in 0..TRIES {
        let found = mark.found();
        if found.is_empty() {
            break;
        }
        unix::kill(&found);
    }
}

/// Ends the worker and every process that it has started, as long as it has not left its group.
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

    /// The same for a program that has nothing to read, and whose faults are its own business.
    const GUARD: &str = r#"
ulimit -c 0
exec 3<&0
(read -r _; kill -s KILL -- "-$$") <&3 >/dev/null 2>&1 &
exec "$0" "$@" 3<&- </dev/null
"#;

    pub(super) fn command(program: &Command) -> Command {
        in_group(program, &format!("{FAULTS}{START}"))
    }

    pub(super) fn guarded(program: &Command) -> Command {
        in_group(program, GUARD)
    }

    fn in_group(program: &Command, script: &str) -> Command {
        let mut command = Command::new(SHELL);
        command.args(["-c", script]);
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

    pub(super) fn kill(ids: &[u32]) {
        let ids = ids.iter().map(u32::to_string);
        signal(["kill -s KILL -- \"$@\"".to_owned(), SHELL.to_owned()].into_iter().chain(ids));
    }

    /// A process that started one of its own is the group's name, which lives as long as a member.
    pub(super) fn kill_group(leader: u32) {
        signal(["kill -s KILL -- \"-$0\"".to_owned(), leader.to_string()].into_iter());
    }

    fn signal(script: impl Iterator<Item = String>) {
        let _ = Command::new(SHELL)
            .arg("-c")
            .args(script)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
    }
}
