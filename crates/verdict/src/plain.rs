//! Text that a terminal shows, without characters that control the terminal.

/// `text` in which a visible character replaces each character that a terminal acts on: `␛` for an
/// escape, `\u{202e}` for a character that turns the direction of writing. Line ends and tabs stay;
/// the two characters that end a line on Windows become one.
pub(crate) fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\n' | '\t' => shown.push(character),
            // Unicode has a picture for each of these.
            '\0'..' ' => shown.extend(char::from_u32(0x2400 + character as u32)),
            '\u{7f}' => shown.push('\u{2421}'),
            '\u{80}'..'\u{a0}'
            | '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => shown.extend(character.escape_unicode()),
            _ => shown.push(character),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_terminal_acts_on_is_shown() {
        for (text, shown) in [
            ("tea ☕ and ä\n\ttoast\n", "tea ☕ and ä\n\ttoast\n"),
            ("\u{1b}[31mred\u{1b}[0m", "␛[31mred␛[0m"),
            ("\u{1b}]0;title\u{7}", "␛]0;title␇"),
            ("\u{1b}c", "␛c"),
            ("10 %\r20 %\r\n", "10 %␍20 %\n"),
            ("a\u{8}b\0c\u{7f}", "a␈b␀c␡"),
            ("\u{9b}2J\u{85}", "\\u{9b}2J\\u{85}"),
            ("a\u{202e}b\u{2066}c", "a\\u{202e}b\\u{2066}c"),
        ] {
            assert_eq!(plain(text), shown);
        }
    }

    proptest! {
        #[test]
        fn no_control_character_is_left(text in any::<String>()) {
            let obeyed = |c: char| c.is_control() && c != '\n' && c != '\t';
            prop_assert!(!plain(&text).contains(obeyed));
        }

        #[test]
        fn what_is_plain_stays(text in "[ -~\n\t☕äöü€]*") {
            prop_assert_eq!(plain(&text), text);
        }
    }
}
