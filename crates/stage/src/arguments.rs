//! Services and casts in words, as typed on a command line: `tea 3 s`, `letter 3 s fails`, `eggs
//! never`.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use timeline::units;

use crate::{Cast, Response, Service};

/// The error for words that do not name a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoService(String);

impl fmt::Display for NoService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(words) = self;
        write!(
            f,
            "`{words}` is no source: write a name and a delay as one argument, and what happens then if \
             it does not answer: \"tea 3 s\", \"tea 3 s fails\", \"tea 250 ms panics\" or \"tea never\""
        )
    }
}

impl std::error::Error for NoService {}

/// Reads `NAME DELAY`, `NAME DELAY fails`, `NAME DELAY panics` or `NAME never`. The name may have spaces.
///
/// # Example
/// ```
/// use stage::{Service, secs};
///
/// assert_eq!("tea 3 s".parse(), Ok(Service::new("tea", secs(3.0))));
/// assert_eq!("letter 1.5 s fails".parse(), Ok(Service::new("letter", secs(1.5)).failing()));
/// assert!("tea".parse::<Service>().is_err());
/// ```
impl FromStr for Service {
    type Err = NoService;

    fn from_str(text: &str) -> Result<Self, NoService> {
        read(text).ok_or_else(|| NoService(text.to_owned()))
    }
}

fn read(text: &str) -> Option<Service> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let ends: fn(Service) -> Service = match *words.last()? {
        "never" => {
            words.pop();
            let name = Some(words.join(" ")).filter(|name| !name.is_empty())?;
            return Some(Service::new(&name, Duration::ZERO).silent());
        }
        "fails" => Service::failing,
        "panics" => Service::panicking,
        _ => |service| service,
    };
    if matches!(words.last(), Some(&("fails" | "panics"))) {
        words.pop();
    }
    // The delay is the longest end that reads as one: so `tea 2 min 30 s` takes 2 min 30 s, and is
    // not `tea 2 min` with 30 s.
    (1..words.len()).find_map(|name| {
        let delay = units::parse(&words[name..].join(" ")).ok()?;
        Some(ends(Service::new(&words[..name].join(" "), delay)))
    })
}

/// Writes the words that [`FromStr`] reads, without the text of the answer.
impl fmt::Display for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, delay) = (&self.name, units::duration(self.delay));
        match self.response {
            Response::Ok(_) => write!(f, "{name} {delay}"),
            Response::Fails => write!(f, "{name} {delay} fails"),
            Response::Panics(_) => write!(f, "{name} {delay} panics"),
            Response::NeverAnswers => write!(f, "{name} never"),
        }
    }
}

/// The services in their order, with commas between them.
impl fmt::Display for Cast {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let services: Vec<String> = self.services.iter().map(Service::to_string).collect();
        f.write_str(&services.join(", "))
    }
}

impl Cast {
    /// Reads a cast, one service from each text.
    ///
    /// # Errors
    /// For the first text that does not name a service.
    ///
    /// # Example
    /// ```
    /// let cast = stage::Cast::in_words(["tea 3 s", "toast 1 s fails"]).unwrap();
    /// assert_eq!(cast.to_string(), "tea 3 s, toast 1 s fails");
    /// ```
    pub fn in_words<'w>(words: impl IntoIterator<Item = &'w str>) -> Result<Self, NoService> {
        words
            .into_iter()
            .map(str::parse)
            .collect::<Result<_, _>>()
            .map(|services| Self { services })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::millis;

    #[test]
    fn a_name_may_have_spaces_and_a_delay_several_parts() {
        let read = |text: &str| text.parse::<Service>().unwrap();
        assert_eq!(read("table 4 2 min 30 s"), Service::new("table 4", millis(150_000)));
        assert_eq!(read("x never"), Service::new("x", Duration::ZERO).silent());
        assert_eq!(read(" x  250ms panics "), Service::new("x", millis(250)).panicking());
        assert_eq!(read("never 1 s"), Service::new("never", millis(1000)));
    }

    #[test]
    fn what_is_no_source_is_told() {
        let none = [
            "",
            "tea",
            "never",
            "3 s",
            "tea 3",
            "tea 3 s falls",
            "tea fails",
            "tea 3 s never fails",
            "tea never 3",
            "fails",
            "3 s fails",
        ];
        for text in none {
            let told = text.parse::<Service>().unwrap_err().to_string();
            assert!(told.starts_with(&format!("`{text}` is no source: write a name")), "{told}");
        }
    }

    proptest! {
        #[test]
        fn what_is_told_is_read(name in "[a-zé][a-z0-9]{0,8}", delay in 1..10_000_000_u64, how in 0..4) {
            let service = Service::new(&name, millis(delay));
            let service = match how {
                0 => service,
                1 => service.failing(),
                2 => service.panicking(),
                _ => Service::new(&name, Duration::ZERO).silent(),
            };
            let read: Service = service.to_string().parse().unwrap();
            prop_assert_eq!(read, service);
        }
    }
}
