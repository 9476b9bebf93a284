//! The first lines of a mistake: the words that its refusal must have, and the hold that it breaks.

/// The first lines of a mistake.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mistake<'a> {
    /// The words that its refusal must have.
    pub(crate) words: Vec<&'a str>,
    /// The hold (rule) that it breaks.
    pub(crate) breaks: &'a str,
    /// Words of the sentence that it breaks, if several sentences have this hold.
    pub(crate) against: Option<&'a str>,
}

impl<'a> Mistake<'a> {
    /// Reads the first lines.
    ///
    /// # Errors
    /// When they are missing, or in another order.
    pub(crate) fn read(source: &'a str) -> Result<Self, String> {
        let mut lines = source.lines().peekable();
        let mut next = |prefix: &str| {
            let line = lines.next_if(|line| line.starts_with(prefix))?;
            Some(line[prefix.len()..].trim()).filter(|rest| !rest.is_empty())
        };
        let words: Vec<&str> = std::iter::from_fn(|| next("//! Refused with: ")).collect();
        match next("//! Breaks: ") {
            Some(breaks) if !words.is_empty() => {
                Ok(Self { words, breaks, against: next("//! Against: ") })
            }
            _ => Err("the file must begin with `//! Refused with: …`, one line or more, and then \
                      `//! Breaks: …`, the name of a hold"
                .to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_says_first_how_it_is_refused_and_what_it_breaks() {
        let head = "//! Refused with: one\n//! Refused with: two\n//! Breaks: at once\n";
        let mistake = Mistake::read(head).unwrap();
        assert_eq!(
            mistake,
            Mistake { words: vec!["one", "two"], breaks: "at once", against: None }
        );
        let against = format!("{head}//! Against: the first\n//!\n//! Why.\n");
        assert_eq!(Mistake::read(&against).unwrap().against, Some("the first"));
        for source in [
            "",
            "//! Why.\n//! Refused with: one\n//! Breaks: starts\n",
            "//! Refused with: one\n",
            "//! Breaks: starts\n",
            "//! Breaks: starts\n//! Refused with: one\n",
            "//! Refused with: \n//! Breaks: starts\n",
            "//! Refused with: one\n//! Breaks: \n",
        ] {
            assert!(Mistake::read(source).is_err(), "{source}");
        }
    }
}
