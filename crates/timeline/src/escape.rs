//! Text inside of markup: SVG and HTML alike.

/// Text as XML or HTML, for content and for attributes in double quotes, on one line.
///
/// Line ends become spaces, because a blank line ends an HTML block in Markdown. Characters that
/// XML cannot write become spaces too.
///
/// # Example
/// ```
/// use timeline::escape;
///
/// assert_eq!(escape("a<b> & \"c\"\nd"), "a&lt;b&gt; &amp; &quot;c&quot; d");
/// ```
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push(' '),
            control if control.is_control() => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}
