//! Puts a file back as it was handed out.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde_json::json;
use syllabus::Exercise;

use crate::answer::Answer;
use crate::course::{Course, near};
use crate::disk;
use crate::error::Error;
use crate::find;
use crate::screen::warn;

/// Puts the exercise's stub back. What was in the file is kept beside it, under a name with the
/// date.
///
/// # Errors
/// When `name` is not an exercise, and when the disk refuses: then nothing has changed.
pub fn reset(course: &mut Course, name: &str) -> Result<Answer, Error> {
    let exercise = find::exercise(&course.lessons, name)?.clone();
    let file = course.file(&exercise);
    if course.is_untouched(&exercise) {
        let text = format!("{file} is as it was handed out: nothing to do.");
        let json = json!({ "exercise": course.json(&exercise), "kept": null });
        return Ok(Answer { text, json, done: true });
    }
    let stub = course.workspace.stub_file(&exercise);
    let handed_out = disk::read(&stub).map_err(|why| Error::course_file(&stub, why))?;
    let kept = put_back(course, &exercise, &handed_out)
        .map_err(|why| Error::NotReset { file: file.clone(), why })?;
    if let Err(error) = course.progress.handed_out(&exercise) {
        warn(format!("It was not stored that you begin anew: {error}."));
    }
    let kept = kept.as_deref().map(near);
    let yours = match &kept {
        Some(kept) => format!("\nWhat you had is kept as {kept}."),
        None => String::new(),
    };
    let text = format!("{file} is as it was handed out.{yours}");
    let json = json!({ "exercise": course.json(&exercise), "kept": kept });
    Ok(Answer { text, json, done: true })
}

/// Writes the stub to a temporary file, then moves both files: even if this program is killed in
/// between, one of the two is complete.
fn put_back(course: &Course, exercise: &Exercise, stub: &[u8]) -> io::Result<Option<PathBuf>> {
    let file = course.workspace.exercise_file(exercise);
    let folder = file.parent().unwrap_or(Path::new("."));
    let new = tempfile::Builder::new().prefix(".stub-").tempfile_in(folder)?;
    fs::write(new.path(), stub)?;
    // The new file has the rights of a file that somebody writes by hand.
    #[cfg(unix)]
    fs::set_permissions(new.path(), std::os::unix::fs::PermissionsExt::from_mode(0o644))?;
    new.as_file().sync_all()?;
    let kept = match file.symlink_metadata() {
        Ok(_) => Some(keep(&file)?),
        Err(_) => None,
    };
    new.persist(&file)?;
    Ok(kept)
}

/// Gives the file a free name in the same folder: `overlap.2026-11-26-203000.rs.kept`. The name
/// does not end in `.rs`, because such a file would look like an exercise.
fn keep(file: &Path) -> io::Result<PathBuf> {
    let now = date(SystemTime::now());
    let free = (1..).find_map(|number| {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        let kept = file.with_extension(format!("{now}{number}.rs.kept"));
        kept.symlink_metadata().is_err().then_some(kept)
    });
    let kept = free.expect("there are more numbers than files");
    // The stub replaces the file afterwards, so the file is never missing in between.
    match fs::hard_link(file, &kept) {
        Ok(()) => {}
        // It is a folder, or the disk has no links.
        Err(_) => fs::rename(file, &kept)?,
    }
    Ok(kept)
}

/// The date as `2026-11-26-203000`, in UTC, so that no time zone is needed.
fn date(time: SystemTime) -> String {
    let text = humantime::format_rfc3339_seconds(time).to_string();
    text.trim_end_matches('Z').replace('T', "-").replace(':', "")
}
