//! Files that are missing, and files that belong to no exercise.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::lesson::{LessonFiles, Standing};
use crate::source::{included, includes, read};

impl LessonFiles {
    /// A sentence for each file that is missing or belongs to no exercise, sorted.
    pub fn faults(&self) -> Vec<String> {
        let root = self.exercises.ancestors().nth(2).unwrap_or(&self.exercises);
        let name = |path: &Path| path.strip_prefix(root).unwrap_or(path).display().to_string();
        let missing = |file: &Path| format!("{} is missing: write it", name(file));
        let mut faults = Vec::new();
        let mut known = BTreeSet::new();
        for (id, standing) in self.standings() {
            let (stub, checks) = (self.stub(&id), self.checks(&id));
            if standing == Standing::Held && !stub.exists() && !checks.exists() {
                let file = name(&self.solution(&id));
                faults.push(format!("{file} belongs to no exercise of that name"));
                continue;
            }
            let handed_out = self.handed_out(&id);
            if !handed_out.exists() {
                let (there, here) = (name(&stub), name(&handed_out));
                faults.push(format!("{here} is missing: copy {there} there"));
            }
            let mut files: Vec<PathBuf> =
                self.tried(&id).into_iter().map(|(_, _, file)| file).collect();
            files.push(self.solution(&id));
            if standing == Standing::Held {
                files.push(stub);
            }
            let included = read(&checks).map(|text| included(&checks, &text)).unwrap_or_default();
            let all = included.into_iter().chain([checks]).filter(|file| !file.exists());
            if standing != Standing::WithoutChecks {
                faults.extend(all.map(|file| missing(&file)));
            }
            let checks = format!("checks/{id}.rs");
            for file in files {
                match read(&file) {
                    Some(text) if includes(&text, &checks) => {}
                    Some(_) => faults.push(format!(
                        "{} lacks its checks: its last line has to include {checks}",
                        name(&file)
                    )),
                    None => faults.push(missing(&file)),
                }
            }
            known.insert(id);
        }
        for kind in ["right", "mistakes"] {
            let folders =
                std::fs::read_dir(self.solutions.join(kind)).into_iter().flatten().flatten();
            let ids = folders.map(|entry| entry.file_name().to_string_lossy().into_owned());
            for id in ids.filter(|id| !known.contains(id)) {
                let folder = name(&self.solutions.join(kind).join(&id));
                faults.push(format!("{folder} belongs to no exercise: there is no {id}.rs"));
            }
        }
        faults.sort();
        faults
    }
}
