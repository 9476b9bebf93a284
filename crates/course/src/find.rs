//! Finds the exercises that the learner's words mean.

use std::path::Path;

use syllabus::{Exercise, Lesson, Workspace};

use crate::error::Error;

/// Every exercise of the course, in the order in which to do them.
pub fn all(lessons: &[Lesson]) -> Vec<&Exercise> {
    lessons.iter().flat_map(|lesson| &lesson.exercises).collect()
}

/// The learner's words. If they are a path from the folder `here` to something below `exercises/`,
/// they become the path from `exercises/`, which [`exercises`] knows.
pub fn typed(workspace: &Workspace, here: &Path, asked: &str) -> String {
    let below_exercises = || {
        let path = here.join(asked.trim().replace('\\', "/")).canonicalize().ok()?;
        let root = workspace.root().canonicalize().ok()?;
        let below = path.strip_prefix(root).ok()?;
        below.starts_with("exercises").then(|| below.display().to_string())
    };
    below_exercises().unwrap_or_else(|| asked.to_owned())
}

/// The exercises that `asked` means: a lesson (`lesson-01`, `01`, `1`), an exercise (`overlap`), an
/// exercise of a lesson (`1/overlap`), or the path of its file from the root or from `exercises/`.
///
/// # Errors
/// [`Error::Unknown`] with the most similar name; [`Error::Ambiguous`] when several lessons have an
/// exercise of that name.
pub fn exercises<'a>(lessons: &'a [Lesson], asked: &str) -> Result<Vec<&'a Exercise>, Error> {
    let name = asked.trim().replace('\\', "/");
    let name = name.trim_start_matches("./");
    let name = name.trim_end_matches('/');
    let name = name.strip_prefix("exercises/").unwrap_or(name);
    let name = name.strip_suffix(".rs").unwrap_or(name);

    if name == "exercises" {
        return Ok(all(lessons));
    }
    if let Some(lesson) = lesson(lessons, name) {
        return Ok(lesson.exercises.iter().collect());
    }
    // The name most similar to that of a lesson is another lesson, which the learner did not mean.
    if name.strip_prefix("lesson-").is_some_and(|number| number.parse::<u32>().is_ok()) {
        let there = lessons.iter().map(Lesson::name).collect();
        return Err(Error::NoLesson { asked: name.to_owned(), there });
    }
    let found: Vec<_> = match name.split_once('/') {
        Some((of, id)) => lesson(lessons, of)
            .into_iter()
            .flat_map(|l| &l.exercises)
            .filter(|e| e.id == id)
            .collect(),
        None => all(lessons).into_iter().filter(|e| e.id == name).collect(),
    };
    match found.len() {
        0 => Err(Error::Unknown { asked: asked.to_owned(), nearest: nearest(lessons, name) }),
        1 => Ok(found),
        _ => Err(Error::Ambiguous {
            asked: asked.to_owned(),
            candidates: found.iter().map(|e| e.name()).collect(),
        }),
    }
}

/// The one exercise that `asked` means.
///
/// # Errors
/// As [`exercises`]; [`Error::NotOne`] for the name of a lesson.
pub fn exercise<'a>(lessons: &'a [Lesson], asked: &str) -> Result<&'a Exercise, Error> {
    match exercises(lessons, asked)?.as_slice() {
        [one] => Ok(one),
        _ => Err(Error::NotOne { asked: asked.to_owned() }),
    }
}

/// The lesson with this name: `lesson-01`, `01`, `1`.
pub fn lesson<'a>(lessons: &'a [Lesson], name: &str) -> Option<&'a Lesson> {
    let number: u8 = name.strip_prefix("lesson-").unwrap_or(name).parse().ok()?;
    lessons.iter().find(|lesson| lesson.number == number)
}

