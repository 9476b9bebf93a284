//! How many words a reader reads before the first program and the first drawing of a chapter.

use mdbook_markdown::pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

use crate::directive::{Directive, Piece, pieces};
use crate::questions::{Deck, Question};

/// The number of words before something in a chapter; `None` if there is no such thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passed {
    /// The words before the first program: a listing, twins, code in a question or in the text.
    pub before_program: Option<usize>,
    /// The words before the first drawing: a timeline, two compared timelines, or the run behind a
    /// guess.
    pub before_drawing: Option<usize>,
}

impl Passed {
    /// Counts the prose that a reader reads, including headings, tables, questions and their
    /// choices. It does not count code, what replaces directives, and folded text.
    pub fn count(chapter: &str, deck: &Deck) -> Self {
        let mut passed = Self { before_program: None, before_drawing: None };
        let mut words = 0;
        for word in text(chapter, deck).split_whitespace() {
            match word {
                PROGRAM => _ = passed.before_program.get_or_insert(words),
                DRAWING => _ = passed.before_drawing.get_or_insert(words),
                _ => words += usize::from(word.chars().any(char::is_alphanumeric)),
            }
        }
        passed
    }
}

// Characters that mark programs and drawings among the words. No chapter has such private
// characters.
const PROGRAM: &str = "\u{e000}";
const DRAWING: &str = "\u{e001}";

/// The words of a chapter, with these marks among them.
fn text(chapter: &str, deck: &Deck) -> String {
    let mut markdown = String::new();
    for (_, piece) in pieces(chapter) {
        match piece {
            Piece::Text(text) => markdown.push_str(text),
            Piece::Directive(directive) => markdown.push_str(&shown(&directive, deck)),
            Piece::Broken(_) => {}
        }
    }
    let mut read = Read::default();
    for event in new_cmark_parser(&markdown, &MarkdownOptions::default()) {
        read.event(event);
    }
    read.text
}

/// What a reader reads in place of a directive, as Markdown.
fn shown(directive: &Directive<'_>, deck: &Deck) -> String {
    match directive.name {
        "code" | "twins" | "compile-error" => PROGRAM.to_owned(),
        "timeline" | "compare" => DRAWING.to_owned(),
        "minutes" => "0".to_owned(),
        "guess" => {
            let id = directive.arguments.last().copied().unwrap_or_default();
            let guess = deck.guesses.iter().find(|guess| guess.id.value == id);
            guess
                .map(|guess| {
                    let run = if guess.run.is_some() { DRAWING } else { "" };
                    format!("{}\n\n{run}", asked(guess))
                })
                .unwrap_or_default()
        }
        "quiz" => deck.quiz.iter().map(asked).collect(),
        "cards" => deck.cards.iter().map(|card| format!("{}\n\n", card.front)).collect(),
        _ => String::new(),
    }
}

/// A question, the code shown with it, and its choices, each in a paragraph of its own.
fn asked(question: &Question) -> String {
    let program = if question.code.is_empty() { "" } else { PROGRAM };
    let choices = question.choices().map(|choice| format!("{}\n\n", choice.answer.prose()));
    format!("{}\n\n{program}\n\n{}", question.ask, choices.collect::<String>())
}

/// What has been read so far.
#[derive(Debug, Default)]
struct Read {
    text: String,
    /// Whether this is inside a block of code, which is not counted.
    in_code: bool,
    /// How many folds are around this place.
    folds: usize,
    /// Whether this is inside a fold's summary, which counts unless another fold is around it.
    in_summary: bool,
}

impl Read {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                self.in_code = true;
                let is_program = matches!(&kind, CodeBlockKind::Fenced(info) if is_program(info));
                self.text.push_str(if is_program { "\n\u{e000}\n" } else { "\n" });
            }
            Event::End(TagEnd::CodeBlock) => self.in_code = false,
            Event::Text(text) if !self.in_code => self.words(&text),
            Event::Code(code) => self.words(&code),
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html),
            // A word may continue after emphasis.
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {}
            _ => self.text.push('\n'),
        }
    }

    fn words(&mut self, words: &str) {
        if self.folds == 0 || (self.folds == 1 && self.in_summary) {
            self.text.push_str(words);
        } else {
            // A drawing counts even if it is folded away.
            let marks = words.chars().filter(|c| matches!(c, '\u{e000}' | '\u{e001}'));
            marks.for_each(|mark| self.text.extend(['\n', mark, '\n']));
        }
    }

    fn html(&mut self, html: &str) {
        let mut parts = html.split('<');
        self.words(parts.next().unwrap_or_default());
        for part in parts {
            let (tag, text) = part.split_once('>').unwrap_or((part, ""));
            match tag.split_whitespace().next().unwrap_or_default() {
                "details" => self.folds += 1,
                "/details" => self.folds = self.folds.saturating_sub(1),
                "summary" => self.in_summary = true,
                "/summary" => self.in_summary = false,
                _ => {}
            }
            self.words(text);
        }
    }
}

fn is_program(language: &str) -> bool {
    matches!(language.split(',').next(), Some("rust" | "python"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(chapter: &str) -> (Option<usize>, Option<usize>) {
        let Passed { before_program, before_drawing } = Passed::count(chapter, &Deck::default());
        (before_program, before_drawing)
    }

    #[test]
    fn words_are_what_a_reader_calls_words() {
        assert_eq!(
            count("# A title\n\nDon't *stop*ping `it` – now.\n\n{{#code a:b}}"),
            (Some(6), None)
        );
        assert_eq!(
            count("About {{#minutes}} minutes.\n\n```rust\nlet a = 1;\n```\n"),
            (Some(3), None)
        );
        assert_eq!(count("| a | b |\n|---|---|\n| c | d |\n\n{{#twins a b}}"), (Some(4), None));
        assert_eq!(
            count("[a b](c.md#d)\n\n```console\n$ e f\n```\n\n{{#timeline x}}"),
            (None, Some(2))
        );
    }

    #[test]
    fn what_is_folded_is_not_passed_but_its_drawing_is_met() {
        let chapter = "a\n\n<details>\n<summary>b <code>c</code></summary>\n\nd e\n\n{{#timeline x}}\n\nf\n\n</details>\n\ng\n\n{{#code x}}";
        assert_eq!(count(chapter), (Some(4), Some(3)));
    }

    #[test]
    fn a_chapter_may_have_neither() {
        assert_eq!(count("a b"), (None, None));
    }
}
