//! Every directive that a chapter can use, in one table; a test compares `README.md` with it.

mod asking;
mod referring;
mod showing;

use syllabus::Lesson;

use crate::chapters::{Weaver, lesson_in_front, lesson_number};
use crate::class_plans::Plans;
use crate::directive::Directive;
use crate::error::Problem;
use crate::html;
use crate::one_page;
use crate::sources::Part;
use crate::teacher_notes;
use crate::tsv;

type Woven = Result<String, Problem>;

/// A kind of directive.
struct Kind {
    /// The name after the `#`.
    name: &'static str,
    /// How to write it; an error shows the first form.
    usage: &'static str,
    /// What replaces it in the page, in the words of `README.md`.
    becomes: &'static str,
    /// Whether it may stand within a line of text.
    inline: bool,
    weave: fn(&mut Weaver<'_>, &Asked<'_>, &[&str]) -> Woven,
}

/// A directive in a chapter.
struct Asked<'d> {
    /// The lesson of the chapter, if the chapter belongs to a lesson.
    lesson: Option<u8>,
    directive: &'d Directive<'d>,
    usage: &'static str,
}

/// All kinds, in the order of `README.md`.
const ALL: &[Kind] = &[
    Kind {
        name: "code",
        usage: "{{#code src/lib.rs:anchor}}",
        becomes: "what stands between `// ANCHOR: anchor` and `// ANCHOR_END: anchor` (`#` comments in Python), dedented, lines of nested anchors left out, with a small line that names the file; `{{#code src/lib.rs}}` takes the whole file. Paths start at `crates/lesson-NN/`; one that begins with `exercises/`, `solutions/` or `crates/` starts at the workspace",
        inline: false,
        weave: code,
    },
    Kind {
        name: "twins",
        usage: "{{#twins python/x.py:anchor src/lib.rs:anchor}}",
        becomes: "the two side by side (stacked on a narrow screen), headed \"asyncio\" and \"tokio\"",
        inline: false,
        weave: twins,
    },
    Kind {
        name: "output",
        usage: "{{#output scene}}",
        becomes: "the lines that the scene prints, each with its virtual time",
        inline: false,
        weave: showing::output,
    },
    Kind {
        name: "timeline",
        usage: "{{#timeline scene}}",
        becomes: "the drawing, the scene's caption, and \"As text\": list of steps and table task × start, end, outcome",
        inline: false,
        weave: showing::timeline,
    },
    Kind {
        name: "compare",
        usage: "{{#compare scene_a scene_b}}",
        becomes: "two timelines on one scale, one under the other, each with a mark at the first instant at which they differ",
        inline: false,
        weave: showing::compare,
    },
    Kind {
        name: "compile-error",
        usage: "{{#compile-error case}}",
        becomes: "`tests/compile_fail/case.rs` and what the compiler says about it (`case.stderr`)",
        inline: false,
        weave: compile_error,
    },
    Kind {
        name: "exercises",
        usage: "{{#exercises}}",
        becomes: "the lesson's exercises: title, minutes, file, command",
        inline: false,
        weave: exercises,
    },
    Kind {
        name: "table",
        usage: "{{#table crates/x/facts.tsv a b}}",
        becomes: "the columns `a` and `b` of a tab-separated file, its first line the head; all columns where none is named",
        inline: false,
        weave: rows,
    },
    Kind {
        name: "guess",
        usage: "{{#guess id}}",
        becomes: "a question of `questions.toml` with its choices and, behind a fold, what the scene prints, its drawing, and the answer",
        inline: false,
        weave: asking::guess,
    },
    Kind {
        name: "quiz",
        usage: "{{#quiz}}",
        becomes: "the lesson's quiz: every `[[quiz]]` of `questions.toml`, in that order",
        inline: false,
        weave: asking::quiz,
    },
    Kind {
        name: "cards",
        usage: "{{#cards}}",
        becomes: "the lesson's flash cards: every `[[card]]` of `questions.toml`",
        inline: false,
        weave: asking::cards,
    },
    Kind {
        name: "practice",
        usage: "{{#practice}}",
        becomes: "the quizzes and cards of all lessons, for a page of their own",
        inline: false,
        weave: asking::practice,
    },
    Kind {
        name: "closing",
        usage: "{{#closing}}",
        becomes: "the closing quiz, `book/closing.toml`, for a page of its own: `closing-quiz.md`",
        inline: false,
        weave: asking::closing,
    },
    Kind {
        name: "minutes",
        usage: "{{#minutes}}",
        becomes: "the lesson's minutes: a number inside a sentence, a line of its own (\"55 minutes\") where it stands alone",
        inline: true,
        weave: minutes,
    },
    Kind {
        name: "lessons",
        usage: "{{#lessons}}",
        becomes: "the table of all lessons: number, link, level, needs, minutes, asyncio, Rust",
        inline: false,
        weave: lessons,
    },
    Kind {
        name: "one-page",
        usage: "{{#one-page}}",
        becomes: "every lesson in one line, in one minute and in depth: the chapter's sections of these names",
        inline: false,
        weave: one_page,
    },
    Kind {
        name: "plan",
        usage: "{{#plan id}}",
        becomes: "a plan of `book/teach.toml` as a table with a clock",
        inline: false,
        weave: plan,
    },
    Kind {
        name: "teacher-notes",
        usage: "{{#teacher-notes}}",
        becomes: "every lesson's `crates/lesson-NN/teach.md` below the lesson's heading",
        inline: false,
        weave: teacher_notes,
    },
    Kind {
        name: "legend",
        usage: "{{#legend}}",
        becomes: "a drawing that has every mark and is no lesson's: `lab::legend()`",
        inline: false,
        weave: showing::legend,
    },
    Kind {
        name: "overlap",
        usage: "{{#overlap}}",
        becomes: "a slider over drawings of one breakfast, from one dish after another to all at once: `lab::overlaps()`",
        inline: false,
        weave: showing::overlap,
    },
    Kind {
        name: "error-modes",
        usage: "{{#error-modes}}",
        becomes: "the matrix of error modes: a row for each construct, asyncio's beside it, each cell with its drawing",
        inline: false,
        weave: referring::error_modes,
    },
    Kind {
        name: "chooser",
        usage: "{{#chooser}}",
        becomes: "the questions of `book/which.toml`, and the construct that each way through them leads to, with its drawing",
        inline: false,
        weave: referring::chooser,
    },
    Kind {
        name: "pitfalls",
        usage: "{{#pitfalls}}",
        becomes: "the pitfalls of `book/pitfalls.toml`, by what one sees: symptom, cause, repair, lesson",
        inline: false,
        weave: referring::pitfalls,
    },
    Kind {
        name: "behaviour",
        usage: "{{#behaviour}}",
        becomes: "the lines of `book/behaviour.toml` as a table: what asyncio does, what tokio does, where it is shown",
        inline: false,
        weave: referring::behaviour,
    },
];

