//! What stays in one line: a number and its unit, a lesson and its number, a short piece of code.
//!
//! A browser breaks a line in each gap and behind each hyphen, so that a command reads `- -` and an
//! attribute `#` in one line and the rest in the next.

/// Elements whose text is no sentence of the page: it is code, or a drawing.
const NO_SENTENCES: [&str; 5] = ["pre", "script", "style", "svg", "textarea"];

/// The steps of a run, which scripts read.
const STEPS: &str = "<ol class=\"tl-steps\">";

/// What may stand behind a number.
const UNITS: [&str; 6] = ["s", "ms", "min", "B", "kB", "MB"];

/// Code of so many characters has room in a line of a phone, beside a list's mark.
const ONE_LINE: usize = 26;

/// And in a table's cell, which shares the line with others.
const ONE_LINE_OF_CELL: usize = 16;

/// Keeps in one line what belongs together, in all sentences, captions and tables of a page.
pub fn unbroken(html: &str) -> String {
    let Some((before, (main, after))) = html
        .split_once("<main>")
        .and_then(|(before, rest)| Some((before, rest.rsplit_once("</main>")?)))
    else {
        return html.to_owned();
    };
    let mut touched = format!("{before}<main>");
    let mut no_sentence = None;
    let mut is_cell = false;
    let mut rest = main;
    while !rest.is_empty() {
        let (text, markup) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        match no_sentence {
            None => touched.push_str(&glued(text)),
            Some(_) => touched.push_str(text),
        }
        let plain = markup.strip_prefix("<code>").and_then(|code| code.split_once("</code>"));
        if let (None, Some((code, behind))) = (no_sentence, plain) {
            touched.push_str(&whole_code(code, is_cell));
            rest = behind;
            continue;
        }
        let (tag, behind) = markup.split_at(end_of_tag(markup));
        let name = |tag: &str| {
            tag.split(|char: char| !char.is_ascii_alphanumeric()).next().map(str::to_owned)
        };
        match (no_sentence, tag.strip_prefix("</")) {
            (Some(open), Some(closed)) if name(closed).as_deref() == Some(open) => {
                no_sentence = None
            }
            (None, None) => {
                let opened = name(tag.get(1..).unwrap_or_default());
                no_sentence = NO_SENTENCES.into_iter().find(|kept| opened.as_deref() == Some(kept));
                if tag == STEPS {
                    no_sentence = Some("ol");
                }
                is_cell |= opened.as_deref() == Some("table");
            }
            (None, Some("table>")) => is_cell = false,
            _ => {}
        }
        touched.push_str(tag);
        rest = behind;
    }
    touched + "</main>" + after
}

