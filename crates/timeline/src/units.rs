//! Durations and numbers in words, written in the same way in every form of a timeline.

use std::fmt;
use std::time::Duration;

pub(crate) use crate::line::cut;
pub use crate::line::one_line;

/// A duration in the units that a reader would choose: `0 ms`, `250 ms`, `1.5 s`, `2 min 30 s`, `1
/// h`.
pub fn duration(duration: Duration) -> String {
    let nanos = rounded(duration.as_nanos());
    match nanos {
        0 => "0 ms".to_owned(),
        1..1_000_000 => format!("{} µs", decimal(nanos as f64 / 1e3)),
        1_000_000..1_000_000_000 => format!("{} ms", decimal(nanos as f64 / 1e6)),
        1_000_000_000..60_000_000_000 => format!("{} s", decimal(nanos as f64 / 1e9)),
        _ => {
            let seconds = nanos / 1_000_000_000;
            let rest = decimal((nanos % 60_000_000_000) as f64 / 1e9);
            let parts = [
                (seconds / 3600, format!("{} h", seconds / 3600)),
                (seconds / 60 % 60, format!("{} min", seconds / 60 % 60)),
                (u128::from(rest != "0"), format!("{rest} s")),
            ];
            let parts: Vec<String> =
                parts.into_iter().filter(|(amount, _)| *amount > 0).map(|(_, text)| text).collect();
            parts.join(" ")
        }
    }
}

/// Reads what [`duration`] writes: `250 ms`, `1.5 s`, `2 min 30 s`. The space before a unit is
/// optional.
///
/// # Errors
/// When the text is not a duration, or when the duration is too long to be written.
///
/// # Example
/// ```
/// use std::time::Duration;
/// use timeline::units;
///
/// assert_eq!(units::parse("2 min 30.5 s"), Ok(Duration::from_millis(150_500)));
/// assert!(units::parse("soon").is_err());
/// ```
pub fn parse(text: &str) -> Result<Duration, NoDuration> {
    parts(text).ok_or_else(|| NoDuration(text.to_owned()))
}

/// A text that is no duration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoDuration(String);

impl fmt::Display for NoDuration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(text) = self;
        write!(f, "`{text}` is no duration: write it like `250 ms`, `1.5 s` or `2 min 30 s`")
    }
}

impl std::error::Error for NoDuration {}

/// The units, the longest first, each with its nanoseconds.
const UNITS: [(&str, u128); 5] = [
    ("h", 3_600_000_000_000),
    ("min", 60_000_000_000),
    ("s", 1_000_000_000),
    ("ms", 1_000_000),
    ("µs", 1_000),
];

/// Numbers with their units, each unit shorter than the one before it.
fn parts(text: &str) -> Option<Duration> {
    let mut rest = text.trim();
    let mut units = UNITS.iter();
    let mut nanos = 0_u128;
    while !rest.is_empty() {
        let number = number_in_front(rest);
        let behind = rest[number.len()..].trim_start();
        let unit = behind.split(|c: char| c.is_whitespace() || c.is_ascii_digit()).next()?;
        let (_, size) = units.find(|(name, _)| *name == unit)?;
        nanos = nanos.checked_add(times(number, *size)?)?;
        rest = behind[unit.len()..].trim_start();
    }
    let seconds = u64::try_from(nanos / 1_000_000_000).ok()?;
    let is_told = !text.trim().is_empty();
    is_told.then(|| Duration::new(seconds, (nanos % 1_000_000_000) as u32))
}

fn number_in_front(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.');
    &text[..end.unwrap_or(text.len())]
}

/// Multiplies a decimal number by its unit, in nanoseconds. It counts in whole numbers, so nothing
/// is rounded.
fn times(number: &str, unit: u128) -> Option<u128> {
    let (whole, decimals) = match number.split_once('.') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (number, ""),
    };
    let mut nanos = whole.parse::<u128>().ok()?.checked_mul(unit)?;
    let mut place = unit;
    for digit in decimals.chars() {
        place /= 10;
        nanos += u128::from(digit.to_digit(10)?) * place;
    }
    Some(nanos)
}

