//! What a learner's code printed: all of it if it is short, otherwise its beginning and its end.
//!
//! A loop may print without end. Neither the terminal nor the memory should have to hold all that,
//! and the verdict beside it should stay on the screen.

use std::collections::VecDeque;

/// How much of the beginning is kept, and how much of the end.
#[derive(Debug, Clone, Copy)]
struct Room {
    lines: usize,
    bytes: usize,
}

const HEAD: Room = Room { lines: 20, bytes: 2 * 1024 };
const TAIL: Room = Room { lines: 20, bytes: 2 * 1024 };

/// Takes output as it comes, and keeps its beginning and its end.
#[derive(Debug, Default)]
pub struct Captured {
    head: Vec<u8>,
    head_lines: usize,
    /// Whether the head is full, so that further output goes to the tail.
    head_is_full: bool,
    tail: VecDeque<u8>,
    tail_lines: usize,
    left_out: u64,
}

impl Captured {
    /// Takes the next piece of output.
    pub fn push(&mut self, mut printed: &[u8]) {
        while let (false, Some((&byte, rest))) = (self.head_is_full, printed.split_first()) {
            self.head.push(byte);
            self.head_lines += usize::from(byte == b'\n');
            self.head_is_full = self.head_lines == HEAD.lines || self.head.len() == HEAD.bytes;
            printed = rest;
        }
        if let Some(early @ 1..) = printed.len().checked_sub(TAIL.bytes) {
            self.left_out += (self.tail.len() + early) as u64;
            self.tail.clear();
            self.tail_lines = 0;
            printed = &printed[early..];
        }
        self.tail_lines += printed.iter().filter(|&&byte| byte == b'\n').count();
        self.tail.extend(printed);
        while self.tail_lines > TAIL.lines || self.tail.len() > TAIL.bytes {
            let dropped = self.tail.pop_front();
            self.tail_lines -= usize::from(dropped == Some(b'\n'));
            self.left_out += 1;
        }
    }

    /// The text, with a sentence in place of the part that was left out.
    pub fn text(mut self) -> String {
        if self.left_out == 0 {
            self.head.extend(self.tail);
            return String::from_utf8_lossy(&self.head).into_owned();
        }
        // If the cut goes through a character, the rest of that character is left out too.
        while self.tail.front().is_some_and(|byte| byte & 0b1100_0000 == 0b1000_0000) {
            self.tail.pop_front();
            self.left_out += 1;
        }
        let head = String::from_utf8_lossy(&self.head);
        let head = head.trim_end_matches(['\n', char::REPLACEMENT_CHARACTER]);
        let tail = String::from_utf8_lossy(self.tail.make_contiguous());
        format!("{head}\n… {} of output left out here …\n{tail}", size(self.left_out))
    }
}

/// A size in words: `812 bytes`, `5 kB`, `1.2 MB`.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(pieces: &[&str]) -> String {
        let mut output = Captured::default();
        pieces.iter().for_each(|piece| output.push(piece.as_bytes()));
        output.text()
    }

    #[test]
    fn little_is_kept_as_it_is() {
        let lines = "ä line\n".repeat(HEAD.lines + TAIL.lines);
        assert_eq!(text(&[&lines]), lines);
        assert_eq!(text(&["a", "", "b\nc"]), "a b\nc".replace(' ', ""));
    }

    #[test]
    fn of_many_lines_both_ends_are_kept_and_the_rest_is_counted() {
        let lines: Vec<String> = (0..100_000).map(|line| format!("{line}\n")).collect();
        let pieces: Vec<&str> = lines.iter().map(String::as_str).collect();
        let text = text(&pieces);
        assert!(text.starts_with("0\n1\n"), "{text}");
        assert!(text.ends_with("99998\n99999\n"), "{text}");
        assert!(text.contains("\n19\n… 588 kB of output left out here …\n99980\n"), "{text}");
    }

    #[test]
    fn of_one_long_line_both_ends_are_kept_too() {
        let text = text(&["begun", &"€".repeat(1_000_000), "ended"]);
        assert!(text.len() < HEAD.bytes + TAIL.bytes + 100, "{}", text.len());
        assert!(text.starts_with("begun€") && text.ends_with("€ended"));
        assert!(text.contains("€\n… 2.9 MB of output left out here …\n€"), "{text}");
    }
}
