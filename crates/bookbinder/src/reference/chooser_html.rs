//! The chooser on a page: native radio buttons, and a style that shows what the chosen answers lead
//! to.
//!
//! Everything is shown on paper, when the style is not supported, and when the reader asks for it:
//! each answer then says where it leads.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::chooser::{Chooser, Path, Question, Way};
use crate::chapters::Weaver;
use crate::html::{self, escape};
use crate::questions::{Page, inline};

/// The questions and ways with their style, on one line.
pub fn html(weaver: &mut Weaver<'_>, chooser: &Chooser) -> String {
    let numbers: BTreeMap<&str, usize> = chooser
        .questions
        .iter()
        .zip(1..)
        .map(|(it, number)| (it.id.value.as_str(), number))
        .collect();
    let questions: String =
        chooser.questions.iter().map(|it| question(it, &numbers, chooser)).collect();
    let ways: String = chooser.ways.iter().map(|it| way(weaver, it)).collect();
    format!(
        "<div class=\"which\">{}<form autocomplete=\"off\">{questions}\
         <p class=\"which-tools\"><button type=\"reset\">Begin again</button> \
         <label><input type=\"checkbox\" class=\"which-all\"> Show all questions and answers</label></p>\
         </form>{ways}</div>",
        style(&chooser.paths())
    )
}

fn question(question: &Question, numbers: &BTreeMap<&str, usize>, chooser: &Chooser) -> String {
    let id = &question.id.value;
    let mut answers = String::new();
    for (place, answer) in question.answers.iter().enumerate() {
        let (text, to) = (prose(&answer.text.value), &answer.to.value);
        let way = chooser.ways.iter().find(|way| way.id.value == *to);
        let next = match (way, numbers.get(to.as_str())) {
            (Some(way), _) => prose(&way.take),
            (None, Some(number)) => format!("question {number}"),
            (None, None) => String::new(),
        };
        let radio = radio(id, place);
        let _ = write!(
            answers,
            "<div><label><input type=\"radio\" name=\"which-{id}\" id=\"{radio}\"> {text}</label> \
             <a class=\"which-next\" href=\"#which-{to}\">{next}</a></div>"
        );
    }
    format!(
        "<fieldset class=\"which-question\" id=\"which-{id}\"><legend><span class=\"which-number\">{}. </span>{}</legend>{answers}</fieldset>",
        numbers[id.as_str()],
        prose(&question.ask)
    )
}

fn way(weaver: &mut Weaver<'_>, way: &Way) -> String {
    let Way { id, take, because, see, run } = way;
    let id = &id.value;
    let address = see.address.replace(".md#", ".html#");
    format!(
        "<section class=\"which-way\" id=\"which-{id}\" aria-labelledby=\"which-{id}-take\">\
         <p class=\"which-take\" id=\"which-{id}-take\">Take {}</p><p>{}</p>\
         <p>Lesson {:02}: <a href=\"{address}\">{}</a></p>{}</section>",
        prose(take),
        prose(because),
        see.lesson,
        escape(&see.title),
        html::timeline(run, &weaver.drawing_id(run), weaver.colours(&run.recording))
    )
}

/// The style: where it is supported, the screen shows only what the chosen answers lead to. There
/// is a rule for each path: if an earlier answer is changed, later ones do not count.
fn style(paths: &BTreeMap<&str, Vec<Path>>) -> String {
    let mut css = String::from(
        ".which:where(:not(:has(.which-all:checked))) \
         :is(.which-question,.which-way,.which-next,.which-number){display:none}\
         .which:not(:has([type=radio]:checked)) .which-way:is(:target,:has(:target)){display:block}",
    );
    for (id, paths) in paths {
        for path in paths {
            let mut chosen = String::new();
            for (question, place) in path {
                let _ = write!(chosen, ":has(#{}:checked)", radio(question, *place));
            }
            let _ = write!(css, ".which{chosen} #which-{id}{{display:block}}");
        }
    }
    format!("<style>@supports selector(:has(*)){{@media screen{{{css}}}}}</style>")
}

fn radio(question: &str, place: usize) -> String {
    format!("which-{question}-{}", place + 1)
}

/// Markdown as HTML; when it was read, it was checked to fit into a line.
fn prose(text: &str) -> String {
    inline(text, &Page::own()).unwrap_or_default()
}