/// The name most similar to `asked`, if any is similar enough: a wild guess does not help.
fn nearest(lessons: &[Lesson], asked: &str) -> Option<String> {
    const ALIKE: f64 = 0.75;
    let names = lessons.iter().flat_map(|lesson| {
        let exercises = lesson.exercises.iter().flat_map(|e| [e.id.clone(), e.name()]);
        std::iter::once(lesson.name()).chain(exercises)
    });
    names
        .map(|name| (strsim::jaro_winkler(&asked.to_lowercase(), &name), name))
        .filter(|(alike, _)| *alike >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

#[cfg(test)]
pub mod tests {
    use syllabus::Level;

    use super::*;

    /// Two lessons; both have an exercise called `twice`.
    pub fn lessons() -> Vec<Lesson> {
        [(1, ["overlap", "twice"]), (2, ["start_all", "twice"])]
            .into_iter()
            .map(|(number, ids)| Lesson {
                number,
                title: format!("Title {number}"),
                minutes: 20,
                level: Level::Beginner,
                needs: Vec::new(),
                asyncio: String::new(),
                rust: String::new(),
                learn: String::new(),
                exercises: ids.map(|id| exercise_of(number, id)).into(),
            })
            .collect()
    }

    fn exercise_of(lesson: u8, id: &str) -> Exercise {
        Exercise {
            lesson,
            id: id.to_owned(),
            title: format!("The {id} exercise"),
            minutes: 5,
            read: format!("lesson-{lesson:02}.md#the-trap"),
            hints: ["nudge", "push", "shove"].map(str::to_owned),
            explain: Default::default(),
            passed: "It works because it overlaps.".to_owned(),
        }
    }

    fn names(asked: &str) -> Result<Vec<String>, String> {
        exercises(&lessons(), asked)
            .map(|found| found.iter().map(|e| e.name()).collect())
            .map_err(|error| error.to_string())
    }

    #[test]
    fn a_lesson_is_known_by_number_and_by_name() {
        for asked in
            ["1", "01", "lesson-01", "lesson-1", "exercises/lesson-01", "exercises/lesson-01/"]
        {
            assert_eq!(names(asked).unwrap(), ["lesson-01/overlap", "lesson-01/twice"], "{asked}");
        }
    }

    #[test]
    fn an_exercise_is_known_by_id_by_lesson_and_id_and_by_its_file() {
        for asked in [
            "overlap",
            "1/overlap",
            "lesson-01/overlap",
            "./exercises/lesson-01/overlap.rs",
            "overlap.rs",
            r"exercises\lesson-01\overlap.rs",
        ] {
            assert_eq!(names(asked).unwrap(), ["lesson-01/overlap"], "{asked}");
        }
    }

    #[test]
    fn a_name_in_two_lessons_is_refused_with_both() {
        let refusal = names("twice").unwrap_err();
        assert!(refusal.contains("say lesson-01/twice or lesson-02/twice"), "{refusal}");
        assert_eq!(names("2/twice").unwrap(), ["lesson-02/twice"]);
    }

    #[test]
    fn a_misspelt_name_is_answered_with_the_nearest_one() {
        for (asked, nearest) in [
            ("overlpa", "`overlap`"),
            ("startall", "`start_all`"),
            ("OVERLAP", "`overlap`"),
            ("Lesson-2", "`lesson-02`"),
            ("leson-02", "`lesson-02`"),
            ("lesson-2/start_al", "`lesson-02/start_all`"),
        ] {
            let refusal = names(asked).unwrap_err();
            assert!(refusal.contains(&format!("do you mean {nearest}?")), "{asked}: {refusal}");
        }
    }

    #[test]
    fn a_lesson_that_is_not_there_is_answered_with_those_that_are() {
        for asked in ["lesson-00", "lesson-3", "lesson-99", "lesson-256"] {
            let refusal = names(asked).unwrap_err();
            assert!(refusal.contains("there is lesson-01, lesson-02"), "{asked}: {refusal}");
            assert!(!refusal.contains("do you mean"), "{asked}: {refusal}");
        }
    }

    #[test]
    fn the_folder_of_all_exercises_names_all() {
        for asked in ["exercises", "exercises/", "./exercises"] {
            assert_eq!(names(asked).unwrap().len(), 4, "{asked}");
        }
    }

    #[test]
    fn nothing_is_guessed_for_a_name_like_no_other() {
        for asked in ["", "xyzzy", "99", "-1", "256", "../../etc/passwd", "/overlap", "1/overlap/x"]
        {
            let refusal = names(asked).unwrap_err();
            assert!(refusal.contains("there is no lesson or exercise"), "{asked}: {refusal}");
        }
        assert!(!names("xyzzy").unwrap_err().contains("do you mean"));
    }

    #[test]
    fn a_lesson_is_not_one_exercise() {
        let lessons = lessons();
        assert!(matches!(exercise(&lessons, "1"), Err(Error::NotOne { .. })));
        assert_eq!(exercise(&lessons, "overlap").unwrap().name(), "lesson-01/overlap");
    }

    #[test]
    fn the_short_name_names_the_same_exercise() {
        let lessons = lessons();
        for wanted in all(&lessons) {
            let short = wanted.short_name(&lessons);
            assert_eq!(exercise(&lessons, &short).unwrap(), wanted, "{short}");
        }
    }
}