/// Code that goes to the next line whole; longer code in parts, which end with a gap or a slash. In a
/// cell it has places where a narrow one may break it.
fn whole_code(code: &str, is_cell: bool) -> String {
    if code.contains('<') {
        return format!("<code>{code}</code>");
    }
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
    for (place, char) in code.char_indices() {
        let is_start = match (before, char) {
            (Some(':'), char) => char != ':',
            // Nothing of two letters is left alone.
            (Some('('), char) => char.is_alphanumeric() && letters(&code[place..]) > 4,
            (Some('_'), char) => char.is_alphanumeric() && place > 1,
            (Some(before), '.') => before.is_alphanumeric() || before == ')',
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
    let escaped = code.split('&').skip(1).filter_map(|rest| rest.split_once(';'));
    code.chars().count() - escaped.map(|(name, _)| name.chars().count() + 1).sum::<usize>()
}

/// Whether a browser may end a line inside, as it may at each `<wbr>`.
fn may_break(code: &str) -> bool {
    letters(code) > 1 && !code.chars().all(|char| char.is_alphanumeric() || char == '_')
}

/// Where a tag or a comment ends that the text begins with. A `>` in quotes ends no tag.
fn end_of_tag(markup: &str) -> usize {
    if markup.starts_with("<!--") {
        return markup.find("-->").map_or(markup.len(), |end| end + 3);
    }
    let mut quote = None;
    let end = markup.find(|char| match (quote, char) {
        (None, '>') => true,
        (None, '"' | '\'') => {
            quote = Some(char);
            false
        }
        (Some(open), _) if open == char => {
            quote = None;
            false
        }
        _ => false,
    });
    end.map_or(markup.len(), |end| end + 1)
}

/// Text in which gaps that are to hold do hold.
fn glued(text: &str) -> String {
    let mut glued = String::with_capacity(text.len());
    for (place, char) in text.char_indices() {
        let holds = matches!(char, ' ' | '\n') && is_whole(&text[..place], &text[place + 1..]);
        glued.push(if holds { '\u{a0}' } else { char });
    }
    glued
}

/// Whether what stands before a gap and what stands behind it are one thing.
fn is_whole(before: &str, behind: &str) -> bool {
    let last = before.rsplit(|char: char| !char.is_alphanumeric()).next().unwrap_or_default();
    let next = behind.split(|char: char| !char.is_alphanumeric()).next().unwrap_or_default();
    let is_number = |word: &str| !word.is_empty() && word.chars().all(|char| char.is_ascii_digit());
    if is_number(next) {
        // 100 000, lesson 3
        return is_number(last) && next.len() == 3 || ["lesson", "Lesson"].contains(&last);
    }
    let is_lesson = is_number(last) && last.len() == 2 && last.starts_with('0');
    last.ends_with(|char: char| char.is_ascii_digit()) && UNITS.contains(&next)
        // The lesson's number before its title.
        || is_lesson && next.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::unbroken;

    #[test]
    fn what_belongs_together_stays_together_in_sentences_alone() {
        for (html, wanted) in [
            ("<p>After 1.5 s, or\n10\nms.</p>", "<p>After 1.5~s, or\n10~ms.</p>"),
            ("<p>1 second, 2 sons, a s, 3  s</p>", "<p>1 second, 2 sons, a s, 3  s</p>"),
            ("<p>é1 s</p>1 s", "<p>é1~s</p>1~s"),
            (
                "<code>s</code> 1 s <code>wait_for</code>",
                "<code>s</code> 1~s <code>wait_for</code>",
            ),
            ("10 to 100 000, 3 1000, 2 000 s", "10 to 100~000, 3 1000, 2~000~s"),
            (">06 Until it\ncloses, lesson 3", ">06~Until it\ncloses, lesson~3"),
            (
                "<ol><li>1 s</ol><ol class=\"tl-steps\"><li>1 s</ol>1 s",
                "<ol><li>1~s</ol><ol class=\"tl-steps\"><li>1 s</ol>1~s",
            ),
            ("<code>1 s</code> 1 s", "<code class=\"one\">1 s</code> 1~s"),
            ("<code>#[main]</code>", "<code class=\"one\">#[main]</code>"),
            ("<code>a&lt;b&gt;</code>", "<code class=\"one\">a&lt;b&gt;</code>"),
            (
                "<code>cargo run -p lesson-01 -- with_join</code>",
                "<code>cargo run <span class=\"one\">-p</span> <span class=\"one\">lesson-01</span> \
                 <span class=\"one\">--</span> with_join</code>",
            ),
            (
                "<code>crates/lesson-02/src/lib.rs</code>",
                "<code><span class=\"one\">crates/</span><wbr><span class=\"one\">lesson-02/</span><wbr>\
                 <span class=\"one\">src/</span><wbr><span class=\"one\">lib.rs</span></code>",
            ),
            (
                "<table><td><code>Vec&lt;Result&lt;T, E&gt;&gt;</code></td></table>\
                 <code>Vec&lt;Result&lt;T, E&gt;&gt;</code>",
                "<table><td><code><span class=\"one\">Vec&lt;Result&lt;T,</span> <span class=\"one\">E&gt;&gt;</span></code></td></table>\
                 <code class=\"one\">Vec&lt;Result&lt;T, E&gt;&gt;</code>",
            ),
            (
                "<code>#[tracing::instrument(returns)]</code>",
                "<code><span class=\"one\">#[tracing::</span><wbr><span class=\"one\">instrument(</span><wbr>\
                 <span class=\"one\">returns)]</span></code>",
            ),
            (
                "<table><td><code>.await</code><code>_tea</code><code>Promise.all</code></td></table>",
                "<table><td><code class=\"one\">.await</code><code>_tea</code>\
                 <code class=\"one\">Promise<wbr>.all</code></td></table>",
            ),
            (
                "<table><td><code>as_completed</code> <code>std::pin::pin!</code> <code>allSettled()</code></td></table>",
                "<table><td><code class=\"one\">as_<wbr>completed</code> \
                 <code class=\"one\">std::<wbr>pin::<wbr>pin!</code> \
                 <code class=\"one\">all<wbr>Settled()</code></td></table>",
            ),
            (
                "<table><td><code>from_millis(500) + 1</code></td></table>",
                "<table><td><code><span class=\"one\">from_<wbr>millis(500)</span> + 1</code></td></table>",
            ),
            ("<pre><code>1 s</code>1 s</pre>1 s", "<pre><code>1 s</code>1 s</pre>1~s"),
            (
                "<li data-key='a > 1 s' title=\"> 2 s\">3 s",
                "<li data-key='a > 1 s' title=\"> 2 s\">3~s",
            ),
            ("<!-- > 1 s --><svg><a></a>2 s</svg>", "<!-- > 1 s --><svg><a></a>2 s</svg>"),
            ("<span>1</span> s, < 2 s, <codes>3 s", "<span>1</span> s, < 2 s, <codes>3~s"),
        ] {
            let page = |main: &str| format!("<title>1 s</title><main>{main}</main>1 s");
            assert_eq!(unbroken(&page(html)), page(&wanted.replace('~', "\u{a0}")), "{html}");
        }
        assert_eq!(unbroken("1 s, <main>"), "1 s, <main>");
    }
}
