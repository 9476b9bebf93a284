//! Text that stays on one line, takes the width that is counted for it, and reads from left to
//! right.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Text on one line, safe to print beside other text: characters that would break the line, or hide
/// or reorder their neighbours, are written as escapes.
///
/// Escaped are: control characters, as `Debug` writes them; characters that cannot be seen or that
/// turn the direction of writing; marks without a character to stand on; unassigned characters; and
/// letters that are written from right to left. Such letters would turn round the marks and times
/// between them, and only invisible characters could isolate them. Emoji keep their variants and
/// joined sequences. A recording itself, and its JSON, keep all text unchanged.
///
/// # Example
/// ```
/// use timeline::units::one_line;
///
/// assert_eq!(one_line("red \u{1b}[31m\n"), r"red \u{1b}[31m\n");
/// assert_eq!(one_line("crème ☁\u{fe0f} 寿司"), "crème ☁\u{fe0f} 寿司");
/// assert_eq!(one_line("\u{202e}abc\u{200b}"), r"\u{202e}abc\u{200b}");
/// assert_eq!(one_line("א1"), r"\u{5d0}1");
/// ```
pub fn one_line(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| is_plain_ascii(char::from(byte))) {
        return Cow::Borrowed(text);
    }
    let mut line = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        // Whether a character comes before that a mark can stand on.
        let mut has_base = false;
        let mut characters = cluster.chars().peekable();
        while let Some(character) = characters.next() {
            let stays = match character {
                TEXT_VARIANT | EMOJI_VARIANT => has_base,
                JOINER => has_base && characters.peek().is_some_and(|next| is_base(*next)),
                _ if is_mark(character) => has_base && is_plain(character),
                _ => is_plain(character),
            };
            if stays {
                line.push(character);
                has_base |= is_base(character);
            } else {
                escape(&mut line, character);
                has_base = false;
            }
        }
    }
    Cow::Owned(line)
}

/// Text on one line, at most `columns` wide; longer text is cut and ends in `…`.
pub(crate) fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    if text.width() <= columns {
        return Cow::Borrowed(text);
    }
    let mut line = String::new();
    if columns == 0 {
        return Cow::Owned(line);
    }
    // A text is not as wide as the sum of its characters: joined characters are narrower, and a
    // variant selector widens the character before it.
    for cluster in text.graphemes(true) {
        let before = line.len();
        line.push_str(cluster);
        line.push(ELLIPSIS);
        if line.width() > columns {
            line.truncate(before);
            break;
        }
        line.pop();
    }
    line.push(ELLIPSIS);
    Cow::Owned(line)
}

const ELLIPSIS: char = '…';
const JOINER: char = '\u{200d}';
const TEXT_VARIANT: char = '\u{fe0e}';
const EMOJI_VARIANT: char = '\u{fe0f}';

fn escape(line: &mut String, character: char) {
    if character.is_control() {
        line.extend(character.escape_debug());
    } else {
        line.extend(character.escape_unicode());
    }
}

fn is_plain_ascii(character: char) -> bool {
    matches!(character, ' '..='~')
}

/// Whether a character stands on the one before it.
fn is_mark(character: char) -> bool {
    character.width() == Some(0)
}

/// Whether a mark can stand on this character.
fn is_base(character: char) -> bool {
    is_plain(character) && !is_mark(character) && !character.is_whitespace()
}

/// Whether the character can be seen and does not move its neighbours.
fn is_plain(character: char) -> bool {
    is_plain_ascii(character)
        || !is_right_to_left(character)
            && !is_ignorable(character)
            && (is_space(character) || is_private(character) || is_printable(character))
}

fn is_space(character: char) -> bool {
    let ends_a_line = matches!(character, '\u{2028}' | '\u{2029}');
    character.is_whitespace() && !character.is_control() && !ends_a_line
}

/// Icons of special fonts (private use): some readers see a character, others a box; it is one
/// column wide.
fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

/// Whether `Debug` leaves the character unescaped after another one.
fn is_printable(character: char) -> bool {
    let mut bytes = [0; 5];
    bytes[0] = b'a';
    let length = 1 + character.encode_utf8(&mut bytes[1..]).len();
    std::str::from_utf8(&bytes[..length]).is_ok_and(|text| text.escape_debug().count() == 2)
}

/// The blocks that Unicode keeps for scripts written from right to left (`DerivedBidiClass`):
/// letters, with their digits and signs.
fn is_right_to_left(character: char) -> bool {
    matches!(character,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Characters that a font which does not know them does not show (`Default_Ignorable_Code_Point`):
/// joiners, direction marks, variant selectors, tags, fillers.
fn is_ignorable(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}
