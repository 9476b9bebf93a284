//! What each command does, in one file each. A command returns an
//! [`Answer`](crate::answer::Answer); only `check` and `serve`, which take some time, print
//! something while they work.

pub mod check;
pub mod hint;
pub mod list;
pub mod next;
pub mod reset;
pub mod serve;
pub mod show;
pub mod solution;
