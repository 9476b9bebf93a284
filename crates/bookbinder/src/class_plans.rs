//! Plans for teaching a class: `book/teach.toml`, as tables with a clock.
//!
//! The minutes of a chapter or an exercise come from its lesson, so a plan cannot differ from the
//! lessons: a plan whose steps do not fill its minutes is refused.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde::Deserialize;
use syllabus::Lesson;
use toml::Spanned;

use crate::error::{Fault, Problem};
use crate::markdown::line_at;

/// All plans, as in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    plan: Vec<Plan>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    id: Spanned<String>,
    minutes: Spanned<u32>,
    steps: Vec<Spanned<StepFacts>>,
}

/// One step: `chapter`, `exercise`, `pause`, or `text` with its own `minutes`.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct StepFacts {
    chapter: Option<u8>,
    exercise: Option<String>,
    pause: Option<u32>,
    text: Option<String>,
    minutes: Option<u32>,
}

/// A step and its minutes.
struct Step {
    minutes: u32,
    /// What is done in it, in Markdown.
    what: String,
}

/// The plans, ready to be compared with the lessons.
pub struct Plans<'t> {
    file: &'t str,
    text: &'t str,
    plans: Vec<Plan>,
}

impl<'t> Plans<'t> {
    /// Reads the plans. `file` is their path from the workspace's root.
    ///
    /// # Errors
    /// With the line in the file, when the file is malformed or has a plan twice.
    pub fn read(file: &'t str, text: &'t str) -> Result<Self, Box<Fault>> {
        let File { plan: plans } = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_at(text, span.start));
            Box::new(Problem::Plan(error.message().to_owned()).at(file, line))
        })?;
        let mut seen = BTreeSet::new();
        for plan in &plans {
            if !seen.insert(plan.id.get_ref()) {
                let twice =
                    Problem::Plan(format!("the plan {:?} is there twice", plan.id.get_ref()));
                return Err(Box::new(twice.at(file, line_at(text, plan.id.span().start))));
            }
        }
        Ok(Self { file, text, plans })
    }

    /// A plan as a table.
    ///
    /// # Errors
    /// `Err(None)` when there is no such plan; otherwise all faults of this plan.
    pub fn table(&self, id: &str, lessons: &[Lesson]) -> Result<String, Option<Vec<Fault>>> {
        let plan = self.plans.iter().find(|plan| plan.id.get_ref() == id).ok_or(None)?;
        let (mut faults, mut steps) = (Vec::new(), Vec::new());
        let mut taught = BTreeSet::new();
        for facts in &plan.steps {
            match step(facts.get_ref(), lessons, &mut taught) {
                Ok(step) => steps.push(step),
                Err(why) => faults.push(self.fault(Problem::Plan(why), facts.span().start)),
            }
        }
        let (says, takes) = (*plan.minutes.get_ref(), steps.iter().map(|step| step.minutes).sum());
        if faults.is_empty() && says != takes {
            let problem = Problem::PlanSum { plan: id.to_owned(), says, takes };
            faults.push(self.fault(problem, plan.minutes.span().start));
        }
        if faults.is_empty() { Ok(rows(&steps)) } else { Err(Some(faults)) }
    }

    /// The ids of all plans.
    pub fn ids(&self) -> Vec<String> {
        self.plans.iter().map(|plan| plan.id.get_ref().clone()).collect()
    }

    fn fault(&self, problem: Problem, place: usize) -> Fault {
        problem.at(self.file, line_at(self.text, place))
    }
}

/// Reads a step. `taught` holds the lessons whose chapters come before it.
fn step(facts: &StepFacts, lessons: &[Lesson], taught: &mut BTreeSet<u8>) -> Result<Step, String> {
    match facts {
        StepFacts {
            chapter: Some(number),
            exercise: None,
            pause: None,
            text: None,
            minutes: None,
        } => {
            let lesson = lessons.iter().find(|lesson| lesson.number == *number);
            let lesson = lesson.ok_or_else(|| format!("there is no lesson {number:02}"))?;
            if let Some(need) = lesson.needs.iter().find(|need| !taught.contains(need)) {
                return Err(format!(
                    "lesson {number:02} needs lesson {need:02}, which is not above it"
                ));
            }
            if !taught.insert(*number) {
                return Err(format!("lesson {number:02} stands above already"));
            }
            let what = format!("Chapter {number:02}: [{}]({}.md)", lesson.title, lesson.name());
            Ok(Step { minutes: lesson.chapter_minutes(), what })
        }
        StepFacts {
            exercise: Some(name),
            chapter: None,
            pause: None,
            text: None,
            minutes: None,
        } => {
            let mut all = lessons.iter().flat_map(|lesson| &lesson.exercises);
            let exercise = all.find(|exercise| exercise.name() == *name);
            let exercise = exercise.ok_or_else(|| {
                format!("there is no exercise {name:?}; write \"lesson-01/name\"")
            })?;
            if !taught.contains(&exercise.lesson) {
                return Err(format!(
                    "the chapter of lesson {:02} is not above {name}",
                    exercise.lesson
                ));
            }
            let command = format!("cargo course check {}", exercise.short_name(lessons));
            Ok(Step {
                minutes: exercise.minutes,
                what: format!("Exercise: {}, `{command}`", exercise.title),
            })
        }
        StepFacts {
            pause: Some(minutes),
            chapter: None,
            exercise: None,
            text: None,
            minutes: None,
        } => Ok(Step { minutes: *minutes, what: "Pause".to_owned() }),
        StepFacts {
            text: Some(text),
            minutes: Some(minutes),
            chapter: None,
            exercise: None,
            pause: None,
        } => Ok(Step { minutes: *minutes, what: text.replace('|', "\\|").replace('\n', " ") }),
        _ => {
            Err("a step is a chapter, an exercise, a pause, or a text with its minutes".to_owned())
        }
    }
}