/// The table in `README.md`: one row for each directive.
pub fn table() -> String {
    let row = |kind: &Kind| format!("| `{}` | {} |\n", kind.usage, kind.becomes);
    let rows: String = ALL.iter().map(row).collect();
    format!("| directive | what stands in the page |\n|---|---|\n{rows}")
}

/// What replaces a directive in a chapter. `lesson` is the chapter's lesson, if it has one.
///
/// # Errors
/// When there is no such directive, or when something that it names does not exist.
pub fn weave(weaver: &mut Weaver<'_>, lesson: Option<u8>, directive: &Directive<'_>) -> Woven {
    let kind = ALL.iter().find(|kind| kind.name == directive.name);
    let kind = kind.ok_or_else(|| Problem::UnknownDirective(directive.name.to_owned()))?;
    if !directive.alone && !kind.inline {
        return Err(Problem::NotAlone(directive.name.to_owned()));
    }
    let asked = Asked { lesson, directive, usage: kind.usage };
    (kind.weave)(weaver, &asked, &directive.arguments)
}

impl<'d> Asked<'d> {
    fn wrong_arguments(&self) -> Problem {
        Problem::Arguments { wanted: self.usage }
    }

    /// The arguments, if their number is right.
    fn exactly<const N: usize>(&self, arguments: &[&'d str]) -> Result<[&'d str; N], Problem> {
        arguments.try_into().map_err(|_| self.wrong_arguments())
    }

    fn which_lesson(&self) -> Problem {
        Problem::WhichLesson(self.directive.name.to_owned())
    }

    /// Splits an argument: the lesson before its slash (or else the chapter's lesson), and the
    /// rest.
    fn split(&self, argument: &'d str) -> Result<(u8, &'d str), Problem> {
        lesson_in_front(argument)
            .or_else(|| Some((self.lesson?, argument)))
            .ok_or_else(|| self.which_lesson())
    }

    fn part(&self, weaver: &mut Weaver<'_>, named: &str) -> Result<Part, Problem> {
        let (lesson, rest) = match lesson_in_front(named) {
            Some((lesson, rest)) => (Some(lesson), rest),
            None => (self.lesson, named),
        };
        weaver.sources.part(lesson, rest).map_err(|problem| match problem {
            Problem::WhichLesson(_) => self.which_lesson(),
            problem => problem,
        })
    }

    /// The lesson in the only argument or, without an argument, the chapter's lesson.
    fn lesson_alone<'w>(&self, weaver: &Weaver<'w>, named: &[&str]) -> Result<&'w Lesson, Problem> {
        let number = match named {
            [] => self.lesson,
            [named] => lesson_number(named),
            _ => return Err(self.wrong_arguments()),
        };
        let number = number.ok_or_else(|| self.which_lesson())?;
        let lesson = weaver.lessons.iter().find(|lesson| lesson.number == number);
        lesson.ok_or(Problem::NoLesson(number))
    }
}

