//! How much time plays take, on their own clocks and on the wall: what `.ci/times` adds up.
//!
//! Nothing is noted unless the variable [`FILE`] names a file. A line of it is one play: nanoseconds of virtual time,
//! then of real time. Each is written at once, for plays run in many processes, and some of these are killed.

use std::fs::File;
use std::io::Write;
use std::sync::OnceLock;
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio::time::Instant;

/// The environment's variable that names the file.
pub const FILE: &str = "STAGE_CLOCKS";

/// A play under way whose time is noted.
pub struct Clocks {
    file: &'static File,
    played: Instant,
    begun: std::time::Instant,
}

impl Clocks {
    /// `None` unless somebody wants to know.
    pub fn start(runtime: &Runtime) -> Option<Self> {
        static NOTED: OnceLock<Option<File>> = OnceLock::new();
        let file = NOTED.get_or_init(|| {
            let path = std::env::var_os(FILE)?;
            File::options().create(true).append(true).open(path).ok()
        });
        let file = file.as_ref()?;
        Some(Self { file, played: now(runtime), begun: std::time::Instant::now() })
    }

    /// The play has ended.
    pub fn stop(self, runtime: &Runtime) {
        let line = line(now(runtime) - self.played, self.begun.elapsed());
        // What is not noted is missing in a figure, and in no test.
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
