//! What is known about an exercise.

use std::collections::BTreeMap;

use crate::Lesson;

/// One exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exercise {
    /// The lesson to which it belongs.
    pub lesson: u8,
    /// The name of its file without `.rs`, and of its test target.
    pub id: String,
    /// Its title in lists.
    pub title: String,
    /// How many minutes it takes most learners.
    pub minutes: u32,
    /// The part of the book to read first, as a link from `book/src`: `lesson-01.md#the-trap`.
    pub read: String,
    /// The heading of the lesson's chapter that explains a refusal, as a fragment (`the-trap`), for
    /// the name of the hold (the rule) that the answer broke (`resumes`).
    pub explain: BTreeMap<String, String>,
    /// Three hints, from a nudge to nearly the answer.
    pub hints: [String; 3],
    /// What the learner reads after passing: why it works, and where it matters.
    pub passed: String,
}

impl Exercise {
    /// A name that no other exercise of the course has: `lesson-01/overlap`.
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

    /// The place that explains a refusal for these holds, as a link from `book/src`: the heading
    /// for the first hold that [`Exercise::explain`] has or, if it has none of them,
    /// [`Exercise::read`].
    pub fn explained(&self, holds: &[String]) -> String {
        match holds.iter().find_map(|hold| self.explain.get(hold)) {
            Some(fragment) => format!("lesson-{:02}.md#{fragment}", self.lesson),
            None => self.read.clone(),
        }
    }

    /// The package that has the test target [`Exercise::id`]: `exercise-01`.
    pub fn package(&self) -> String {
        format!("exercise-{:02}", self.lesson)
    }
}
