//! What the texts of an exercise's files say: the task above a stub, the sentence in it, and the first
//! lines of a mistake. These are our own words; of a refusal only its data are read.

/// More lines than this a learner does not read before they begin.
const MOST_LINES: usize = 12;

/// Code of at least this length is an answer, or a part of one.
const PASTED: usize = 20;

/// Words of constructs that solve exercises. The sentence in a stub says what is wanted and not by what.
const CONSTRUCTS: [&str; 24] = [
    "abort",
    "arc",
    "async",
    "await",
    "block",
    "borrow",
    "channel",
    "clone",
    "collect",
    "futuresunordered",
    "handle",
    "handles",
    "join",
    "join_all",
    "joinhandle",
    "joinset",
    "lock",
    "mutex",
    "refcell",
    "select",
    "spawn",
    "stream",
    "try_join",
    "unwrap",
];

/// The comment that a stub begins with.
#[derive(Debug, PartialEq, Eq)]
pub struct Header {
    /// What stands between title and command, its line breaks and indents made one space each.
    pub task: String,
}

impl Header {
    /// Reads it from a stub of this exercise.
    ///
    /// # Errors
    /// When it has not the shape that all of them have.
    pub fn read(source: &str, id: &str, package: &str) -> Result<Self, String> {
        let lines = source.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim);
        let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
        let title = format!("# {id}: ");
        let command = format!("Run it: `cargo test -p {package} --test {id}`");
        let [first, task @ .., last] = &lines[..] else { return Err("has no header".to_owned()) };
        if !first.starts_with(&title) {
            return Err(format!("its first line has to begin with `//! {title}`"));
        }
        if *last != command {
            return Err(format!("its header has to end with `//! {command}`"));
        }
        if lines.len() > MOST_LINES {
            return Err(format!("its header has {} lines; {MOST_LINES} are allowed", lines.len()));
        }
        Ok(Self { task: in_one_line(&task.join(" ")) })
    }

    /// Holds the task against the sentences of its check: those that are held and those that are not
    /// are each in their order, and one by one they make up the task with nothing left over.
    ///
    /// # Errors
    /// The place from which on they do not.
    pub fn is_covered(&self, held: &[&str], story: &[&str]) -> Result<(), String> {
        let [held, story] =
            [held, story].map(|all| all.iter().map(|s| in_one_line(s)).collect::<Vec<_>>());
        // Of two sentences one may begin like the other: so both ways are tried.
        let mut open = vec![(0, 0, self.task.as_str())];
        let mut furthest = open[0];
        while let Some((i, j, rest)) = open.pop() {
            if rest.len() <= furthest.2.len() {
                furthest = (i, j, rest);
            }
            if rest.is_empty() && i == held.len() && j == story.len() {
                return Ok(());
            }
            let after = |sentence: Option<&String>| match rest.strip_prefix(sentence?.as_str())? {
                "" => Some(""),
                rest => rest.strip_prefix(' '),
            };
            open.extend(after(story.get(j)).map(|rest| (i, j + 1, rest)));
            open.extend(after(held.get(i)).map(|rest| (i + 1, j, rest)));
        }
        let (i, j, rest) = furthest;
        let next: Vec<&String> = held.get(i).into_iter().chain(story.get(j)).collect();
        Err(format!("the task goes on with {rest:?}, the check with {next:?}"))
    }

    /// Says which construct a stub's sentence names that the task does not.
    pub fn given_away(&self, sentence: &str) -> Option<String> {
        let task: Vec<String> = words(&self.task).collect();
        words(sentence).find(|word| CONSTRUCTS.contains(&word.as_str()) && !task.contains(word))
    }
}

/// The first lines of a mistake.
#[derive(Debug, PartialEq, Eq)]
pub struct Mistake<'a> {
    /// What its refusal says.
    pub words: Vec<&'a str>,
    /// The hold that it is for.
    pub breaks: &'a str,
    /// Words of the sentence that it does not keep, where the hold has several.
    pub against: Option<&'a str>,
}

impl<'a> Mistake<'a> {
    /// Reads them.
    ///
    /// # Errors
    /// When they are not there, or in another order.
    pub fn read(source: &'a str) -> Result<Self, String> {
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

/// The text between the quotes of `todo!("…")`, line continuations joined as the compiler does.
pub fn sentence_of_todo(source: &str) -> Option<String> {
    let after = source.split_once("todo!(")?.1;
    let quoted = after.split_once('"')?.1.split_once('"')?.0;
    let mut lines = quoted.split("\\\n");
    let first = lines.next()?.to_owned();
    Some(lines.fold(first, |text, line| text + line.trim_start()))
}

/// What a text has of an answer that could be pasted: a line of the answer, or code between backticks.
pub fn copied(answer: &str, text: &str) -> Vec<String> {
    let text = in_one_line(text);
    let is_code = |line: &str| {
        !["//", "use ", "include!", "pub ", "fn ", "async fn "]
            .iter()
            .any(|with| line.starts_with(with))
    };
    let lines: Vec<&str> = answer.lines().map(str::trim).filter(|line| is_code(line)).collect();
    let code = lines.join(" ");
    let lines = lines.into_iter().map(|line| line.trim_end_matches([';', ',', '{', ' ']));
    let lines = lines.filter(|line| text.contains(line));
    let spans = text.split('`').skip(1).step_by(2).filter(|span| span.contains(['(', '{']));
    let spans = spans.filter(|span| code.contains(span.trim_end_matches(';')));
    // What is shorter is a call or a brace, not an answer.
    lines.chain(spans).filter(|part| part.len() >= PASTED).map(str::to_owned).collect()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_lowercase)
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
