//! What generated sources answer: any text that a service might answer, new in each play.

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
    /// Ends with the end of a line, maybe with one of Windows.
    Line,
    Number,
    /// A word by which one may want to tell something else than an answer.
    Word,
    Blank,
    /// Words with signs between them at which one may want to split.
    Split,
    /// `Failed`: the text of an error; `Panicked`: a line about a panic.
    Failed,
    Panicked,
}

/// Signs between words, another one in each play.
const SIGNS: &[u8] = b",;|\t:/.-_&=+#~^\0\x1f";

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
        Self::Word,
        Self::Blank,
        Self::Split,
        Self::Failed,
        Self::Panicked,
    ];

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
            Self::Line => format!("{new:04x}{}\n", if new.is_multiple_of(2) { "" } else { "\r" }),
            Self::Number => format!("0{new}"),
            Self::Word => WORDS[usize::from(new) % WORDS.len()].to_owned(),
            Self::Blank => " ".repeat(1 + usize::from(new % 3)),
            Self::Split => format!(
                "{new:04x}{}{name}{0}{{}}",
                char::from(SIGNS[usize::from(new) % SIGNS.len()])
            ),
            Self::Failed => format!("{name} failed"),
            Self::Panicked => format!("{name} panicked"),
        }
    }
}
