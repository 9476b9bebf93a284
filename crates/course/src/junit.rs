//! The results of checks as a JUnit file, the form in which teachers collect the results of a
//! class.
//!
//! An exercise is a test case; its lesson is the test suite and the class. A refusal is a failure
//! of the type `refused`, a stub a failure of the type `not written`. What could not be built or
//! run is an error, because it says nothing about the answer.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use syllabus::Exercise;
use verdict::Verdict;

use crate::compiler_messages::NotBuilt;
use crate::error::Error;
use crate::runner::{Checked, NoFile, Ran};

/// A file of results that is being filled.
pub struct Junit {
    file: PathBuf,
    suites: Vec<TestSuite>,
}

impl Junit {
    /// Results that will be written to `file`. Nothing is written yet, but this tries whether the
    /// file can be written: otherwise a teacher would wait for all checks and then get no results.
    ///
    /// # Errors
    /// [`Error::ResultsPlace`] when the file cannot be written.
    pub fn to(file: &Path) -> Result<Self, Error> {
        let place = |why: String| Error::ResultsPlace { path: file.display().to_string(), why };
        if file.file_name().is_none() || file.exists() && !file.is_file() {
            return Err(place("that is no file; name one, as in results.xml".to_owned()));
        }
        // If the file is a link, its target is replaced and the link stays.
        let file = file.canonicalize().unwrap_or_else(|_| file.to_owned());
        if !folder(&file).is_dir() {
            let folder = folder(&file).display();
            return Err(place(format!("there is no folder {folder}; make it first")));
        }
        beside(&file).map_err(|why| place(crate::disk::refused(&why)))?;
        Ok(Self { file, suites: Vec::new() })
    }

    /// Adds the result of checking `exercise`, and how long that took.
    pub fn add(&mut self, exercise: &Exercise, checked: &Checked, took: Duration) {
        let lesson = format!("lesson-{:02}", exercise.lesson);
        let mut case = TestCase::new(exercise.id.as_str(), status(checked));
        case.set_classname(lesson.as_str()).set_time(took);
        if let Checked::Ran(Ran { printed, .. }) = checked
            && !printed.is_empty()
        {
            case.set_system_out(shown(printed));
        }
        match self.suites.last_mut().filter(|suite| suite.name.as_str() == lesson) {
            Some(suite) => {
                suite.add_test_case(case);
            }
            None => {
                let mut suite = TestSuite::new(lesson);
                suite.add_test_case(case);
                self.suites.push(suite);
            }
        }
    }

    /// Writes the whole file at once: a reader finds either the earlier results or these.
    ///
    /// # Errors
    /// [`Error::Results`] when the disk refuses.
    pub fn write(self) -> Result<(), Error> {
        let text = self.text();
        let write = || -> io::Result<()> {
            let mut part = beside(&self.file)?;
            part.write_all(text.as_bytes())?;
            part.as_file().sync_all()?;
            part.persist(&self.file)?;
            Ok(())
        };
        write().map_err(|why| Error::Results { path: self.file.display().to_string(), why })
    }

    fn text(&self) -> String {
        let mut report = Report::new("Gathering Futures");
        report.time =
            Some(self.suites.iter().flat_map(|s| &s.test_cases).filter_map(|c| c.time).sum());
        for suite in &self.suites {
            let mut suite = suite.clone();
            suite.time = Some(suite.test_cases.iter().filter_map(|case| case.time).sum());
            report.add_test_suite(suite);
        }
        report.to_string().expect("a string has room, and every text in it is XML")
    }
}

fn status(checked: &Checked) -> TestCaseStatus {
    let of = |kind, r#type: &str, text: &str| {
        let mut status = TestCaseStatus::non_success(kind);
        let text = shown(text);
        // A difference follows after `- `; the lines before it may say in which run it was.
        let differs = text.lines().find_map(|line| line.strip_prefix("- "));
        let sentence = differs.or_else(|| text.lines().find(|line| !line.trim().is_empty()));
        let sentence = sentence.map_or(r#type, str::trim);
        status.set_type(r#type).set_message(sentence).set_description(text.as_str());
        status
    };
    let verdict = match checked {
        Checked::NoFile(why) => {
            let text = match why {
                NoFile::Missing => "the exercise's file is not there",
                NoFile::Empty => "the exercise's file is empty",
                NoFile::Unreadable => "the exercise's file is no text file that can be read",
            };
            return of(NonSuccessKind::Error, "no file", text);
        }
        // Both texts may have colours.
        Checked::NotBuilt(NotBuilt { message, .. }) => {
            let message = anstream::adapter::strip_str(message).to_string();
            return of(NonSuccessKind::Error, "not built", &message);
        }
        Checked::Failed(said) => {
            let said = anstream::adapter::strip_str(said).to_string();
            return of(NonSuccessKind::Error, "cargo failed", &said);
        }
        Checked::Broken(why) => return of(NonSuccessKind::Error, "not checked", why),
        Checked::Ran(ran) => &ran.verdict,
    };
    match verdict {
        Verdict::Passed => TestCaseStatus::success(),
        Verdict::NotWritten { task } => of(NonSuccessKind::Failure, "not written", task),
        Verdict::Refused(refusal) => of(NonSuccessKind::Failure, "refused", &refusal.text),
        Verdict::NotRun(why) => of(NonSuccessKind::Error, "not run", &why.to_string()),
    }
}

/// `text` without characters that XML forbids or that the writer would silently remove: control
/// characters become visible, and a tab becomes four spaces.
fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\n' => shown.push('\n'),
            '\t' => shown.push_str("    "),
            // Unicode has a picture for each of these.
            '\0'..' ' => shown.extend(char::from_u32(0x2400 + character as u32)),
            '\u{7f}' => shown.push('\u{2421}'),
            '\u{80}'..'\u{a0}' | '\u{fffe}' | '\u{ffff}' => {
                shown.extend(character.escape_unicode());
            }
            _ => shown.push(character),
        }
    }
    shown
}

