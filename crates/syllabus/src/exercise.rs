//! What an exercise says of itself.

use std::collections::BTreeMap;

use crate::Lesson;

/// One exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exercise {
    /// The lesson it belongs to.
    pub lesson: u8,
    /// Its file's name without `.rs`, and its test target's name.
    pub id: String,
    /// What a list shows.
    pub title: String,
    /// How long it takes most learners.
    pub minutes: u32,
    /// The part of the book to read first, as a link from `book/src`: `lesson-01.md#the-trap`.
    pub read: String,
    /// For a hold by its name, `resumes`, the heading of the lesson's chapter that explains what a
    /// refusal for it means, as a fragment: `the-trap`.
    pub explain: BTreeMap<String, String>,
    /// From a nudge to nearly the answer.
    pub hints: [String; 3],
    /// What the learner is told after passing: why it works, where it matters.
    pub passed: String,
}

impl Exercise {
    /// `lesson-01/overlap`: the name that no other exercise of the course has.
    pub fn name(&self) -> String {
        format!("lesson-{:02}/{}", self.lesson, self.id)
    }

    /// The shortest name that no other exercise of these lessons has: `overlap`.
    pub fn short_name(&self, lessons: &[Lesson]) -> String {
        let all = lessons.iter().flat_map(|lesson| &lesson.exercises);
        match all.filter(|other| other.id == self.id).count() {
            1 => self.id.clone(),
            _ => self.name(),
        }
    }

    /// What explains a refusal for these holds, as a link from `book/src`: that of the first hold that
    /// [`Exercise::explain`] knows, and where it knows none of them, [`Exercise::read`].
    pub fn explained(&self, holds: &[String]) -> String {
        match holds.iter().find_map(|hold| self.explain.get(hold)) {
            Some(fragment) => format!("lesson-{:02}.md#{fragment}", self.lesson),
            None => self.read.clone(),
        }
    }

    /// `exercise-01`, the package whose test target [`Exercise::id`] is.
    pub fn package(&self) -> String {
        format!("exercise-{:02}", self.lesson)
    }
}
