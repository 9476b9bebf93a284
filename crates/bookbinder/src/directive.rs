//! Finds the directives in a chapter's text.

use crate::error::Problem;

/// `{{#name argument argument}}` in a chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive<'a> {
    /// The name after the `#`.
    pub name: &'a str,
    /// The arguments, which white space separates.
    pub arguments: Vec<&'a str>,
    /// Whether nothing else stands on its line, not even indentation.
    pub alone: bool,
}

/// A piece of a chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text that goes into the page unchanged.
    Text(&'a str),
    /// A directive, to be replaced.
    Directive(Directive<'a>),
    /// Something that cannot be read.
    Broken(Problem),
}

/// Splits a chapter into pieces, each with the line on which it begins, counted from 1.
///
/// A backslash before a directive makes the directive plain text, and is removed.
pub fn pieces(chapter: &str) -> Vec<(usize, Piece<'_>)> {
    let mut pieces = Pieces { found: Vec::new(), line: 1 };
    let (mut begin, mut search) = (0, 0);
    while let Some(found) = chapter[search..].find("{{#") {
        let open = search + found;
        search = open + 3;
        if chapter[..open].ends_with('\\') {
            pieces.text(&chapter[begin..open - 1]);
            begin = open;
            continue;
        }
        pieces.text(&chapter[begin..open]);
        begin = search;
        let rest = chapter[search..].lines().next().unwrap_or_default();
        let Some(length) = rest.find("}}") else {
            pieces.found.push((pieces.line, Piece::Broken(Problem::NotClosed)));
            continue;
        };
        let mut words = rest[..length].split_whitespace();
        let name = words.next().unwrap_or_default();
        let starts_line = open == 0 || chapter[..open].ends_with('\n');
        let alone = starts_line && rest[length + 2..].trim_end().is_empty();
        let directive = Directive { name, arguments: words.collect(), alone };
        pieces.found.push((pieces.line, Piece::Directive(directive)));
        begin = search + length + 2;
        search = begin;
    }
    pieces.text(&chapter[begin..]);
    pieces.found
}

struct Pieces<'a> {
    found: Vec<(usize, Piece<'a>)>,
    line: usize,
}

impl<'a> Pieces<'a> {
    fn text(&mut self, text: &'a str) {
        if !text.is_empty() {
            self.found.push((self.line, Piece::Text(text)));
            self.line += text.matches('\n').count();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directive<'a>(name: &'a str, arguments: &[&'a str], alone: bool) -> Piece<'a> {
        Piece::Directive(Directive { name, arguments: arguments.to_vec(), alone })
    }

    #[test]
    fn pieces_know_their_lines() {
        let chapter = "# Title\n\n{{#code a:b}}\nabout {{#minutes}} min\n";
        assert_eq!(
            pieces(chapter),
            [
                (1, Piece::Text("# Title\n\n")),
                (3, directive("code", &["a:b"], true)),
                (3, Piece::Text("\nabout ")),
                (4, directive("minutes", &[], false)),
                (4, Piece::Text(" min\n")),
            ]
        );
    }

    #[test]
    fn an_indented_directive_is_not_alone() {
        assert_eq!(pieces("  {{#x}}")[1], (1, directive("x", &[], false)));
        assert_eq!(pieces("{{#x}} \n")[0], (1, directive("x", &[], true)));
    }

    #[test]
    fn a_backslash_makes_it_text() {
        assert_eq!(
            pieces(r"`\{{#code a}}`"),
            [(1, Piece::Text("`")), (1, Piece::Text("{{#code a}}`"))]
        );
    }

    #[test]
    fn a_directive_ends_on_its_line() {
        let broken = (2, Piece::Broken(Problem::NotClosed));
        assert!(pieces("\n{{#code a\n}}").contains(&broken));
    }
}