/// A temporary file in the same folder, which can replace `file` at once.
fn beside(file: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".results-");
    // Other people than the writer read the results of a class.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    builder.tempfile_in(folder(file))
}

fn folder(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use verdict::Refusal;

    use super::*;

    fn exercise(lesson: u8, id: &str) -> Exercise {
        Exercise {
            lesson,
            id: id.to_owned(),
            title: String::new(),
            minutes: 1,
            read: String::new(),
            explain: Default::default(),
            hints: Default::default(),
            passed: String::new(),
        }
    }

    fn refused(text: &str, printed: &str) -> Checked {
        let verdict = Verdict::Refused(Refusal { holds: Vec::new(), text: text.to_owned() });
        let (printed, warnings) = (printed.to_owned(), String::new());
        Checked::Ran(Ran { verdict, timeline: String::new(), printed, warnings })
    }

    /// The text of the one failure and of the printed output, as an XML parser reads them.
    fn read_back(text: &str, printed: &str) -> (String, String) {
        let mut junit = Junit { file: PathBuf::new(), suites: Vec::new() };
        junit.add(&exercise(1, "overlap"), &refused(text, printed), Duration::from_millis(20));
        let xml = junit.text();
        let document = roxmltree::Document::parse(&xml).unwrap_or_else(|e| panic!("{e}\n{xml}"));
        let of = |tag: &str| {
            let node = document.descendants().find(|node| node.has_tag_name(tag));
            node.and_then(|node| node.text()).unwrap_or_default().to_owned()
        };
        (of("failure"), of("system-out"))
    }

    #[test]
    fn what_xml_forbids_is_shown_and_the_rest_stays() {
        for (text, wanted) in [
            ("- your run took 6 s\n\n tea  ├───┤ ✓", "- your run took 6 s\n\n tea  ├───┤ ✓"),
            ("a < b && \"c\" > 'd' ]]> <![CDATA[", "a < b && \"c\" > 'd' ]]> <![CDATA["),
            ("&amp; &#0; &#x1b;", "&amp; &#0; &#x1b;"),
            ("a\0b\u{7}c\u{b}d\u{c}", "a␀b␇c␋d␌"),
            ("\u{1b}[31mred\u{1b}[0m", "␛[31mred␛[0m"),
            ("a\u{7f}\u{85}\u{9b}31m", "a␡\\u{85}\\u{9b}31m"),
            ("a\u{fffe}b\u{ffff}c", "a\\u{fffe}b\\u{ffff}c"),
            ("one\r\ntwo\rthree", "one\ntwo␍three"),
            ("\tlet tea;", "    let tea;"),
        ] {
            assert_eq!(read_back(text, "x").0, wanted, "{text:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn every_text_is_xml_and_read_back_as_it_is_shown(text in any::<String>(), raw in "\\PC*|[\\x00-\\x1f\\x7f-\\x9f\\x{fff0}-\\x{ffff}]*") {
            for text in [&text, &raw] {
                let (failure, printed) = read_back(text, text);
                prop_assert_eq!(failure, shown(text));
                prop_assert_eq!(printed, shown(text));
            }
        }
    }

    #[test]
    fn an_exercise_is_a_case_of_its_lesson() {
        let mut junit = Junit { file: PathBuf::new(), suites: Vec::new() };
        let took = Duration::from_millis(1500);
        for (lesson, id) in [(1, "overlap"), (1, "predict"), (2, "overlap")] {
            junit.add(&exercise(lesson, id), &refused("no", ""), took);
        }
        let xml = junit.text();
        let document = roxmltree::Document::parse(&xml).unwrap();
        let cases = document.descendants().filter(|node| node.has_tag_name("testcase"));
        let cases: Vec<_> = cases
            .map(|case| ["classname", "name", "time"].map(|name| case.attribute(name).unwrap()))
            .collect();
        let wanted = [("lesson-01", "overlap"), ("lesson-01", "predict"), ("lesson-02", "overlap")];
        assert_eq!(cases, wanted.map(|(class, name)| [class, name, "1.500"]));
        let suites = document.descendants().filter(|node| node.has_tag_name("testsuite"));
        let suites: Vec<_> =
            suites.map(|s| (s.attribute("name").unwrap(), s.attribute("tests").unwrap())).collect();
        assert_eq!(suites, [("lesson-01", "2"), ("lesson-02", "1")]);
    }
}