fn rows(steps: &[Step]) -> String {
    let mut table = String::from("| clock | minutes | what |\n|---|---|---|\n");
    let mut now = 0;
    for Step { minutes, what } in steps {
        // Writing to a String cannot fail.
        let _ = writeln!(table, "| {} | {minutes} | {what} |", clock(now));
        now += minutes;
    }
    let _ = writeln!(table, "| {} | | the end |", clock(now));
    table
}

fn clock(minutes: u32) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use syllabus::{Exercise, Level};

    use super::*;

    fn lesson(number: u8, needs: &[u8]) -> Lesson {
        let exercise = Exercise {
            lesson: number,
            id: "again".to_owned(),
            title: "Again".to_owned(),
            minutes: 5,
            read: String::new(),
            explain: Default::default(),
            hints: Default::default(),
            passed: String::new(),
        };
        Lesson {
            number,
            title: "Shopping".to_owned(),
            minutes: 45,
            level: Level::Beginner,
            needs: needs.to_vec(),
            asyncio: String::new(),
            rust: String::new(),
            learn: String::new(),
            exercises: vec![exercise],
        }
    }

    /// The table of a plan of 60 minutes with these steps.
    fn table(steps: &str) -> Result<String, String> {
        let text = format!("[[plan]]\nid = \"an hour\"\nminutes = 60\nsteps = [\n{steps}]\n");
        let plans = Plans::read("book/teach.toml", &text).map_err(|fault| fault.to_string())?;
        plans.table("an hour", &[lesson(1, &[]), lesson(2, &[1])]).map_err(|faults| {
            let faults = faults.expect("the plan is there");
            faults.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n")
        })
    }

    #[test]
    fn a_plan_has_a_clock() {
        let steps = "{ text = \"a | b\", minutes = 5 },\n{ chapter = 1 },\n\
                     { exercise = \"lesson-01/again\" },\n{ pause = 10 },\n";
        assert_eq!(
            table(steps).unwrap(),
            "| clock | minutes | what |\n|---|---|---|\n\
             | 0:00 | 5 | a \\| b |\n\
             | 0:05 | 40 | Chapter 01: [Shopping](lesson-01.md) |\n\
             | 0:45 | 5 | Exercise: Again, `cargo course check lesson-01/again` |\n\
             | 0:50 | 10 | Pause |\n\
             | 1:00 | | the end |\n"
        );
    }

    #[test]
    fn what_cannot_be_kept_is_told_with_its_line() {
        let chapter = "{ chapter = 1 },\n";
        let place = |line| format!("book/teach.toml:{line}: ");
        for (steps, line, wanted) in [
            (chapter, 3, "the plan \"an hour\" says 60 minutes, and its steps take 40"),
            ("{ pause = 61 },\n", 3, "the plan \"an hour\" says 60 minutes, and its steps take 61"),
            ("", 3, "the plan \"an hour\" says 60 minutes, and its steps take 0"),
            ("{ pause = 60 },\n{ chapter = 7 },\n", 6, "there is no lesson 07"),
            ("{ chapter = 2 },\n", 5, "lesson 02 needs lesson 01, which is not above it"),
            ("{ chapter = 1 },\n{ chapter = 1 },\n", 6, "lesson 01 stands above already"),
            ("{ exercise = \"again\" },\n", 5, "there is no exercise \"again\"; write"),
            ("{ exercise = \"lesson-02/again\" },\n", 5, "the chapter of lesson 02 is not above"),
            ("{ text = \"talk\" },\n", 5, "a step is a chapter, an exercise, a pause, or a text"),
            ("{ chapter = 1, minutes = 60 },\n", 5, "a step is a chapter"),
            ("{ pause = 60, text = \"x\" },\n", 5, "a step is a chapter"),
            ("{ },\n", 5, "a step is a chapter"),
            ("{ chapter = 1 },\n{ caper = 1 },\n", 6, "unknown field `caper`"),
            ("{ chapter = \"one\" },\n", 5, "invalid type"),
        ] {
            let said = table(steps).unwrap_err();
            assert!(said.starts_with(&format!("{}{wanted}", place(line))), "{wanted}: {said}");
        }
    }

    #[test]
    fn all_steps_at_fault_are_told_at_once() {
        let said = table("{ chapter = 7 },\n{ pause = 1 },\n{ chapter = 8 },\n").unwrap_err();
        assert_eq!(said.lines().count(), 2, "{said}");
    }

    #[test]
    fn a_plan_is_there_once_and_a_missing_one_is_none() {
        let plan = "[[plan]]\nid = \"a\"\nminutes = 1\nsteps = []\n";
        let twice = format!("{plan}{plan}");
        let fault = Plans::read("book/teach.toml", &twice).err().unwrap().to_string();
        assert_eq!(fault, "book/teach.toml:6: the plan \"a\" is there twice");
        let plans = Plans::read("book/teach.toml", plan).ok().unwrap();
        assert!(plans.table("b", &[]).unwrap_err().is_none());
        assert_eq!(plans.ids(), ["a"]);
    }
}
