//! Questions that lead to a construct. Each answer leads to a question further down or to a way,
//! and every way can be reached. A *way* is a construct with the reason to take it.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::Problem;
use super::place::{self, Place};
use crate::chapters::Weaver;
use crate::questions::{At, Fields, Reader};
use crate::run::Run;

/// The most questions that a reader has to answer.
const MOST_QUESTIONS: usize = 5;

/// The questions and the ways to which they lead.
#[derive(Debug)]
pub struct Chooser {
    /// Questions; the first one is asked first, the others where an answer leads to them.
    pub questions: Vec<Question>,
    /// The ways to which the answers lead.
    pub ways: Vec<Way>,
}

/// A question.
#[derive(Debug)]
pub struct Question {
    /// Its id, unique in the file.
    pub id: At<String>,
    /// The question in Markdown, one paragraph.
    pub ask: String,
    /// Its answers, two or more.
    pub answers: Vec<Answer>,
}

/// One of a question's answers.
#[derive(Debug)]
pub struct Answer {
    /// The answer in Markdown, one paragraph.
    pub text: At<String>,
    /// The id of a question or a way.
    pub to: At<String>,
}

/// A construct, and the reason to take it.
#[derive(Debug)]
pub struct Way {
    /// Its id, unique in the file.
    pub id: At<String>,
    /// The construct's name, in Markdown.
    pub take: String,
    /// The reason, in Markdown.
    pub because: String,
    /// The place where it is taught.
    pub see: Place,
    /// A run that shows it.
    pub run: Rc<Run>,
}

/// A sequence of answers: for each, the id of its question, and the answer's index.
pub type Path = Vec<(String, usize)>;

impl Chooser {
    /// All paths to each question and each way, by their ids. Every answer leads further down, so
    /// this ends.
    pub fn paths(&self) -> BTreeMap<&str, Vec<Path>> {
        let mut paths: BTreeMap<&str, Vec<Path>> = BTreeMap::new();
        if let Some(first) = self.questions.first() {
            paths.insert(&first.id.value, vec![Path::new()]);
        }
        for question in &self.questions {
            let here = paths.get(question.id.value.as_str()).cloned().unwrap_or_default();
            for (place, answer) in question.answers.iter().enumerate() {
                let there = here.iter().map(|path| {
                    let step = (question.id.value.clone(), place);
                    path.iter().cloned().chain([step]).collect()
                });
                paths.entry(&answer.to.value).or_default().extend(there);
            }
        }
        paths
    }
}

/// Reads the file; faults are noted in the reader.
pub fn read(weaver: &Weaver<'_>, reader: &mut Reader<'_>) -> Option<Chooser> {
    let file = reader.parse()?;
    let mut ids = Vec::new();
    let questions = file.tables(reader, "question");
    let questions: Vec<_> =
        questions.iter().filter_map(|fields| question(reader, fields, &mut ids)).collect();
    let ways = file.tables(reader, "way");
    let way_count = ways.len();
    let ways: Vec<_> =
        ways.iter().filter_map(|fields| way(weaver, reader, fields, &mut ids)).collect();
    file.refuse_others(reader, &["question", "way"]);
    for (list, count) in [("question", questions.len()), ("way", way_count)] {
        if count == 0 && reader.faults.is_empty() {
            reader.fault(1, Problem::None(list));
        }
    }
    // If entries are missing, it is unknown where the answers lead.
    if !reader.faults.is_empty() {
        return None;
    }
    let chooser = Chooser { questions, ways };
    hold(&chooser, reader);
    Some(chooser)
}

fn question(
    reader: &mut Reader<'_>,
    fields: &Fields<'_>,
    ids: &mut Vec<At<String>>,
) -> Option<Question> {
    let id = fields.id(reader, ids);
    let ask = fields.prose(reader, "ask");
    let tables = fields.tables(reader, "answer");
    fields.refuse_others(reader, &["id", "ask", "answer"]);
    let mut answers: Vec<Answer> = Vec::new();
    for fields in &tables {
        let (text, to) = (answer_text(reader, fields), fields.needed_text(reader, "to"));
        fields.refuse_others(reader, &["text", "to"]);
        let (Some(text), Some(to)) = (text, to) else { continue };
        if let Some(other) = answers.iter().find(|other| other.text.value == text.value) {
            let again = Problem::AnswerAgain { text: text.value.clone(), line: other.text.line };
            reader.fault(text.line, again);
        }
        answers.push(Answer { text, to });
    }
    let id = id?;
    if tables.len() < 2 {
        let few = Problem::FewAnswers { id: id.value.clone(), count: tables.len() };
        reader.fault(id.line, few);
    }
    Some(Question { id, ask: ask?, answers })
}

fn answer_text(reader: &mut Reader<'_>, fields: &Fields<'_>) -> Option<At<String>> {
    let line = fields.value("text").map_or(fields.line, |text| text.line);
    Some(At { line, value: fields.prose(reader, "text")? })
}

fn way(
    weaver: &Weaver<'_>,
    reader: &mut Reader<'_>,
    fields: &Fields<'_>,
    ids: &mut Vec<At<String>>,
) -> Option<Way> {
    let id = fields.id(reader, ids);
    let [take, because] = ["take", "because"].map(|key| fields.prose(reader, key));
    let see = Place::read(weaver, reader, fields);
    let scene = fields.needed_text(reader, "scene");
    let run = scene.and_then(|At { line, value }| {
        place::run(weaver, None, &value).map_err(|problem| reader.fault(line, problem)).ok()
    });
    fields.refuse_others(reader, &["id", "take", "because", "see", "scene"]);
    Some(Way { id: id?, take: take?, because: because?, see: see?, run: run? })
}

/// Checks that every answer leads down to something, and that an answer leads to every question and
/// way.
fn hold(chooser: &Chooser, reader: &mut Reader<'_>) {
    let Chooser { questions, ways } = chooser;
    for (place, question) in questions.iter().enumerate() {
        let below = questions[place + 1..].iter().map(|question| &question.id.value);
        let below: Vec<_> = below.chain(ways.iter().map(|way| &way.id.value)).collect();
        for Answer { to, .. } in &question.answers {
            if questions[..=place].iter().any(|above| above.id.value == to.value) {
                reader.fault(to.line, Problem::LeadsUp(to.value.clone()));
            } else if !below.contains(&&to.value) {
                let there = below.iter().map(|id| (*id).clone()).collect();
                reader.fault(to.line, Problem::LeadsNowhere { to: to.value.clone(), there });
            }
        }
        let first = &question.answers[0].to.value;
        if question.answers.iter().all(|answer| answer.to.value == *first) {
            let (id, to) = (question.id.value.clone(), first.clone());
            reader.fault(question.id.line, Problem::NoChoice { id, to });
        }
    }
    let paths = chooser.paths();
    let ids = questions.iter().map(|question| &question.id);
    for id in ids.chain(ways.iter().map(|way| &way.id)) {
        let longest = paths.get(id.value.as_str()).and_then(|all| all.iter().map(Vec::len).max());
        match longest {
            None => reader.fault(id.line, Problem::Unreached(id.value.clone())),
            Some(questions) if questions > MOST_QUESTIONS => {
                let id_words = id.value.clone();
                let long = Problem::TooLong { id: id_words, questions, most: MOST_QUESTIONS };
                reader.fault(id.line, long);
            }
            Some(_) => {}
        }
    }
}
