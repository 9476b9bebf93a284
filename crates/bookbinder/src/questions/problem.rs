//! What can be wrong with a question.

use crate::error::list;

/// What can be wrong in a file of questions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Problem {
    /// The file is no TOML.
    #[error("this cannot be read as TOML: {0}")]
    NotToml(String),
    /// No such key.
    #[error("there is no key `{key}` here; there are {}", list(there))]
    UnknownKey {
        /// What stands there.
        key: String,
        /// What may stand there.
        there: Vec<String>,
    },
    /// A key is missing.
    #[error("`{0}` is missing here")]
    Missing(&'static str),
    /// A key without a value.
    #[error("`{0}` is empty: write something, or leave it out if it may be left out")]
    Empty(&'static str),
    /// A value of another type.
    #[error("`{key}` has to be {wanted}")]
    NotA {
        /// The key.
        key: &'static str,
        /// What its value should be.
        wanted: &'static str,
    },
    /// A text that is no id.
    #[error("`{0}` is no id: write small letters and digits, with - between words")]
    NotAnId(String),
    /// The same id twice in a lesson.
    #[error("the id `{id}` is taken by line {line}")]
    Taken {
        /// The id.
        id: String,
        /// The line of the other one.
        line: usize,
    },
    /// No such kind.
    #[error("there is no kind `{kind}`; there are {}", list(there))]
    NoKind {
        /// What stands there.
        kind: String,
        /// All kinds.
        there: Vec<String>,
    },
    /// A value that its key cannot have.
    #[error("`{key}` cannot be `{value}`; it is one of {}", list(there))]
    NotOneOf {
        /// The key.
        key: &'static str,
        /// What stands there.
        value: String,
        /// What it may be.
        there: Vec<String>,
    },
    /// Words that are no cast, or one that the scene cannot be played with.
    #[error("{0}")]
    Cast(String),
    /// A cast without a scene.
    #[error("a cast needs the `scene` that is played with it")]
    CastAlone,
    /// No such lane in the recording.
    #[error("the recording has no lane `{lane}`; it has {}", list(there))]
    NoLane {
        /// What stands there.
        lane: String,
        /// The lanes, and the sources that never start.
        there: Vec<String>,
    },
    /// No such line in the recording.
    #[error("the recording does not print `{line}`; it prints {}", list(there))]
    NoLine {
        /// What stands there.
        line: String,
        /// What is printed.
        there: Vec<String>,
    },
    /// A line that is printed more than once cannot name an instant.
    #[error("the recording prints `{line}` {times} times: name a line that it prints once")]
    LineAgain {
        /// What stands there.
        line: String,
        /// How often it is printed.
        times: usize,
    },
    /// Not what an answer of this kind looks like.
    #[error("an answer of kind `{kind}` is {wanted}")]
    NotAnAnswer {
        /// The kind's word.
        kind: &'static str,
        /// How it is written.
        wanted: String,
    },
    /// The recording says otherwise.
    #[error("the author believes {believed}, and the recording of {scene} says {recorded}")]
    NotSo {
        /// The author's answer.
        believed: String,
        /// The scene, and its cast where that is not its own.
        scene: String,
        /// The recording's answer.
        recorded: String,
    },
    /// A wrong choice that is not wrong.
    #[error("the wrong choice {choice} is right: {says} says {right}")]
    ChoiceIsRight {
        /// What stands there.
        choice: String,
        /// Who says so.
        says: String,
        /// The right answer.
        right: String,
    },
    /// The same wrong choice a second time.
    #[error("the wrong choice {choice} stands in line {line} already")]
    ChoiceAgain {
        /// What stands there.
        choice: String,
        /// The line of the other one.
        line: usize,
    },
    /// Too few wrong choices, or too many.
    #[error("`{id}` has {count} wrong choices: write 2 to 4, each as [[{list}.wrong]]")]
    HowManyWrong {
        /// The question.
        id: String,
        /// How many there are.
        count: usize,
        /// The list that the question is in.
        list: &'static str,
    },
    /// A choice about other lanes than the answer.
    #[error(
        "this choice names {}, and the answer {}: both name the same lanes",
        list(these),
        list(those)
    )]
    OtherLanes {
        /// The choice's lanes.
        these: Vec<String>,
        /// The answer's lanes.
        those: Vec<String>,
    },
    /// Markdown that does not fit into a line.
    #[error("`{0}` is one paragraph of text, `code`, *emphasis* and links, and nothing else")]
    NotInline(&'static str),
    /// A fragment that no heading has.
    #[error("{chapter} has no heading `{fragment}`; it has {}", list(there))]
    NoHeading {
        /// The chapter's file.
        chapter: String,
        /// What stands there.
        fragment: String,
        /// What the chapter has.
        there: Vec<String>,
    },
    /// A question that no reader meets.
    #[error("no chapter asks `{id}`: write {directive} where it belongs, or remove it")]
    NotPlaced {
        /// The question or card.
        id: String,
        /// The directive that places it.
        directive: String,
    },
    /// The same question twice in the book.
    #[error("{{{{#{0}}}}} stands in the book already: a question is placed once")]
    PlacedAgain(String),
    /// The questions of all lessons on the page of one.
    #[error("{{{{#{0}}}}} needs a page of its own, outside of the lessons' chapters")]
    InLesson(&'static str),
    /// No such guess.
    #[error("{file} has no guess `{id}`; it has {}", list(there))]
    NoGuess {
        /// The lesson's file of questions.
        file: String,
        /// What was asked for.
        id: String,
        /// The guesses that it has.
        there: Vec<String>,
    },
    /// A directive for questions that there are not.
    #[error("{file} has no [[{list}]]")]
    NoneOf {
        /// The file of questions.
        file: String,
        /// The list.
        list: &'static str,
    },
    /// A proof that is not there.
    #[error("nothing proves this: `{proof}` {why}")]
    NoProof {
        /// What stands there.
        proof: String,
        /// What is wrong with it.
        why: String,
    },
    /// A card's back that is written and computed.
    #[error("a card has either `back` or a `kind` with its answer, not both")]
    TwoBacks,
}
