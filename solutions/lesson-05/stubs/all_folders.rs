//! # all_folders: a tree of folders, with an owner at each level
//!
//! List a folder; it may hold many. Once its answer is there, list everything inside
//! it, all waits overlapping, and so on, down to the last folder. Return all the
//! answers: a folder's own, then those of each folder inside it, one folder after
//! the other.
//!
//! Any listing may fail. Return its error the moment it comes. Whatever is under
//! way by then is cut off, and no task works on. `use the_checks::given::*` brings
//! `Folder`, which is in given/folder.rs, and all that `stage::prelude` has.
//!
//! With docs 1 s, and inside it a 2 s and b 1 s: `["docs", "a", "b"]` at 3 s.
//!
//! Run it: `cargo test -p exercise-05 --test all_folders`

use std::error::Error;

use the_checks::given::*;

/// Lists a folder and all that is inside it, to any depth.
pub async fn all_folders(folder: Folder) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    _ = folder;
    todo!("list the folder and all inside it; return all the answers, or the first error at once")
}

include!("checks/all_folders.rs");