fn code(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [named] = asked.exactly(arguments)?;
    Ok(html::listing(&asked.part(weaver, named)?))
}

fn twins(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [python, rust] = asked.exactly(arguments)?;
    let mut twin = |head, named| -> Woven { Ok(html::twin(head, &asked.part(weaver, named)?)) };
    Ok(html::twins(&twin("asyncio", python)?, &twin("tokio", rust)?))
}

fn compile_error(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [case] = asked.exactly(arguments)?;
    let (lesson, case) = asked.split(case)?;
    let cases = weaver.workspace.lesson_crate(lesson).join("tests/compile_fail");
    let [code, stderr] =
        ["rs", "stderr"].map(|kind| weaver.workspace.name(&cases.join(format!("{case}.{kind}"))));
    let stderr = weaver.sources.read(&stderr)?;
    Ok(html::compile_error(&weaver.sources.whole(code)?, &stderr))
}

fn exercises(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let lesson = asked.lesson_alone(weaver, arguments)?;
    let listed = lesson.exercises.iter().map(|exercise| {
        let file = weaver.workspace.name(&weaver.workspace.exercise_file(exercise));
        let name = exercise.short_name(weaver.lessons);
        (exercise, file, format!("cargo course check {name}"))
    });
    Ok(html::exercises(listed))
}

fn rows(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [file, columns @ ..] = arguments else { return Err(asked.wrong_arguments()) };
    tsv::markdown(file, &weaver.sources.read(file)?, columns)
}

fn minutes(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let minutes = asked.lesson_alone(weaver, arguments)?.minutes;
    Ok(if asked.directive.alone { html::minutes(minutes) } else { minutes.to_string() })
}

fn lessons(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [] = asked.exactly(arguments)?;
    Ok(syllabus::book_table(weaver.lessons))
}

fn one_page(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [] = asked.exactly(arguments)?;
    Ok(one_page::weave(weaver))
}

fn plan(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [id] = asked.exactly(arguments)?;
    let path = weaver.workspace.name(&weaver.workspace.plans());
    let text = weaver.sources.read(&path)?;
    let plans = match Plans::read(&path, &text) {
        Ok(plans) => plans,
        Err(fault) => {
            weaver.refuse(*fault);
            return Ok(String::new());
        }
    };
    plans.table(id, weaver.lessons).or_else(|faults| match faults {
        None => {
            Err(Problem::NoPlan { path: path.clone(), plan: id.to_owned(), there: plans.ids() })
        }
        Some(faults) => {
            faults.into_iter().for_each(|fault| weaver.refuse(fault));
            Ok(String::new())
        }
    })
}

fn teacher_notes(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [] = asked.exactly(arguments)?;
    Ok(teacher_notes::weave(weaver))
}

#[cfg(test)]
mod tests {
    /// The list for authors says the same as this table about each directive, and has no other
    /// directives.
    #[test]
    fn the_readme_has_this_table() {
        let readme = include_str!("../README.md").replace("\r\n", "\n");
        let wanted = super::table();
        assert!(
            readme.contains(&format!("\n\n{wanted}\n")),
            "README.md needs this table:\n{wanted}"
        );
    }
}
