//! A recording's answer to a question.

use stage::Cast;
use timeline::{Line, Outcome, Recording, units};

use super::answer::{Answer, NOTHING};
use super::asks::{Asks, Of};
use super::{At, Problem};
use stage::fate::{self, Fate};

impl Asks {
    /// The recording's answer. If the question is about lanes, it is about the lanes that
    /// `believed` names.
    ///
    /// # Errors
    /// When the question names a line or a lane that the recording does not have; with the line in
    /// the file, if that is not the answer's line.
    pub fn truth(
        &self,
        recording: &Recording,
        cast: &Cast,
        believed: &At<Answer>,
    ) -> Result<Answer, At<Problem>> {
        Ok(match self {
            Self::When(None) => Answer::When(recording.caller().end.map(|end| end.at)),
            Self::When(Some(line)) => {
                Answer::When(Some(printed_once(recording, line)?.1.moment.at))
            }
            Self::Printed(after) => {
                let next = match after {
                    None => 0,
                    Some(line) => printed_once(recording, line)?.0 + 1,
                };
                Answer::Printed(recording.lines.get(next).map(text))
            }
            Self::Order(of, only) => order(*of, only.as_deref(), recording)?,
            Self::Gets => Answer::Gets(gets(recording)),
            Self::Fate => Answer::Fates(
                believed
                    .value
                    .lanes()
                    .into_iter()
                    .map(|lane| {
                        let fate = Fate::of(&lane, recording, cast);
                        let there = || fate::names(recording, cast);
                        let fate = fate.ok_or_else(|| At {
                            line: believed.line,
                            value: Problem::NoLane { lane: lane.clone(), there: there() },
                        })?;
                        Ok((lane, fate))
                    })
                    .collect::<Result<_, _>>()?,
            ),
            Self::Which => believed.value.clone(),
        })
    }
}

/// A printed line as pages show it.
fn text(line: &Line) -> String {
    units::one_line(&line.text).trim().to_owned()
}

/// The line with this text, and its index among all lines.
fn printed_once<'r>(
    recording: &'r Recording,
    wanted: &At<String>,
) -> Result<(usize, &'r Line), At<Problem>> {
    let lines =
        || recording.lines.iter().enumerate().filter(|(_, line)| text(line) == wanted.value);
    let at = |value| At { line: wanted.line, value };
    match lines().count() {
        0 => Err(at(no_line(recording, &wanted.value))),
        1 => Ok(lines().next().expect("there is one")),
        times => Err(at(Problem::LineAgain { line: wanted.value.clone(), times })),
    }
}

fn no_line(recording: &Recording, line: &str) -> Problem {
    let mut there: Vec<String> = Vec::new();
    for text in recording.lines.iter().map(text) {
        if !there.contains(&text) {
            there.push(text);
        }
    }
    Problem::NoLine { line: line.to_owned(), there }
}

fn order(
    of: Of,
    only: Option<&[At<String>]>,
    recording: &Recording,
) -> Result<Answer, At<Problem>> {
    let mut lanes: Vec<_> = recording.lanes.iter().skip(1).collect();
    let all: Vec<String> = match of {
        Of::Lines => recording.lines.iter().map(text).collect(),
        Of::Starts | Of::Ends => lanes.iter().map(|lane| lane.label.clone()).collect(),
    };
    for item in only.unwrap_or_default() {
        if !all.contains(&item.value) {
            let value = match of {
                Of::Lines => no_line(recording, &item.value),
                _ => Problem::NoLane { lane: item.value.clone(), there: all },
            };
            return Err(At { line: item.line, value });
        }
    }
    let items = match of {
        Of::Lines => all,
        Of::Starts => {
            lanes.sort_by_key(|lane| lane.start);
            lanes.iter().map(|lane| lane.label.clone()).collect()
        }
        Of::Ends => {
            lanes.retain(|lane| lane.end.is_some());
            lanes.sort_by_key(|lane| lane.end);
            lanes.iter().map(|lane| lane.label.clone()).collect()
        }
    };
    let is_asked = |item: &String| only.is_none_or(|only| only.iter().any(|o| o.value == *item));
    Ok(of.answer(items.into_iter().filter(is_asked).collect()))
}

