//! What generated sources answer: any text that a service might answer, new in each play.

use std::sync::LazyLock;

/// How an answer looks. If it has room, a part of it was in no earlier play.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Flavour {
    #[default]
    Plain,
    Empty,
    Padded,
    Punctuated,
    Accented,
    Capital,
    TwoLines,
    Long,
    /// Ends with the end of a line, as on Windows: whoever cuts off any end of a line cuts off this one.
    Line,
    Number,
    /// A word by which one may want to tell something else than an answer: that at this place among them. It is the
    /// same in each play, or what was wrong once would be right when it is played again.
    Word(usize),
    Blank,
    /// Words with signs between them at which one may want to split.
    Split,
    /// `Failed`: the text of an error; `Panicked`: a line about a panic.
    Failed,
    Panicked,
}

/// Signs at which one may want to split: another one between the words in each play.
const SIGNS: &str = ",;|\t:/.-_&=+#~^%$@*<>\0\x1f";
/// Stands behind the words: each sign by itself, twice and three times, with room around it, and arrows.
static SEPARATORS: LazyLock<String> = LazyLock::new(|| {
    let each = SIGNS.chars().map(|sign| format!("{sign}{sign}{sign} {sign} "));
    each.collect::<String>() + "-> <- => \n\n"
});

const WORDS: [&str; 12] = [
    "failed",
    "too late",
    "late",
    "none",
    "None",
    "error",
    "404",
    "-",
    "lost",
    "denied",
    "cancelled",
    "no answer",
];

impl Flavour {
    pub(crate) const OTHERS: [Self; 14] = [
        Self::Empty,
        Self::Padded,
        Self::Punctuated,
        Self::Accented,
        Self::Capital,
        Self::TwoLines,
        Self::Long,
        Self::Line,
        Self::Number,
        Self::Word(0),
        Self::Blank,
        Self::Split,
        Self::Failed,
        Self::Panicked,
    ];

    /// The same kind; of words, another one for each number.
    pub(crate) fn numbered(self, number: usize) -> Self {
        match self {
            Self::Word(_) => Self::Word(number % WORDS.len()),
            other => other,
        }
    }

    /// All kinds but the plain one, and of words each.
    pub(crate) fn all_others() -> impl Iterator<Item = Self> {
        let words = (0..WORDS.len()).map(Self::Word);
        Self::OTHERS.into_iter().filter(|kind| !matches!(kind, Self::Word(_))).chain(words)
    }

    /// A different answer in each play, because `new` differs.
    pub(crate) fn answer(self, name: &str, new: u16) -> String {
        match self {
            Self::Plain => format!("{name}: {new:04x}"),
            Self::Empty => String::new(),
            Self::Padded => format!("  {new:04x} "),
            Self::Punctuated => format!("\"{new:04x}\": a, b; \\n"),
            Self::Accented => format!("É{new:04x} ß 寿司"),
            Self::Capital => format!("{name} {new:04X} A"),
            Self::TwoLines => format!("{new:04x}\nand {name}"),
            Self::Long => format!("{new:04x} ").repeat(60),
            Self::Line => format!("{new:04x}\r\n"),
            Self::Number => format!("0{new}"),
            Self::Word(word) => WORDS[word].to_owned(),
            Self::Blank => " ".repeat(1 + usize::from(new % 3)),
            Self::Split => {
                let sign = char::from(SIGNS.as_bytes()[usize::from(new) % SIGNS.len()]);
                format!("{new:04x}{sign}{name}{sign}{{}}{}", *SEPARATORS)
            }
            Self::Failed => format!("{name} failed"),
            Self::Panicked => format!("{name} panicked"),
        }
    }
}
