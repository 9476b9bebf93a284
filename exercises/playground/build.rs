//! Makes the reader's file where there is none.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

fn main() {
    let folder = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    // A file that is not there is looked for each time: the reader may have deleted it to begin anew.
    println!("cargo::rerun-if-changed=play.rs");
    if let Err(why) = begin(&folder) {
        println!("cargo::error=play.rs cannot be made from start.rs: {why}");
    }
}

/// Copies `start.rs` to `play.rs`, unless that is there: it is the reader's, whatever is in it.
fn begin(folder: &Path) -> io::Result<()> {
    let start = fs::read(folder.join("start.rs"))?;
    match File::create_new(folder.join("play.rs")) {
        Ok(mut play) => play.write_all(&start),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}