fn gets(recording: &Recording) -> String {
    match &recording.caller().outcome {
        Outcome::Finished(value) if value.is_empty() => "()".to_owned(),
        Outcome::Finished(value) => units::one_line(value).into_owned(),
        Outcome::Failed(error) => format!("error: {}", units::one_line(error)),
        outcome @ (Outcome::TimedOut | Outcome::Cancelled) => format!("error: {}", outcome.word()),
        Outcome::Panicked => "panic".to_owned(),
        Outcome::Open => NOTHING.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error;

    use stage::{fetch, secs};
    use tokio::time::{sleep, timeout};
    use tracing::info;

    use super::*;

    fn at<T>(value: T) -> At<T> {
        At { line: 7, value }
    }

    fn line(text: &str) -> Option<At<String>> {
        Some(at(text.to_owned()))
    }

    /// The answer of a recording made here. Only the kind `fate` looks at the believed answer.
    fn truth(asks: &Asks, recording: &Recording) -> String {
        let believed = at(Answer::Which(String::new()));
        match asks.truth(recording, &Cast::default(), &believed) {
            Ok(answer) => answer.words(),
            Err(At { line: 7, value }) => value.to_string(),
            Err(other) => panic!("{other:?}"),
        }
    }

    fn played<T, E>(future: impl Future<Output = Result<T, E>>) -> Recording
    where
        T: std::fmt::Debug,
        E: std::fmt::Display,
    {
        stage::play(future).recording
    }

    #[test]
    fn what_a_caller_gets_has_a_word_for_every_end() {
        type Boxed = Box<dyn Error>;
        let gets = |recording: &Recording| truth(&Asks::Gets, recording);
        assert_eq!(gets(&played(async { Ok::<_, Boxed>(("a", 1)) })), r#""(\"a\", 1)""#);
        assert_eq!(gets(&played(async { Ok::<_, Boxed>(()) })), "\"()\"");
        assert_eq!(
            gets(&played(async { Err::<(), Boxed>("no bread".into()) })),
            "\"error: no bread\""
        );
        let late = played(async { timeout(secs(1.0), sleep(secs(2.0))).await });
        assert_eq!(gets(&late), "\"error: timed out\"");
        let panics = played(async { if true { panic!("no") } else { Ok::<_, Boxed>(()) } });
        assert_eq!(gets(&panics), "\"panic\"");
        assert_eq!(gets(&played(std::future::pending::<Result<(), Boxed>>())), "\"nothing\"");
    }

    #[test]
    fn a_caller_resumes_at_its_end_whatever_ends_later_and_never_without_one() {
        let cast = Cast::in_words(["a 1 s", "b 2 s"]).unwrap();
        let [a, b]: [_; 2] = cast.sources().try_into().unwrap();
        let recording = played(async {
            tokio::spawn(fetch(b));
            fetch(a).await
        });
        assert_eq!(truth(&Asks::When(None), &recording), "\"1 s\"");
        let recording = played(std::future::pending::<Result<(), String>>());
        assert_eq!(truth(&Asks::When(None), &recording), "\"never\"");
    }

    #[test]
    fn lines_are_found_by_their_texts() {
        let recording = played(async {
            info!("a");
            sleep(secs(1.0)).await;
            info!(amount = 2, "b");
            info!("c");
            sleep(secs(1.0)).await;
            info!("c");
            Ok::<_, String>(())
        });
        assert_eq!(truth(&Asks::When(line("b amount=2")), &recording), "\"1 s\"");
        assert_eq!(truth(&Asks::Printed(None), &recording), "\"a\"");
        assert_eq!(truth(&Asks::Printed(line("a")), &recording), "\"b amount=2\"");
        let again = "the recording prints `c` 2 times: name a line that it prints once";
        assert_eq!(truth(&Asks::Printed(line("c")), &recording), again);
        assert_eq!(truth(&Asks::When(line("c")), &recording), again);
        let none = "the recording does not print `d`; it prints a, b amount=2, c";
        assert_eq!(truth(&Asks::When(line("d")), &recording), none);
        let all = Asks::Order(Of::Lines, None);
        assert_eq!(truth(&all, &recording), r#"["a","b amount=2","c","c"]"#);
        let only = Asks::Order(Of::Lines, Some(vec![at("c".to_owned()), at("a".to_owned())]));
        assert_eq!(truth(&only, &recording), r#"["a","c","c"]"#);
        let silent = played(async { Ok::<_, String>(()) });
        assert_eq!(truth(&Asks::Printed(None), &silent), "\"nothing\"");
        assert_eq!(truth(&all, &silent), "[]");
    }

    #[test]
    fn lanes_are_put_in_the_order_of_their_starts_or_ends() {
        let cast = Cast::in_words(["a 3 s", "b 1 s", "c 2 s", "d never"]).unwrap();
        let sources = cast.sources();
        let recording = played(async {
            tokio::spawn(fetch(sources[3].clone()));
            let [a, b, c] = [2, 1, 0].map(|place: usize| fetch(&sources[place]));
            Ok::<_, String>(tokio::join!(a, b, c))
        });
        // The task starts when its caller begins to wait.
        assert_eq!(truth(&Asks::Order(Of::Starts, None), &recording), r#"["c","b","a","d"]"#);
        assert_eq!(truth(&Asks::Order(Of::Ends, None), &recording), r#"["b","c","a"]"#);
        let only = Some(vec![at("a".to_owned()), at("b".to_owned())]);
        assert_eq!(truth(&Asks::Order(Of::Ends, only.clone()), &recording), r#"["b","a"]"#);
        assert_eq!(truth(&Asks::Order(Of::Starts, only), &recording), r#"["b","a"]"#);
    }
}
