//! What stays in one line: a number and its unit, a lesson and its number, a short piece of code.
//!
//! A browser breaks a line in each gap and behind each hyphen, so that a command reads `- -` and an
//! attribute `#` in one line and the rest in the next.

mod code;

use code::whole_code;

/// Elements whose text is no sentence of the page: it is code, or a drawing.
const NO_SENTENCES: [&str; 6] = ["code", "pre", "script", "style", "svg", "textarea"];

/// Those among them in which a `<` begins nothing but their own end.
const NO_TAGS: [&str; 3] = ["script", "style", "textarea"];

/// The steps of a run, which scripts read.
const STEPS: &str = "<ol class=\"tl-steps\">";

/// What may stand behind a number.
const UNITS: [&str; 6] = ["s", "ms", "min", "B", "kB", "MB"];

/// Keeps in one line what belongs together, in all sentences, captions and tables of a page.
pub fn unbroken(html: &str) -> String {
    let Some((before, (main, after))) = html
        .split_once("<main>")
        .and_then(|(before, rest)| Some((before, rest.rsplit_once("</main>")?)))
    else {
        return html.to_owned();
    };
    let mut touched = format!("{before}<main>");
    // The element without sentences, and how many of its name are open.
    let mut no_sentence: Option<(&str, u32)> = None;
    let mut is_cell = false;
    let mut rest = main;
    while !rest.is_empty() {
        let (text, markup) = rest.split_at(next_tag(rest));
        match no_sentence {
            None => touched.push_str(&glued(text)),
            Some(_) => touched.push_str(text),
        }
        if let (None, Some((code, behind))) = (no_sentence, plain_code(markup)) {
            touched.push_str(&whole_code(code, is_cell));
            rest = behind;
            continue;
        }
        let (mut tag, mut behind) = markup.split_at(end_of_tag(markup));
        let (name, is_end) = name(tag);
        no_sentence = match no_sentence {
            Some((open, count)) if name == open && is_end => {
                Some((open, count - 1)).filter(|(_, count)| *count > 0)
            }
            Some((open, count)) if name == open && !tag.ends_with("/>") => Some((open, count + 1)),
            None if tag == STEPS => Some(("ol", 1)),
            None if !is_end => {
                let is_drawn = !(name == "svg" && tag.ends_with("/>"));
                NO_SENTENCES
                    .into_iter()
                    .find(|kept| name == *kept && is_drawn)
                    .map(|kept| (kept, 1))
            }
            same => same,
        };
        is_cell = (is_cell || name == "table") && !(name == "table" && is_end);
        if no_sentence.is_some_and(|(open, _)| NO_TAGS.contains(&open)) {
            (tag, behind) = markup.split_at(tag.len() + before_end(behind, &name));
            no_sentence = None;
        }
        touched.push_str(tag);
        rest = behind;
    }
    touched + "</main>" + after
}

/// Code without attributes and tags that the text begins with, and what stands behind it.
fn plain_code(html: &str) -> Option<(&str, &str)> {
    let inside = html.strip_prefix("<code>")?;
    let (code, behind) = inside.split_at(inside.find('<')?);
    Some((code, behind.strip_prefix("</code>")?))
}

/// Where the next tag or comment begins. A `<` before anything but a letter is text.
fn next_tag(html: &str) -> usize {
    let begins = |behind: &str| {
        let is_name = |char: char| char.is_ascii_alphabetic() || matches!(char, '/' | '!' | '?');
        behind.starts_with(is_name)
    };
    html.match_indices('<').find(|(at, _)| begins(&html[at + 1..])).map_or(html.len(), |(at, _)| at)
}

/// The name of a tag's element, and whether the element ends there.
fn name(tag: &str) -> (String, bool) {
    let inside = tag.strip_prefix("</");
    let name = inside.or(tag.strip_prefix('<')).unwrap_or_default();
    let end = name.find(|char: char| !char.is_ascii_alphanumeric()).unwrap_or(name.len());
    (name[..end].to_ascii_lowercase(), inside.is_some())
}

/// Where the end of such an element begins that has text alone.
fn before_end(html: &str, element: &str) -> usize {
    let ends = |(at, _): &(usize, &str)| name(&html[*at..]).0 == element;
    html.match_indices("</").find(ends).map_or(html.len(), |(at, _)| at)
}

