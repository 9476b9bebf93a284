//! How a report travels: in frames, among everything that the code beside it prints.
//!
//! Both go through one pipe, and the learner's code may print at any moment, from any thread. A
//! pipe keeps a single write together if it has no more than [`ATOMIC`] bytes. So a report is cut
//! into frames of that size. Each frame is a line with the seal (a secret word) and a length,
//! followed by that many bytes:
//!
//! ```text
//! 6f1c… 0            empty: the worker has begun; what came before was the test harness
//! 6f1c… 400          a piece of the report
//! …
//! 6f1c… 0            empty: the report is whole
//! ```

use std::io::{self, Write};

/// The length of a seal in bytes.
pub(crate) const SEAL: usize = 32;

/// The number of bytes that POSIX promises to write to a pipe in one piece.
const ATOMIC: usize = 512;
/// How many of these bytes are left for text, after two line ends, the seal, a space and the
/// length.
const TEXT: usize = ATOMIC - SEAL - "\n 000\n".len();

/// Writes `text` in frames, then the empty frame that ends them.
pub(crate) fn write(mut pipe: impl Write, seal: &str, text: &str) -> io::Result<()> {
    for piece in text.as_bytes().chunks(TEXT).chain([&[][..]]) {
        let mut frame = format!("\n{seal} {}\n", piece.len()).into_bytes();
        frame.extend_from_slice(piece);
        pipe.write_all(&frame)?;
    }
    pipe.flush()
}

/// A piece of what was in the pipe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// Code printed these bytes.
    Printed(Vec<u8>),
    /// The worker said these bytes, in frames up to an empty one.
    Said(Vec<u8>),
}

/// Separates what the worker says from what the code in it prints.
pub(crate) struct Frames {
    mark: Vec<u8>,
    /// Bytes not yet separated: a mark, or something that may become a mark.
    kept: Vec<u8>,
    /// The text of frames whose empty frame has not come yet.
    said: Vec<u8>,
}

impl Frames {
    pub(crate) fn new(seal: &str) -> Self {
        Self { mark: format!("\n{seal} ").into_bytes(), kept: Vec::new(), said: Vec::new() }
    }

    /// Takes the next piece.
    pub(crate) fn push(&mut self, piece: &[u8]) -> Vec<Found> {
        self.kept.extend_from_slice(piece);
        let mut found = Vec::new();
        loop {
            let at = find(&self.kept, &self.mark).unwrap_or_else(|| self.may_begin());
            if at > 0 {
                found.push(Found::Printed(self.kept.drain(..at).collect()));
            }
            match frame(self.kept.get(self.mark.len()..).unwrap_or_default()) {
                Frame::Is { head, text } => {
                    let whole = self.mark.len() + head + text;
                    let text = self.kept.drain(..whole).skip(whole - text);
                    self.said.extend(text);
                    if whole == self.mark.len() + head {
                        found.push(Found::Said(std::mem::take(&mut self.said)));
                    }
                }
                Frame::MayCome => return found,
                // Not the worker but other code has written this.
                Frame::IsNone => {
                    found.push(Found::Printed(self.kept.drain(..self.mark.len()).collect()));
                }
            }
        }
    }

    /// What is left when nothing more comes: it was printed.
    pub(crate) fn rest(self) -> Vec<u8> {
        self.kept
    }

    /// The place where a mark may have begun whose rest has not come yet.
    fn may_begin(&self) -> usize {
        let first = self.kept.len().saturating_sub(self.mark.len());
        let begins = |&at: &usize| self.mark.starts_with(&self.kept[at..]);
        (first..self.kept.len()).find(begins).unwrap_or(self.kept.len())
    }
}

enum Frame {
    Is { head: usize, text: usize },
    MayCome,
    IsNone,
}

/// Reads what follows a mark: a length, a line end, and as many bytes as the length says.
fn frame(behind: &[u8]) -> Frame {
    let digits = behind.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let length = std::str::from_utf8(&behind[..digits]).ok().and_then(|text| text.parse().ok());
    match (behind.get(digits), length) {
        (None, _) if digits <= 3 => Frame::MayCome,
        (Some(b'\n'), Some(text)) if text <= TEXT => match behind.len() - digits - 1 {
            there if there < text => Frame::MayCome,
            _ => Frame::Is { head: digits + 1, text },
        },
        _ => Frame::IsNone,
    }
}