/// Rounds nanoseconds to the third decimal of their unit. What is rounded up to a full next unit is
/// written in that unit.
fn rounded(nanos: u128) -> u128 {
    let step = match nanos {
        0..1_000_000 => 1,
        1_000_000..1_000_000_000 => 1_000,
        _ => 1_000_000,
    };
    (nanos + step / 2) / step * step
}

/// At most three decimals, without zeros at the end.
fn decimal(number: f64) -> String {
    let text = format!("{number:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The number of an end among those of its instant: ① to ⑩, then `(11)`, because common fonts have
/// a circle around ten numbers only.
pub fn circled(number: u32) -> String {
    let circled = (1..=10).contains(&number).then(|| char::from_u32(0x245f + number)).flatten();
    circled.map_or_else(|| format!("({number})"), String::from)
}

/// `1 s`, or `1 s to 1.5 s`.
pub(crate) fn range(first: Duration, last: Duration) -> String {
    if first == last {
        duration(first)
    } else {
        format!("{} to {}", duration(first), duration(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_numbers_have_a_circle() {
        let told = [1, 10, 11, 123].map(circled);
        assert_eq!(told, ["①", "⑩", "(11)", "(123)"]);
    }

    #[test]
    fn durations_have_the_unit_of_their_size() {
        let words = |millis| duration(Duration::from_millis(millis));
        let told = [0, 999, 1000, 1500, 59_999, 60_000, 150_500, 3_600_000, 3_661_000].map(words);
        let expected = [
            "0 ms",
            "999 ms",
            "1 s",
            "1.5 s",
            "59.999 s",
            "1 min",
            "2 min 30.5 s",
            "1 h",
            "1 h 1 min 1 s",
        ];
        assert_eq!(told, expected);
        assert_eq!(duration(Duration::from_micros(10)), "10 µs");
        assert_eq!(duration(Duration::from_nanos(1)), "0.001 µs");
    }

    #[test]
    fn what_is_rounded_up_to_a_unit_is_told_in_it() {
        let words = |nanos| duration(Duration::from_nanos(nanos));
        assert_eq!(words(999_999), "999.999 µs");
        assert_eq!(words(999_999_499), "999.999 ms");
        assert_eq!(words(999_999_999), "1 s");
        assert_eq!(words(59_999_499_999), "59.999 s");
        assert_eq!(words(59_999_999_999), "1 min");
        assert_eq!(words(119_999_900_000), "2 min");
        assert_eq!(words(3_599_999_900_000), "1 h");
        assert_eq!(words(3_600_000_400_000), "1 h");
        assert_eq!(duration(Duration::MAX).split_once(' '), Some(("5124095576030431", "h 16 s")));
    }

    #[test]
    fn what_is_no_duration_is_told() {
        let none = [
            "",
            " ",
            "s",
            "3",
            "3 sec",
            "soon",
            "-1 s",
            "1e3 s",
            ".5 s",
            "1. s",
            "1.2.3 s",
            "1 s 2 s",
            "30 s 2 min",
            "1 s soon",
            "1 s,",
            "٣ s",
            "5124095576030431 h 16 s",
        ];
        for text in none {
            let told = parse(text).unwrap_err().to_string();
            assert!(told.starts_with(&format!("`{text}` is no duration: write it like")), "{told}");
        }
        assert_eq!(parse("3s"), Ok(Duration::from_secs(3)));
        assert_eq!(parse(" 2min 30s "), Ok(Duration::from_secs(150)));
    }

    proptest::proptest! {
        /// A duration that is written and read back is the same, to the third decimal of its unit.
        #[test]
        fn what_is_told_is_read(nanos in 0..u64::MAX, shift in 0..64_u32) {
            let told = duration(Duration::from_nanos(nanos >> shift));
            let read = parse(&told).unwrap();
            proptest::prop_assert_eq!(&duration(read), &told);
            proptest::prop_assert_eq!(read.as_nanos(), rounded(u128::from(nanos >> shift)));
        }
    }
}
