//! Where inline code may go to the next line.

/// Code of so many characters has room in a line of a phone, beside a list's mark.
const ONE_LINE: usize = 26;

/// And in a table's cell, which shares the line with others.
const ONE_LINE_OF_CELL: usize = 16;

/// Code that goes to the next line whole; longer code in parts, which end with a gap or a slash, and in
/// words that are still too long, between their own parts. In a cell, all code has places where a narrow
/// one may break it.
pub(super) fn whole_code(code: &str, is_cell: bool) -> String {
    let most = if is_cell { ONE_LINE_OF_CELL } else { ONE_LINE };
    let words = |code: &str| if is_cell { with_breaks(code) } else { code.to_owned() };
    if letters(code) <= most {
        let class = if may_break(&words(code)) { " class=\"one\"" } else { "" };
        return format!("<code{class}>{}</code>", words(code));
    }
    let parts = code.split_inclusive([' ', '/']).map(|part| {
        let (word, gap) = match part.strip_suffix(' ') {
            Some(word) => (word, " "),
            None if part.ends_with('/') => (part, "<wbr>"),
            None => (part, ""),
        };
        if letters(word) <= most && may_break(&words(word)) {
            return format!("<span class=\"one\">{}</span>{gap}", words(word));
        }
        if letters(word) <= most {
            return part.to_owned();
        }
        let broken = with_breaks(word);
        let whole = broken.split("<wbr>").map(|part| match may_break(part) {
            true => format!("<span class=\"one\">{part}</span>"),
            false => part.to_owned(),
        });
        whole.collect::<Vec<_>>().join("<wbr>") + gap
    });
    format!("<code>{}</code>", parts.collect::<String>())
}

/// Code with places to break: behind a path's parts and an opened parenthesis, before a call of a
/// method, and between the words of a name.
fn with_breaks(code: &str) -> String {
    let mut broken = String::with_capacity(code.len());
    let mut before = None;
    let mut escaped = 0..0;
    for (place, char) in code.char_indices() {
        if char == '&' && !escaped.contains(&place) {
            escaped = place..place + escape(&code[place..]);
        }
        let is_start = match (before, char) {
            (Some(':'), char) => char != ':',
            // The name of a character is none of the code's.
            _ if escaped.contains(&place) && place > escaped.start => false,
            // Nothing of two letters is left alone.
            (Some('('), char) => char.is_alphanumeric() && has_letters(&code[place..], 5),
            (Some('_'), char) => char.is_alphanumeric() && place > 1,
            // No number's point.
            (Some(before), '.') => {
                let is_number = code[place + 1..].starts_with(|char: char| char.is_ascii_digit());
                (before.is_alphanumeric() || before == ')') && !is_number
            }
            (Some(before), char) => before.is_lowercase() && char.is_uppercase(),
            (None, _) => false,
        };
        if is_start {
            broken.push_str("<wbr>");
        }
        broken.push(char);
        before = Some(char);
    }
    broken
}

/// How many characters a reader sees: what is escaped is one.
fn letters(code: &str) -> usize {
    let mut places = code.char_indices();
    let mut letters = 0;
    while let Some((place, char)) = places.next() {
        letters += 1;
        if char == '&' {
            // Its name is ASCII: as many characters as bytes.
            places.by_ref().take(escape(&code[place..]) - 1).for_each(drop);
        }
    }
    letters
}

/// Whether a reader sees so many characters or more: found without a look at all of them.
fn has_letters(code: &str, count: usize) -> bool {
    // None is escaped with more.
    const LONGEST: usize = 33;
    let end = code.char_indices().nth(count * LONGEST).map_or(code.len(), |(place, _)| place);
    letters(&code[..end]) >= count
}

/// How long what is escaped is, as `&lt;`, that the text begins with; of a mere `&` it is 1. A browser
/// reads a number without its semicolon, too.
fn escape(text: &str) -> usize {
    let is_name = |char: char| char.is_ascii_alphanumeric() || char == '#';
    let end = text[1..].find(|char| !is_name(char)).map_or(text.len(), |end| end + 1);
    if end > 1 && text[end..].starts_with(';') {
        return end + 1;
    }
    let Some(number) = text[1..end].strip_prefix('#') else { return 1 };
    let digits = match number.strip_prefix(['x', 'X']) {
        Some(digits) => digits.trim_start_matches(|char: char| char.is_ascii_hexdigit()),
        None => number.trim_start_matches(|char: char| char.is_ascii_digit()),
    };
    end - digits.len()
}

/// Whether a browser may end a line inside, as it may at each `<wbr>`.
fn may_break(code: &str) -> bool {
    letters(code) > 1 && !code.chars().all(|char| char.is_alphanumeric() || char == '_')
}