/// Where a tag or a comment ends that the text begins with. A `>` in a quoted value ends no tag.
fn end_of_tag(markup: &str) -> usize {
    if markup.starts_with("<!--") {
        return markup.find("-->").map_or(markup.len(), |end| end + 3);
    }
    let (mut quote, mut before) = (None, ' ');
    let end = markup.find(|char: char| {
        match quote {
            None if char == '>' => return true,
            None if matches!(char, '"' | '\'') && before == '=' => quote = Some(char),
            Some(open) if open == char => quote = None,
            _ => {}
        }
        if !char.is_ascii_whitespace() {
            before = char;
        }
        false
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
    use proptest::prelude::*;
    use scraper::Html;

    use super::{NO_SENTENCES, unbroken};

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
            ("<span>1</span> s, < 2 s, <codes>3 s", "<span>1</span> s, < 2~s, <codes>3~s"),
            ("a < b, don't, 1 s <p don't>2 s", "a < b, don't, 1~s <p don't>2~s"),
            (
                "<PRE>1 s</PRE>1 s<Script>a<b // don't </p> <!-- 1 s</scripts></SCRIPT >1 s",
                "<PRE>1 s</PRE>1~s<Script>a<b // don't </p> <!-- 1 s</scripts></SCRIPT >1~s",
            ),
            (
                "<svg><svg>1 s</svg>2 s</svg>3 s<svg/>4 s<pre><pre>1 s</pre>2 s</pre>3 s",
                "<svg><svg>1 s</svg>2 s</svg>3~s<svg/>4~s<pre><pre>1 s</pre>2 s</pre>3~s",
            ),
            (
                "<ol class=\"tl-steps\"><li><ol><li>1 s</ol>2 s</ol>3 s",
                "<ol class=\"tl-steps\"><li><ol><li>1 s</ol>2 s</ol>3~s",
            ),
            (
                "<table><td><code>&#xABc&#65Bc</code></table>",
                "<table><td><code class=\"one\">&#xABc&#65Bc</code></table>",
            ),
            (
                "<table><td><code>a&NotEqual;b&amp;&#xAB;</code><code>1.5</code><code>lib.rs</code></table>",
                "<table><td><code class=\"one\">a&NotEqual;b&amp;&#xAB;</code>\
                 <code class=\"one\">1.5</code><code class=\"one\">lib<wbr>.rs</code></table>",
            ),
        ] {
            let page = |main: &str| format!("<title>1 s</title><main>{main}</main>1 s");
            assert_eq!(unbroken(&page(html)), page(&wanted.replace('~', "\u{a0}")), "{html}");
        }
        assert_eq!(unbroken("1 s, <main>"), "1 s, <main>");
    }

    /// What a reader copies, searches or links to, and in what: gaps and places to break apart.
    fn content(html: &str) -> Vec<String> {
        let page = Html::parse_document(html);
        let mut content = vec![String::new()];
        for node in page.root_element().descendants() {
            if let Some(element) = node.value().as_element() {
                let is_ours = element.name() == "wbr"
                    || element.name() == "span" && element.attr("class") == Some("one");
                if !is_ours {
                    let mut attributes: Vec<_> =
                        element.attrs().filter(|(_, value)| *value != "one").collect();
                    attributes.sort();
                    content.push(format!("{} {attributes:?}", element.name()));
                    content.push(String::new());
                }
            } else if let Some(text) = node.value().as_text() {
                let is_kept = |above: &str| NO_SENTENCES.contains(&above);
                let mut above = node.ancestors().filter_map(|above| above.value().as_element());
                let text = match above.any(|above| is_kept(above.name())) {
                    true => text.to_string(),
                    false => text.replace(['\u{a0}', '\n'], " "),
                };
                content.last_mut().unwrap().push_str(&text);
            }
        }
        content
    }

    /// What may stand in code as well.
    const TEXTS: &[&str] = &[
        "1 s",
        "100 000",
        "lesson\n3",
        " ",
        "\n",
        "ms",
        "\u{a0}",
        "&nbsp;",
        "&lt;",
        "&",
        "&#x2F;",
        "&NotEqual;",
        "&#xAB",
        "&#65B",
        "👩‍👩‍👧 1 s",
        "א 1 s ב",
        "e\u{301}",
        "don't",
        "\"",
        "< ",
        "a<1",
        "'",
        ">",
        "(a(b",
        "a_b",
        "aB",
        "a::b",
        "std/src/lib.rs",
        "x.await",
        "<b>1 s</b>",
        "<!-- 2 s -->",
    ];

    /// And what may not. Only tags that browsers close themselves are left open.
    const MARKUP: &[&str] = &[
        "<p>",
        "</p>",
        "<p id='a b' title=\"1 s < 2 s > <code>\">",
        "<b>",
        "<PRE>1 s, 2\n ms</PRE>",
        "<pre><code>1 s</code> a<1 2 s</pre>",
        "</b>",
        "<table><tr><td>",
        "</td></tr></table>",
        "<!-- 1 s <pre> -->",
        "<script>let a = 1<2; // don't 1 s <pre>\n</script>",
        "<style>a > b { } /* 1 s */</style>",
        "<textarea>1 s <b> 2 s</textarea>",
        "<svg><g>1 s</g></svg>",
        "<svg><svg></svg>1 s</svg>",
        "<ol class=\"tl-steps\"><li>1 s</li></ol>",
        "<br/>",
        "<a href=#1 s>",
    ];

    fn pieces() -> impl Strategy<Value = String> {
        let code = (prop::sample::select(&["<code>", "<code class=\"x\">", "<CODE>"][..]), texts());
        prop_oneof![
            4 => prop::sample::select(TEXTS).prop_map(str::to_owned),
            3 => prop::sample::select(MARKUP).prop_map(str::to_owned),
            2 => code.prop_map(|(begin, code)| format!("{begin}{code}</code>")),
        ]
    }

    fn texts() -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(TEXTS), 0..6).prop_map(|texts| texts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nothing_changes_but_gaps_and_places_to_break(
            pieces in prop::collection::vec(pieces(), 0..14),
        ) {
            let page = format!("<title>1 s</title><main>{}</main>1 s", pieces.concat());
            prop_assert_eq!(content(&unbroken(&page)), content(&page), "{}", unbroken(&page));
        }
    }

    /// Twice as much takes twice as long, not four times.
    #[test]
    fn it_is_linear() {
        for piece in
            ["<code>", "<script>", "</", "<", "<!--", "<p a='", "&", "1 ", "(a", "a_", "<svg>"]
        {
            for (begin, end) in [("", ""), ("<table><code>", "</code>"), ("<pre>", "")] {
                let page = format!("<main>{begin}{}{end}</main>", piece.repeat(100_000));
                let began = std::time::Instant::now();
                assert!(unbroken(&page).len() >= page.len());
                assert!(began.elapsed().as_secs() < 5, "{begin}{piece}: {:?}", began.elapsed());
            }
        }
    }
}