fn find(text: &[u8], mark: &[u8]) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + text[from..].iter().position(|&byte| byte == mark[0])?;
        if text[at..].starts_with(mark) {
            return Some(at);
        }
        from = at + 1;
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::Index;

    use super::*;

    const SEALED: &str = "0123456789abcdef0123456789abcdef";

    /// Reads the whole pipe, cut into pieces at these places.
    fn read(pipe: &[u8], mut cuts: Vec<usize>) -> (Vec<u8>, Vec<Vec<u8>>) {
        cuts.sort_unstable();
        let (mut printed, mut said) = (Vec::new(), Vec::new());
        let mut frames = Frames::new(SEALED);
        let mut from = 0;
        for to in cuts.into_iter().chain([pipe.len()]) {
            for found in frames.push(&pipe[from..to]) {
                match found {
                    Found::Printed(text) => printed.extend(text),
                    Found::Said(text) => said.push(text),
                }
            }
            from = to;
        }
        printed.extend(frames.rest());
        (printed, said)
    }

    fn framed(text: &str) -> Vec<u8> {
        let mut pipe = Vec::new();
        write(&mut pipe, SEALED, text).unwrap();
        pipe
    }

    /// Bytes that look like a frame or a part of one, and bytes that do not.
    fn noise() -> impl Strategy<Value = Vec<u8>> {
        let mark = format!("\n{SEALED} ");
        let forged = mark.replace('f', "e");
        prop_oneof![
            vec(any::<u8>(), 0..40),
            vec(prop_oneof![Just(b'\n'), Just(b'0'), Just(b' ')], 0..20),
            (0..mark.len()).prop_map(move |end| mark.as_bytes()[..end].to_vec()),
            Just(format!("{forged}3\nabc").into_bytes()),
            Just(format!("{forged}0\n").into_bytes()),
        ]
    }

    proptest! {
        #[test]
        fn frames_are_found_wherever_the_pipe_is_cut(
            around in vec(noise(), 3),
            text in "[a-z\n]{0,1200}",
            cuts in vec(any::<Index>(), 0..60),
        ) {
            let mut pipe = around[0].clone();
            pipe.extend(framed(""));
            pipe.extend(&around[1]);
            pipe.extend(framed(&text));
            pipe.extend(&around[2]);
            let cuts = cuts.iter().map(|cut| cut.index(pipe.len() + 1)).collect();
            let (printed, said) = read(&pipe, cuts);
            prop_assert_eq!(printed, around.concat());
            prop_assert_eq!(said, [Vec::new(), text.into_bytes()]);
        }

        #[test]
        fn no_bytes_behind_a_mark_do_harm(behind in vec(any::<u8>(), 0..40), digits in "[0-9]{0,40}") {
            let pipe = [format!("a\n{SEALED} {digits}").as_bytes(), &behind].concat();
            let (printed, said) = read(&pipe, (0..pipe.len()).collect());
            prop_assert!(printed.len() + said.concat().len() <= pipe.len());
        }
    }

    #[test]
    fn frames_are_found_when_every_byte_comes_alone() {
        let pipe = [framed(""), b"hi\n\n012".to_vec(), framed("passed\n"), b"\n".to_vec()].concat();
        let (printed, said) = read(&pipe, (0..pipe.len()).collect());
        assert_eq!(printed, b"hi\n\n012\n");
        assert_eq!(said, [b"".to_vec(), b"passed\n".to_vec()]);
    }

    #[test]
    fn what_others_print_between_two_frames_of_a_report_is_no_part_of_it() {
        struct Loud(Vec<u8>);
        impl Write for Loud {
            fn write(&mut self, frame: &[u8]) -> io::Result<usize> {
                assert!(frame.len() <= ATOMIC, "a longer one may be torn");
                self.0.extend_from_slice(frame);
                self.0.extend_from_slice(b"loud\n");
                Ok(frame.len())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let report = "your run took 6 s\n".repeat(100);
        let mut loud = Loud(Vec::new());
        write(&mut loud, SEALED, &report).unwrap();
        let (printed, said) = read(&loud.0, Vec::new());
        assert_eq!(said, [report.into_bytes()]);
        assert_eq!(printed, b"loud\n".repeat(5));
    }

    #[test]
    fn a_report_that_breaks_off_is_none() {
        let pipe = framed("passed\noverlap\n");
        for end in 0..pipe.len() {
            let (printed, said) = read(&pipe[..end], Vec::new());
            assert_eq!(said, Vec::<Vec<u8>>::new(), "{printed:?}");
        }
    }
}
