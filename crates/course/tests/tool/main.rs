//! The tool as it is called by learners, readers, teachers and authors: its program runs, in courses that are
//! made for a test. All in one program, so that what waits for a limit holds up nobody else.
//!
//! - `commands`, `answers`: every subcommand; what it tells besides verdicts.
//! - `check`, `not_checked`, `check_programs`: what becomes of a check; what says nothing of an answer; what the
//!   program of a check may do. `results`: those of a class.
//! - `server`, `server_refuses`: the book as it is served, and what is not.
//! - `new`: what an author asks for. `playground`: the reader's own file.
//! - `test_course`: the course in which they run, and its server.
#![cfg(unix)]

mod answers;
mod check;
mod check_programs;
mod commands;
mod new;
mod not_checked;
mod playground;
mod results;
mod server;
mod server_refuses;
mod test_course;
