//! How much time plays take, on their virtual clocks and on the real clock: `.ci/times` adds these
//! up.
//!
//! Nothing is noted unless the variable [`FILE`] names a file. Each play adds a line to it:
//! nanoseconds of virtual time, then of real time. Each line is written at once, because plays run
//! in many processes, some of which are killed.

use std::fs::File;
use std::io::Write;
use std::sync::OnceLock;
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio::time::Instant;

/// The environment variable that names the file.
pub const FILE: &str = "STAGE_CLOCKS";

/// A play under way whose time is noted.
pub struct Clocks {
    file: &'static File,
    played: Instant,
    begun: std::time::Instant,
}

impl Clocks {
    /// Starts to measure a play; `None` if [`FILE`] names no file.
    pub fn start(runtime: &Runtime) -> Option<Self> {
        static NOTED: OnceLock<Option<File>> = OnceLock::new();
        let file = NOTED.get_or_init(|| {
            let path = std::env::var_os(FILE)?;
            File::options().create(true).append(true).open(path).ok()
        });
        let file = file.as_ref()?;
        Some(Self { file, played: now(runtime), begun: std::time::Instant::now() })
    }

    /// Notes that the play has ended.
    pub fn stop(self, runtime: &Runtime) {
        let line = line(now(runtime) - self.played, self.begun.elapsed());
        // If a line cannot be written, a figure misses it, but no test depends on it.
        let mut file = self.file;
        let _ = file.write_all(line.as_bytes());
    }
}

fn now(runtime: &Runtime) -> Instant {
    let _inside = runtime.enter();
    Instant::now()
}

fn line(virtual_time: Duration, real_time: Duration) -> String {
    format!("{} {}\n", virtual_time.as_nanos(), real_time.as_nanos())
}
