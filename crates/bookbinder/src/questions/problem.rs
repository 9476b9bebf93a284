//! What can be wrong with a question.

use crate::error::list;

/// What can be wrong in a file of questions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Problem {
    /// The file is not TOML.
    #[error("this cannot be read as TOML: {0}")]
    NotToml(String),
    /// No such key.
    #[error("there is no key `{key}` here; there are {}", list(there))]
    UnknownKey {
        /// The text in the file.
        key: String,
        /// The keys that the format has.
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
        /// The value that it should have.
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
        /// The text in the file.
        kind: String,
        /// All kinds of questions.
        there: Vec<String>,
    },
    /// A value that its key cannot have.
    #[error("`{key}` cannot be `{value}`; it is one of {}", list(there))]
    NotOneOf {
        /// The key.
        key: &'static str,
        /// The text in the file.
        value: String,
        /// The values that it may have.
        there: Vec<String>,
    },
    /// Words that are no cast, or a cast with which the scene cannot be played.
    #[error("{0}")]
    Cast(String),
    /// A cast without the scene that is played with it.
    #[error("a cast needs the `scene` that is played with it")]
    CastAlone,
    /// No such lane in the recording.
    #[error("the recording has no lane `{lane}`; it has {}", list(there))]
    NoLane {
        /// The text in the file.
        lane: String,
        /// The lanes, and the sources that never start.
        there: Vec<String>,
    },
    /// No such line in the recording.
    #[error("the recording does not print `{line}`; it prints {}", list(there))]
    NoLine {
        /// The text in the file.
        line: String,
        /// The lines that are printed.
        there: Vec<String>,
    },
    /// A line that is printed more than once does not tell an instant.
    #[error("the recording prints `{line}` {times} times: name a line that it prints once")]
    LineAgain {
        /// The text in the file.
        line: String,
        /// How often it is printed.
        times: usize,
    },
    /// An answer that does not have the form of its kind.
    #[error("an answer of kind `{kind}` is {wanted}")]
    NotAnAnswer {
        /// The kind's word.
        kind: &'static str,
        /// The form of an answer of this kind.
        wanted: String,
    },
    /// The recording disagrees with the author.
    #[error("the author believes {believed}, and the recording of {scene} says {recorded}")]
    NotSo {
        /// The author's answer.
        believed: String,
        /// The scene, and its cast if it is not the scene's own.
        scene: String,
        /// The recording's answer.
        recorded: String,
    },
    /// A wrong choice that is right.
    #[error("the wrong choice {choice} is right: {says} says {right}")]
    ChoiceIsRight {
        /// The text in the file.
        choice: String,
        /// The recording or the author, which gives the right answer.
        says: String,
        /// The right answer.
        right: String,
    },
    /// The same wrong choice a second time.
    #[error("the wrong choice {choice} stands in line {line} already")]
    ChoiceAgain {
        /// The text in the file.
        choice: String,
        /// The line of the first one.
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
        /// The text in the file.
        fragment: String,
        /// What the chapter has.
        there: Vec<String>,
    },
    /// A question that no chapter asks.
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
    /// The questions of all lessons on the page of one lesson.
    #[error("{{{{#{0}}}}} needs a page of its own, outside of the lessons' chapters")]
    InLesson(&'static str),
    /// No such guess.
    #[error("{file} has no guess `{id}`; it has {}", list(there))]
    NoGuess {
        /// The lesson's file of questions.
        file: String,
        /// The name that was asked for.
        id: String,
        /// The guesses that it has.
        there: Vec<String>,
    },
    /// A directive for questions that do not exist.
    #[error("{file} has no [[{list}]]")]
    NoneOf {
        /// The file of questions.
        file: String,
        /// The list.
        list: &'static str,
    },
    /// A proof that does not exist.
    #[error("nothing proves this: `{proof}` {why}")]
    NoProof {
        /// The text in the file.
        proof: String,
        /// Why it is wrong.
        why: String,
    },
    /// A card whose back is both written and computed.
    #[error("a card has either `back` or a `kind` with its answer, not both")]
    TwoBacks,
}
