//! Reads a file of questions and compares each answer with its recording.

use std::rc::Rc;

use stage::Cast;

use super::answer::Answer;
use super::asks::Asks;
use super::markdown::{self, Page};
use super::toml::{Fields, Reader};
use super::{At, Back, Card, Choice, Deck, Home, Problem, Question, proof};
use crate::chapters::lesson_number;
use crate::error::{self, Fault};
use crate::run::{Run, Runs};
use crate::sources::Sources;

/// The questions of one file, and its faults. `file` is its name, `text` its content.
pub fn read<'w>(
    runs: &Runs<'w>,
    sources: &mut Sources<'w>,
    home: Home,
    file: String,
    text: &str,
) -> (Deck, Vec<Fault>) {
    let mut lists = Lists { home, runs, sources, reader: Reader::new(file, text), ids: Vec::new() };
    let mut deck = Deck::default();
    match lists.reader.parse() {
        Some(file) => deck = lists.deck(&file),
        None => deck.broken.extend(home.lists().iter().map(|list| (*list, None))),
    }
    (deck, lists.reader.faults)
}

struct Lists<'r, 'w, 't> {
    home: Home,
    runs: &'r Runs<'w>,
    sources: &'r mut Sources<'w>,
    reader: Reader<'t>,
    /// The ids so far.
    ids: Vec<At<String>>,
}

/// The keys of every question, of any kind. `wrong` is last, because a table ends the keys above
/// it.
const QUESTION: [&str; 9] =
    ["id", "kind", "ask", "code", "scene", "cast", "answer", "because", "see"];
const CARD: [&str; 8] = ["id", "front", "kind", "scene", "cast", "answer", "because", "see"];

impl<'t> Lists<'_, '_, 't> {
    fn deck(&mut self, file: &Fields<'t>) -> Deck {
        let mut deck = Deck::default();
        let lists = self.home.lists();
        for (list, questions) in [("guess", &mut deck.guesses), ("quiz", &mut deck.quiz)] {
            if !lists.contains(&list) {
                continue;
            }
            for fields in file.tables(&mut self.reader, list) {
                match self.question(&fields, list) {
                    Some(question) => questions.push(question),
                    None => deck.broken.push((list, id_in(&fields))),
                }
            }
        }
        if let Home::Lesson(lesson) = self.home {
            for fields in file.tables(&mut self.reader, "card") {
                match self.card(lesson, &fields) {
                    Some(card) => deck.cards.push(card),
                    None => deck.broken.push(("card", id_in(&fields))),
                }
            }
        }
        file.refuse_others(&mut self.reader, lists);
        deck
    }

    fn question(&mut self, fields: &Fields<'t>, list: &'static str) -> Option<Question> {
        let id = self.id(fields);
        let lesson = self.lesson(fields);
        let asks = Asks::read(&mut self.reader, fields);
        let ask = self.prose(fields, "ask");
        let code = fields.texts(&mut self.reader, "code").unwrap_or_default();
        let see = fields.needed_text(&mut self.reader, "see");
        let because = self.prose(fields, "because");
        let wrong = fields.tables(&mut self.reader, "wrong");
        let run = asks.as_ref().map(|asks| self.run(lesson, fields, asks));
        let believed = asks.as_ref().and_then(|asks| self.answer(fields, "answer", asks));
        // Without a kind, it is unknown which keys are allowed.
        let asks = asks?;
        self.proof(lesson, fields, &asks);
        let mut keys = [&QUESTION[..], asks.keys(), &["wrong"]].concat();
        if self.home == Home::Course {
            keys.insert(1, "lesson");
        }
        fields.refuse_others(&mut self.reader, &keys);
        let id = id?;
        if !(2..=4).contains(&wrong.len()) {
            let (id_words, count) = (id.value.clone(), wrong.len());
            self.reader.fault(id.line, Problem::HowManyWrong { id: id_words, count, list });
        }
        let wrong = self.wrong(&wrong, &asks);
        let run = run.flatten();
        let (right, wrong) = self.judged(&asks, run.as_deref(), believed?, wrong)?;
        let right = Choice { answer: right, because: because?, from: None };
        let (home, kind, lesson) = (self.home, asks.kind(), lesson?);
        Some(Question { home, lesson, id, kind, ask: ask?, code, right, wrong, see: see?, run })
    }

