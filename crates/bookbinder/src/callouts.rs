//! Four kinds of callout: what goes wrong, how to repair it, what to remember, what may be skipped.
//!
//! A quotation becomes a callout if it begins with the name of a kind; so does a section of a
//! chapter with such a name:
//!
//! ```text
//! > **Trap.** Await inside the loop that starts the chores, and nothing overlaps.
//! ```

use crate::markdown::sections;

/// The beginning of a quotation, the class of its callout, and the callout's own title.
const KINDS: [(&str, &str, &str); 4] = [
    ("> **Trap.** ", "trap", "The trap"),
    ("> **Repair.** ", "repair", "The repair"),
    ("> **Remember.** ", "remember", "Remember"),
    ("> **In depth.** ", "depth", "In depth"),
];
/// Sections of a chapter, with the class of their callouts.
const SECTIONS: [(&str, &str); 2] = [("Remember", "remember"), ("In depth", "depth")];

/// The text of a chapter, with its quotations of these kinds turned into callouts.
pub fn quoted(text: &str) -> String {
    let mut called = String::with_capacity(text.len());
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let kind = KINDS
            .iter()
            .find_map(|(begin, class, words)| Some((line.strip_prefix(begin)?, class, words)));
        let Some((first, class, words)) = kind else {
            called.push_str(line);
            continue;
        };
        called.push_str(&format!(
            "<div class=\"callout {class}\" role=\"note\">\n<p class=\"callout-kind\">{words}</p>\n\n{first}"
        ));
        while let Some(line) = lines.next_if(|line| line.starts_with('>')) {
            called.push_str(line[1..].strip_prefix(' ').unwrap_or(&line[1..]));
        }
        called.push_str("\n</div>\n");
    }
    called
}

/// The text of a chapter, with its sections of these names turned into callouts.
pub fn sectioned(text: &str) -> String {
    let sections = sections(text);
    let mut edits = Vec::new();
    for (place, section) in sections.iter().enumerate().filter(|(_, section)| section.level == 2) {
        let class = SECTIONS.iter().find(|(title, _)| *title == section.title);
        let Some((_, class)) = class else { continue };
        let next = sections[place + 1..].iter().find(|next| next.level <= 2);
        let end = next.map_or(usize::MAX, |next| next.line);
        edits.push((section.line, format!("<section class=\"callout {class}\">\n\n")));
        edits.push((end, "\n</section>\n\n".to_owned()));
    }
    edits.sort();
    let mut called = String::with_capacity(text.len());
    let mut edits = edits.into_iter().peekable();
    for (line, words) in (1..).zip(text.split_inclusive('\n')) {
        while let Some((_, edit)) = edits.next_if(|(at, _)| *at <= line) {
            called.push_str(&edit);
        }
        called.push_str(words);
    }
    called.extend(edits.map(|(_, edit)| edit));
    called
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_of_a_kind_is_a_callout_and_no_other_is() {
        let text = "a\n\n> **Trap.** It `waits`.\n> Long.\n>\n> More.\n\n> **Learner:** Why?\n";
        let wanted = "a\n\n<div class=\"callout trap\" role=\"note\">\n<p class=\"callout-kind\">The trap</p>\n\n\
                      It `waits`.\nLong.\n\nMore.\n\n</div>\n\n> **Learner:** Why?\n";
        assert_eq!(quoted(text), wanted);
    }

    #[test]
    fn a_section_of_a_kind_is_a_callout_with_all_that_is_below_it() {
        let text = "# A\n\n## In depth\n\none\n\n### B\n\n## Remember\n\ntwo\n";
        let wanted = "# A\n\n<section class=\"callout depth\">\n\n## In depth\n\none\n\n### B\n\n\n</section>\n\n\
                      <section class=\"callout remember\">\n\n## Remember\n\ntwo\n\n</section>\n\n";
        assert_eq!(sectioned(text), wanted);
    }
}
