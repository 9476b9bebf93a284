//! The HTML of questions. It is readable without a script, and a script reads its data from the
//! same HTML.
//!
//! A blank line ends an HTML block of Markdown, so there are blank lines only around code, which is
//! a Markdown block of its own.

use super::answer::{Answer, items, json};
use super::markdown::{Page, chapter, inline};
use super::placed::Number;
use super::{Back, Card, Choice, Deck, Home, Question};
use crate::html::escape;
use stage::fate::Fate;

/// A question, with everything that is shown beside it.
#[derive(Debug, Clone)]
pub struct Shown<'d> {
    /// The question itself.
    pub question: &'d Question,
    /// Its number on the page, if it has one.
    pub number: Option<Number>,
    /// The parts of files that belong to it.
    pub code: String,
    /// The heading that explains it, if that is on another page.
    pub taught: Option<String>,
}

/// A guess, followed by its run: what the scene prints and draws.
pub fn guess(shown: &Shown<'_>, run: &str, page: &Page) -> String {
    let section = section(shown, Some(run), page);
    // To begin a block, the tag must stand alone on its line, below an empty line.
    format!("\n<gf-guess>\n{section}\n</gf-guess>\n")
}

/// A quiz: each question, with the page as seen from that question.
pub fn quiz(home: Home, questions: &[(Shown<'_>, Page)]) -> String {
    let sections = questions.iter().map(|(shown, page)| section(shown, None, page));
    let sections = sections.collect::<Vec<_>>().join("\n");
    format!("\n<gf-quiz data-lesson=\"{home}\">\n{sections}\n</gf-quiz>\n")
}

/// A lesson's flash cards.
pub fn cards(lesson: u8, cards: &[Card], page: &Page) -> String {
    let cards: Vec<String> = cards.iter().map(|each| card(each, page)).collect();
    let cards = cards.join("\n");
    format!("\n<gf-cards data-lesson=\"lesson-{lesson:02}\">\n{cards}\n</gf-cards>\n")
}

/// The quizzes and cards of all lessons: number, title, questions, and the code shown with each
/// question of the quiz.
pub fn practice<'d>(lessons: impl Iterator<Item = (u8, &'d str, &'d Deck, Vec<String>)>) -> String {
    let sections = lessons.map(|(lesson, title, deck, code)| {
        let page = Page::other(lesson);
        let quiz = deck.quiz.iter().zip(code);
        let quiz = quiz.map(|(question, code)| {
            section(&Shown { question, number: None, code, taught: None }, None, &page)
        });
        let cards = deck.cards.iter().map(|each| card(each, &page));
        let title = escape(title);
        format!(
            "<section class=\"practice\" data-lesson=\"lesson-{lesson:02}\" data-title=\"{title}\">\n\
             <h2><a href=\"{}\">{title}</a></h2>\n{}\n</section>",
            chapter(lesson),
            quiz.chain(cards).collect::<Vec<_>>().join("\n")
        )
    });
    format!("\n<gf-practice>\n{}\n</gf-practice>\n", sections.collect::<Vec<_>>().join("\n"))
}

/// A question's answer for the printed page, after its number.
pub fn answer_in_print(
    number: Number,
    question: &Question,
    taught: Option<&str>,
    page: &Page,
) -> String {
    let wrong = question.wrong.iter().map(|choice| format!("<li>{}</li>", said(choice, page)));
    format!(
        "<li><p><strong>{number}.</strong> {}</p><p>{}</p><ul>{}</ul>{}</li>",
        prose(&question.ask, page),
        said(&question.right, page),
        wrong.collect::<String>(),
        taught.map(|heading| see(question, heading)).unwrap_or_default()
    )
}

/// A link to the place on another page where a question is explained.
fn see(question: &Question, heading: &str) -> String {
    let Question { lesson, see, .. } = question;
    let (page, fragment, heading) = (chapter(*lesson), escape(&see.value), escape(heading));
    format!(
        "<p class=\"q-see\">Lesson {lesson:02}: <a href=\"{page}#{fragment}\">{heading}</a></p>"
    )
}

/// All answers of a chapter.
pub fn answers(answers: &[String]) -> String {
    let answers = answers.concat();
    format!("\n\n<section class=\"answers\"><h2>Answers</h2><ul>{answers}</ul></section>\n")
}

fn section(shown: &Shown<'_>, run: Option<&str>, page: &Page) -> String {
    let Shown { question, number, code, taught } = shown;
    let Question { home, lesson, kind, ask, right, wrong, .. } = question;
    let id = &question.id.value;
    let summary = if run.is_some() { "Run it" } else { "Show the answer" };
    let number = number
        .as_ref()
        .map(|number| format!("<p class=\"q-number\">{number}</p>"))
        .unwrap_or_default();
    let run = run.map(|run| format!("<div class=\"q-run\">\n{run}\n</div>\n")).unwrap_or_default();
    let choices = question.choices().map(|Choice { answer, .. }| {
        format!("<li data-key=\"{}\">{}</li>", escape(&answer.key()), answer.html(page))
    });
    let why = wrong.iter().map(|choice| {
        let key = escape(&choice.answer.key());
        format!("<li data-key=\"{key}\">{}</li>", said(choice, page))
    });
    format!(
        "<section class=\"q\" id=\"q-{home}-{id}\" data-id=\"{}\" data-kind=\"{kind}\" \
         data-see=\"{}#{}\"{}>\n{number}<div class=\"q-ask\"><p>{}</p>{code}</div>\n\
         <ol class=\"q-choices\">{}</ol>\n\
         <details class=\"q-answer\"><summary>{summary}</summary>\n{run}\
         <p class=\"q-right\" data-key=\"{}\">{}</p>\n<ul class=\"q-why\">{}</ul>\n{}\
         </details>\n</section>",
        home.name(id),
        chapter(*lesson),
        escape(&question.see.value),
        data(question),
        prose(ask, page),
        choices.collect::<String>(),
        escape(&right.answer.key()),
        said(right, page),
        why.collect::<String>(),
        taught.as_ref().map(|heading| see(question, heading) + "\n").unwrap_or_default()
    )
}

/// The data with which the script lets a reader put things in order, or choose what happens to each
/// lane.
fn data(question: &Question) -> String {
    let all = || question.choices().map(|choice| &choice.answer);
    match &question.right.answer {
        Answer::Lines(_) | Answer::Lanes(_) => {
            format!(" data-items=\"{}\"", escape(&json(&items(all()))))
        }
        Answer::Fates(_) => {
            let lanes = json(&question.right.answer.lanes());
            let fates = json(&Fate::ALL.map(Fate::word));
            format!(" data-lanes=\"{}\" data-fates=\"{}\"", escape(&lanes), escape(&fates))
        }
        _ => String::new(),
    }
}

fn card(card: &Card, page: &Page) -> String {
    let Card { lesson, id, front, back, see } = card;
    let back = match back {
        Back::Text(text) => prose(text, page),
        Back::Recorded(choice) => said(choice, page),
    };
    format!(
        "<details class=\"card\" data-id=\"{}\" data-see=\"{}#{}\"><summary>{}</summary>\
         <div class=\"card-back\"><p>{back}</p></div></details>",
        Home::Lesson(*lesson).name(&id.value),
        chapter(*lesson),
        escape(&see.value),
        prose(front, page)
    )
}

/// A choice, with the sentence that explains it.
fn said(choice: &Choice, page: &Page) -> String {
    let answer = choice.answer.html(page);
    let stop = if answer.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("<strong>{answer}{stop}</strong> {}", prose(&choice.because, page))
}

/// Markdown as HTML; when it was read, it was checked to fit into a line.
fn prose(text: &str, page: &Page) -> String {
    inline(text, page).unwrap_or_else(|| escape(text))
}