    fn card(&mut self, lesson: u8, fields: &Fields<'t>) -> Option<Card> {
        let id = self.id(fields);
        let front = self.prose(fields, "front");
        let see = fields.needed_text(&mut self.reader, "see");
        let back = match (fields.value("back"), fields.value("kind")) {
            (Some(_), None) => self.written(lesson, fields),
            (None, Some(_)) => self.recorded(lesson, fields),
            (Some(At { line, .. }), Some(_)) => {
                self.reader.fault(line, Problem::TwoBacks);
                return None;
            }
            (None, None) => {
                self.reader.fault(fields.line, Problem::Missing("back"));
                return None;
            }
        };
        Some(Card { lesson, id: id?, front: front?, back: back?, see: see? })
    }

    fn written(&mut self, lesson: u8, fields: &Fields<'t>) -> Option<Back> {
        let back = self.prose(fields, "back");
        if let Some(At { line, value }) = fields.text(&mut self.reader, "proof") {
            self.hold_proof(lesson, line, &value);
        }
        fields.refuse_others(&mut self.reader, &["id", "front", "back", "proof", "see"]);
        back.map(Back::Text)
    }

    fn recorded(&mut self, lesson: u8, fields: &Fields<'t>) -> Option<Back> {
        let asks = Asks::read(&mut self.reader, fields)?;
        let because = self.prose(fields, "because");
        let run = self.run(Some(lesson), fields, &asks);
        let believed = self.answer(fields, "answer", &asks);
        self.proof(Some(lesson), fields, &asks);
        fields.refuse_others(&mut self.reader, &[&CARD[..], asks.keys()].concat());
        let (answer, _) = self.judged(&asks, run.as_deref(), believed?, Vec::new())?;
        Some(Back::Recorded(Choice { answer, because: because?, from: None }))
    }

    /// The id, which no other question and no card of the lesson may have.
    fn id(&mut self, fields: &Fields<'t>) -> Option<At<String>> {
        fields.id(&mut self.reader, &mut self.ids)
    }

    /// The lesson that a question is about; a lesson's own questions need not say it.
    fn lesson(&mut self, fields: &Fields<'t>) -> Option<u8> {
        if let Home::Lesson(lesson) = self.home {
            return Some(lesson);
        }
        let named = fields.needed_text(&mut self.reader, "lesson")?;
        let there: Vec<u8> = self.runs.lessons().collect();
        let lesson = lesson_number(&named.value).filter(|lesson| there.contains(lesson));
        if lesson.is_none() {
            let there = there.into_iter().map(|lesson| Home::Lesson(lesson).to_string()).collect();
            let problem = Problem::NotOneOf { key: "lesson", value: named.value, there };
            self.reader.fault(named.line, problem);
        }
        lesson
    }

    /// A paragraph of Markdown.
    fn prose(&mut self, fields: &Fields<'t>, key: &'static str) -> Option<String> {
        fields.prose(&mut self.reader, key)
    }

    /// The run that a question is about. Every kind needs one except `which`, which may have one to
    /// show.
    fn run(&mut self, lesson: Option<u8>, fields: &Fields<'t>, asks: &Asks) -> Option<Rc<Run>> {
        let cast = fields.texts(&mut self.reader, "cast");
        let scene = match asks {
            Asks::Which => fields.text(&mut self.reader, "scene"),
            _ => fields.needed_text(&mut self.reader, "scene"),
        };
        let Some(scene) = scene else {
            let At { line, .. } = fields.value("cast")?;
            self.reader.fault(line, Problem::CastAlone);
            return None;
        };
        let lesson = lesson?;
        let run = match cast {
            None => self.runs.unheld(lesson, &scene.value).map_err(|problem| (scene.line, problem)),
            Some(words) => {
                let first = words.first().map_or(scene.line, |words| words.line);
                let mut services = Vec::new();
                for At { line, value } in &words {
                    match value.parse() {
                        Ok(service) => services.push(service),
                        Err(why) => {
                            let why: stage::NoService = why;
                            self.reader.fault(*line, Problem::Cast(why.to_string()));
                        }
                    }
                }
                if services.len() < words.len() {
                    return None;
                }
                let run = self.runs.with(lesson, &scene.value, Cast { services });
                run.map_err(|problem| {
                    let of_scene = matches!(problem, error::Problem::NoScene { .. });
                    (if of_scene { scene.line } else { first }, problem)
                })
            }
        };
        run.map_err(|(line, problem)| self.reader.fault(line, problem)).ok()
    }

