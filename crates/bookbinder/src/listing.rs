//! Reads a source file and the parts of it between anchors.

use std::ops::Range;

use crate::error::{Fault, Problem};

/// A source file, divided by its anchors.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    lines: Vec<Line>,
    /// The anchors, in the order in which they begin.
    pub anchors: Vec<Anchor>,
}

/// A part of a file with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// Its name in chapters.
    pub name: String,
    /// The line of its first mark, counted from 1.
    pub line: usize,
    /// The lines between its two marks, counted from 0.
    inside: Range<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    text: String,
    is_mark: bool,
}

enum Mark<'a> {
    Begin(&'a str),
    End(&'a str),
}

impl Listing {
    /// Divides `text` by its anchors; faults name `file`.
    ///
    /// # Errors
    /// All marks whose other end is missing, and all anchors that begin twice.
    pub fn read(file: &str, text: &str) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut anchors: Vec<Anchor> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut lines = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let mark = mark(line);
            lines.push(Line { text: line.to_owned(), is_mark: mark.is_some() });
            match mark {
                Some(Mark::Begin(name)) if anchors.iter().any(|anchor| anchor.name == name) => {
                    faults.push(Problem::Twice(name.to_owned()).at(file, index + 1));
                }
                Some(Mark::Begin(name)) => {
                    open.push(anchors.len());
                    let inside = index + 1..index + 1;
                    anchors.push(Anchor { name: name.to_owned(), line: index + 1, inside });
                }
                Some(Mark::End(name)) => {
                    match open.iter().position(|&anchor| anchors[anchor].name == name) {
                        Some(place) => anchors[open.remove(place)].inside.end = index,
                        None => {
                            faults.push(Problem::NeverBegun(name.to_owned()).at(file, index + 1));
                        }
                    }
                }
                None => {}
            }
        }
        for anchor in open {
            let Anchor { name, line, .. } = &anchors[anchor];
            faults.push(Problem::NeverEnded(name.clone()).at(file, *line));
        }
        if faults.is_empty() { Ok(Self { lines, anchors }) } else { Err(faults) }
    }

    /// The code of an anchor, without the marks of other anchors, and without the indentation that
    /// all its lines share.
    pub fn part(&self, name: &str) -> Option<Shown> {
        let anchor = self.anchors.iter().find(|anchor| anchor.name == name)?;
        Some(self.shown(anchor.inside.clone()))
    }

    /// The whole file without marks.
    pub fn whole(&self) -> Shown {
        self.shown(0..self.lines.len())
    }

    fn shown(&self, part: Range<usize>) -> Shown {
        let mut lines: Vec<(usize, &str)> = part
            .map(|index| (index + 1, &self.lines[index]))
            .filter(|(_, line)| !line.is_mark)
            .map(|(number, line)| (number, line.text.trim_end()))
            .collect();
        let is_filled = |(_, line): &(usize, &str)| !line.is_empty();
        let last = lines.iter().rposition(is_filled).map_or(0, |last| last + 1);
        lines.truncate(last);
        lines.drain(..lines.iter().position(is_filled).unwrap_or(0));
        let (numbers, lines): (Vec<usize>, Vec<&str>) = lines.into_iter().unzip();
        Shown { code: dedent(&lines), lines: numbers }
    }
}

/// The part of a file that a page shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// The code without common indentation and without marks.
    pub code: String,
    /// The number of each line in the file, counted from 1.
    pub lines: Vec<usize>,
}

impl Shown {
    /// Its lines as spans (`12-15 17-17`): a span ends where a mark is left out.
    pub fn spans(&self) -> String {
        let spans = self.lines.chunk_by(|line, next| line + 1 == *next);
        let span = |span: &[usize]| format!("{}-{}", span[0], span[span.len() - 1]);
        spans.map(span).collect::<Vec<_>>().join(" ")
    }
}

/// Reads `// ANCHOR: name` or `# ANCHOR: name`, alone on its line.
fn mark(line: &str) -> Option<Mark<'_>> {
    let line = line.trim();
    let comment = line.strip_prefix("//").or_else(|| line.strip_prefix('#'))?.trim_start();
    let named = |prefix| {
        let name: &str = comment.strip_prefix(prefix)?;
        Some(name.trim()).filter(|name| !name.is_empty() && !name.contains(' '))
    };
    named("ANCHOR:").map(Mark::Begin).or_else(|| named("ANCHOR_END:").map(Mark::End))
}

fn dedent(lines: &[&str]) -> String {
    let filled = lines.iter().filter(|line| !line.is_empty());
    let indent = filled.map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    let lines: Vec<&str> =
        lines.iter().map(|line| line.get(indent..).unwrap_or_default()).collect();
    lines.join("\n")
}

/// The highlighter's name for the language of a file.
pub fn language(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "rs" => "rust",
        "py" => "python",
        "toml" => "toml",
        "json" => "json",
        "sh" => "sh",
        _ => "text",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NESTED: &str = "\
use x;
    // ANCHOR: outer
    fn a() {

        // ANCHOR: inner
        b();
        // ANCHOR_END: inner
    }
    // ANCHOR_END: outer
";

    #[test]
    fn a_part_is_dedented_and_without_the_marks_of_others() {
        let listing = Listing::read("x.rs", NESTED).unwrap();
        assert_eq!(listing.part("outer").unwrap().code, "fn a() {\n\n    b();\n}");
        assert_eq!(listing.part("inner").unwrap().code, "b();");
        assert_eq!(listing.part("other"), None);
        assert!(!listing.whole().code.contains("ANCHOR"));
    }

    /// Whatever is left out, each shown line is the line of the file with that number.
    #[test]
    fn a_part_knows_its_lines() {
        let spaced = format!("\n\n{NESTED}\n// ANCHOR: last\n\nx\n\n\ny\n\n// ANCHOR_END: last\n");
        let listing = Listing::read("x.rs", &spaced).unwrap();
        let file: Vec<&str> = spaced.lines().map(str::trim).collect();
        let parts = ["outer", "inner", "last"].map(|name| listing.part(name).unwrap());
        for shown in parts.iter().chain([&listing.whole()]) {
            let code: Vec<&str> = shown.code.split('\n').map(str::trim).collect();
            let lines: Vec<&str> = shown.lines.iter().map(|line| file[line - 1]).collect();
            assert_eq!(code, lines);
        }
        assert_eq!(parts.map(|part| part.spans()), ["5-6 8-8 10-10", "8-8", "15-18"]);
    }

    #[test]
    fn python_marks_are_comments_too() {
        let listing = Listing::read("x.py", "# ANCHOR: a\nx = 1\n# ANCHOR_END: a\n").unwrap();
        assert_eq!(listing.part("a").unwrap().code, "x = 1");
        assert_eq!(listing.anchors[0].line, 1);
    }

    #[test]
    fn marks_without_their_other_end_are_faults() {
        let text = "// ANCHOR: a\n// ANCHOR: a\n// ANCHOR_END: b\n";
        assert_eq!(
            Listing::read("x.rs", text).unwrap_err(),
            [
                Problem::Twice("a".into()).at("x.rs", 2),
                Problem::NeverBegun("b".into()).at("x.rs", 3),
                Problem::NeverEnded("a".into()).at("x.rs", 1),
            ]
        );
    }
}
