//! The text of `cases.rs`.

use std::fmt::Write;
use std::path::Path;

use crate::lesson::{LessonFiles, Standing};

impl LessonFiles {
    /// The code for the lesson's proof: a module for each file, and `CASES`, the table of the
    /// files.
    pub fn cases(&self) -> String {
        let mut code = String::new();
        let mut table = String::new();
        for (id, standing) in self.standings() {
            let why = match standing {
                Standing::Held => None,
                Standing::Begun => Some("its_stub_is_yours_now"),
                Standing::WithoutChecks | Standing::Theirs => {
                    Some("its_checks_are_not_as_they_were")
                }
            };
            if let Some(why) = why {
                let _ = writeln!(table, "    ::proof::Case::passed_over({id:?}, {why:?}),");
            }
            if standing == Standing::WithoutChecks {
                continue;
            }
            let mut entry = |kind: &str, name: &str, path: &Path| {
                let module = format!("{}_{id}_{name}", kind.to_lowercase());
                // Solutions and stubs must compile without warnings, because learners read them;
                // other answers may cause warnings.
                let lint = if matches!(kind, "Stub" | "Solution") { "deny" } else { "allow" };
                let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
                let _ = writeln!(code, "#[{lint}(warnings)]\n#[path = {path:?}]\nmod {module};");
                let _ = writeln!(
                    table,
                    "    ::proof::Case {{ kind: ::proof::Kind::{kind}, exercise: {id:?}, name: {name:?}, \
                     source: include_str!({path:?}), check: Some({module}::the_checks::check) }},"
                );
            };
            if standing == Standing::Held {
                entry("Stub", "stub", &self.stub(&id));
            }
            entry("Solution", "solution", &self.solution(&id));
            for (kind, name, file) in self.tried(&id) {
                entry(kind, &name, &file);
            }
        }
        format!("{code}static CASES: &[::proof::Case] = &[\n{table}];\n")
    }
}