    fn answer(
        &mut self,
        fields: &Fields<'t>,
        key: &'static str,
        asks: &Asks,
    ) -> Option<At<Answer>> {
        let At { line, value } = fields.needed(&mut self.reader, key)?;
        let answer = asks.answer(value).map_err(|problem| self.reader.fault(line, problem)).ok()?;
        if let Answer::Which(text) = &answer
            && markdown::inline(text, &Page::own()).is_none()
        {
            self.reader.fault(line, Problem::NotInline(key));
        }
        Some(At { line, value: answer })
    }

    fn wrong(&mut self, tables: &[Fields<'t>], asks: &Asks) -> Vec<At<Choice>> {
        let mut wrong = Vec::new();
        for fields in tables {
            let answer = self.answer(fields, "choice", asks);
            let because = self.prose(fields, "because");
            let from = fields.text(&mut self.reader, "from").map(|from| from.value);
            fields.refuse_others(&mut self.reader, &["choice", "because", "from"]);
            if let (Some(At { line, value: answer }), Some(because)) = (answer, because) {
                wrong.push(At { line, value: Choice { answer, because, from } });
            }
        }
        wrong
    }

    fn proof(&mut self, lesson: Option<u8>, fields: &Fields<'t>, asks: &Asks) {
        if matches!(asks, Asks::Which)
            && let Some(At { line, value }) = fields.needed_text(&mut self.reader, "proof")
            && let Some(lesson) = lesson
        {
            self.hold_proof(lesson, line, &value);
        }
    }

    fn hold_proof(&mut self, lesson: u8, line: usize, named: &str) {
        if let Err(problem) = proof::hold(self.sources, lesson, named) {
            self.reader.fault(line, problem);
        }
    }

    /// The true answer and the wrong choices; a contradiction with the recording is a fault.
    fn judged(
        &mut self,
        asks: &Asks,
        run: Option<&Run>,
        believed: At<Answer>,
        wrong: Vec<At<Choice>>,
    ) -> Option<(Answer, Vec<Choice>)> {
        let truth = match (asks, run) {
            (Asks::Which, _) => believed.value.clone(),
            (_, None) => return None,
            (_, Some(run)) => match asks.truth(&run.recording, &run.cast, &believed) {
                Ok(truth) => truth,
                Err(At { line, value }) => {
                    self.reader.fault(line, value);
                    return None;
                }
            },
        };
        let says = run.filter(|_| !matches!(asks, Asks::Which)).map(Run::name);
        if let Some(scene) = &says
            && !truth.is_same(&believed.value)
        {
            let (believed_words, recorded) = (believed.value.words(), truth.words());
            let scene = scene.clone();
            let not_so = Problem::NotSo { believed: believed_words, scene, recorded };
            self.reader.fault(believed.line, not_so);
        }
        for (place, At { line, value: Choice { answer, .. } }) in wrong.iter().enumerate() {
            let choice = answer.words();
            let earlier = wrong[..place].iter().find(|other| other.value.answer.is_same(answer));
            let refused =
                run.map(|run| asks.refuse_choice(answer, &truth, &run.recording, &run.cast));
            if let Some(Err(problem)) = refused {
                self.reader.fault(*line, problem);
            } else if answer.is_same(&truth) {
                let says = says.as_ref().map(|scene| format!("the recording of {scene}"));
                let says = says.unwrap_or_else(|| "the author".to_owned());
                let right = truth.words();
                self.reader.fault(*line, Problem::ChoiceIsRight { choice, says, right });
            } else if let Some(At { line: other, .. }) = earlier {
                self.reader.fault(*line, Problem::ChoiceAgain { choice, line: *other });
            }
        }
        Some((truth, wrong.into_iter().map(|choice| choice.value).collect()))
    }
}

/// The id, if it is one that a directive can name.
fn id_in(fields: &Fields<'_>) -> Option<String> {
    fields.value("id").and_then(|id| id.value.as_str()).map(str::to_owned)
}
