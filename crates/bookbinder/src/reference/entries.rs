//! Reference lists: each entry names a lesson that shows it, and a proof.

use super::place::{self, Place};
use super::{Problem, from_file};
use crate::chapters::Weaver;
use crate::error;
use crate::questions::{At, Fields, Reader, hold_proof};

/// An entry: its texts in Markdown, and the place that shows it.
struct Entry<const N: usize> {
    says: [String; N],
    see: Place,
}

/// The pitfalls in `book/pitfalls.toml`: symptom, cause and repair, sorted by symptom.
///
/// # Errors
/// When there is no such file.
pub fn pitfalls(weaver: &mut Weaver<'_>) -> Result<String, error::Problem> {
    from_file(weaver, "pitfalls.toml", |weaver, reader| {
        let file = reader.parse()?;
        let groups = file.tables(reader, "group");
        if groups.is_empty() {
            reader.fault(1, Problem::None("group"));
        }
        let mut lines = Vec::new();
        let mut page = Vec::new();
        for fields in &groups {
            let title = fields.prose(reader, "title").unwrap_or_default();
            let keys = ["symptom", "cause", "repair"];
            let pitfalls = entries(weaver, reader, fields, "pitfall", keys, &mut lines);
            fields.refuse_others(reader, &["title", "pitfall"]);
            let items: String = pitfalls.iter().map(pitfall).collect();
            page.push(format!("## {title}\n\n{items}"));
        }
        file.refuse_others(reader, &["group"]);
        Some(page.join("\n"))
    })
}

fn pitfall(entry: &Entry<3>) -> String {
    let Entry { says: [symptom, cause, repair], see } = entry;
    format!("- **{symptom}**\n\n  {cause}\n\n  *Repair:* {repair} {}\n\n", link(see, &see.title))
}

/// The differences between asyncio and tokio in `book/behaviour.toml`, as a table.
///
/// # Errors
/// When there is no such file.
pub fn behaviour(weaver: &mut Weaver<'_>) -> Result<String, error::Problem> {
    from_file(weaver, "behaviour.toml", |weaver, reader| {
        let file = reader.parse()?;
        let keys = ["what", "asyncio", "tokio"];
        let entries = entries(weaver, reader, &file, "line", keys, &mut Vec::new());
        file.refuse_others(reader, &["line"]);
        let mut table = String::from("| | asyncio | tokio | shown in |\n|---|---|---|---|\n");
        for Entry { says, see } in &entries {
            let cells = says.each_ref().map(|text| text.replace('|', "\\|")).join(" | ");
            table += &format!("| {cells} | [{:02}]({}) |\n", see.lesson, see.address);
        }
        Some(table)
    })
}

/// The tables `[[list]]`, each with these texts, `see`, and a `proof` or a `scene`. `lines` are the
/// first texts so far.
fn entries<const N: usize>(
    weaver: &mut Weaver<'_>,
    reader: &mut Reader<'_>,
    fields: &Fields<'_>,
    list: &'static str,
    keys: [&'static str; N],
    lines: &mut Vec<At<String>>,
) -> Vec<Entry<N>> {
    let tables = fields.tables(reader, list);
    if tables.is_empty() {
        reader.fault(fields.line, Problem::None(list));
    }
    let entry = |fields: &Fields<'_>| {
        let line = fields.value(keys[0]).map_or(fields.line, |text| text.line);
        let says = keys.map(|key| fields.prose(reader, key));
        let see = Place::read(weaver, reader, fields);
        prove(weaver, reader, fields, see.as_ref());
        fields.refuse_others(reader, &[&keys[..], &["see", "proof", "scene"]].concat());
        if let Some(text) = &says[0] {
            match lines.iter().find(|other| other.value == *text) {
                Some(other) => {
                    let again = Problem::Again { text: text.clone(), line: other.line };
                    reader.fault(line, again);
                }
                None => lines.push(At { line, value: text.clone() }),
            }
        }
        Some(Entry { says: says.map(Option::unwrap_or_default), see: see? })
    };
    tables.iter().filter_map(entry).collect()
}

/// Checks every proof and every scene that an entry names; an entry must have one of them.
fn prove(
    weaver: &mut Weaver<'_>,
    reader: &mut Reader<'_>,
    fields: &Fields<'_>,
    see: Option<&Place>,
) {
    let faults = reader.faults.len();
    let proofs = fields.texts(reader, "proof").unwrap_or_default();
    let scenes = fields.texts(reader, "scene").unwrap_or_default();
    if proofs.is_empty() && scenes.is_empty() && reader.faults.len() == faults {
        reader.fault(fields.line, Problem::Unproved);
    }
    // Both are looked for in the lesson that shows the entry.
    let Some(Place { lesson, .. }) = see else { return };
    for At { line, value } in &proofs {
        if let Err(problem) = hold_proof(&mut weaver.sources, *lesson, value) {
            reader.fault(*line, problem);
        }
    }
    for At { line, value } in &scenes {
        if let Err(problem) = place::run(weaver, Some(*lesson), value) {
            reader.fault(*line, problem);
        }
    }
}

fn link(see: &Place, shown: &str) -> String {
    let is_markup = |c: char| matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&');
    let mut text = String::new();
    for c in shown.chars() {
        text.extend(is_markup(c).then_some('\\').into_iter().chain([c]));
    }
    format!("[{:02} {text}]({})", see.lesson, see.address)
}
