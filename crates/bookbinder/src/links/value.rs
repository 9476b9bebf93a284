//! Attribute values that hold several addresses, or other words beside an address.

use std::mem;

/// The addresses in `srcset` and `imagesrcset`: `a.png 1x, b.png 2x`. A comma inside an address
/// belongs to it.
pub fn candidates(value: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = value;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            return found;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (address, after) = rest.split_at(end);
        let bare = address.trim_end_matches(',');
        found.push(bare.to_owned());
        // A comma directly after the address ends this candidate: it has no descriptors.
        rest = if bare.len() < address.len() { after } else { behind_descriptors(after) };
    }
}

/// The rest after the next comma outside parentheses.
fn behind_descriptors(text: &str) -> &str {
    let mut depth = 0_usize;
    for (at, character) in text.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => return &text[at..],
            _ => {}
        }
    }
    ""
}

/// The address in `<meta http-equiv="refresh" content="5; url='x.html'">`.
pub fn refresh(content: &str) -> Option<String> {
    let space = |c: char| c.is_ascii_whitespace();
    let content = content.trim_start_matches(space);
    let rest = content.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let is_seconds = rest.len() < content.len();
    let separated = rest.starts_with(|c: char| c == ';' || c == ',' || space(c));
    if !is_seconds || !separated {
        return None;
    }
    let rest = rest.trim_start_matches(space);
    let rest = rest.strip_prefix([';', ',']).unwrap_or(rest).trim_start_matches(space);
    let named = rest.get(..3).filter(|name| name.eq_ignore_ascii_case("url")).and_then(|_| {
        rest[3..]
            .trim_start_matches(space)
            .strip_prefix('=')
            .map(|rest| rest.trim_start_matches(space))
    });
    let address = named.unwrap_or(rest);
    let unquoted = ['"', '\''].into_iter().find_map(|quote| {
        address.strip_prefix(quote).map(|rest| rest.split(quote).next().unwrap_or_default())
    });
    let address = unquoted.unwrap_or(address).trim_end();
    (!address.is_empty()).then(|| address.to_owned())
}

/// The values that an SVG animation takes one after another: `values="a; b"`.
pub fn steps(value: &str) -> impl Iterator<Item = String> {
    let mut steps = Vec::new();
    let mut step = String::new();
    let mut depth = 0_usize;
    for character in value.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => {
                steps.push(mem::take(&mut step));
                continue;
            }
            _ => {}
        }
        step.push(character);
    }
    steps.push(step);
    steps.into_iter().map(|step| step.trim().to_owned()).filter(|step| !step.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn candidates_of_a_set() {
        for (value, wanted) in [
            ("a", vec!["a"]),
            (" a 1x , b 2x,", vec!["a", "b"]),
            ("a, b", vec!["a", "b"]),
            ("a,b 2x", vec!["a,b"]),
            ("a 100w, data:,b 200w", vec!["a", "data:,b"]),
            ("a (x, y) 1x,\nb", vec!["a", "b"]),
            (",, a,,", vec!["a"]),
            ("", vec![]),
        ] {
            assert_eq!(candidates(value), wanted, "{value:?}");
        }
    }

    #[test]
    fn addresses_of_a_refresh() {
        for (content, wanted) in [
            ("0; url=a", Some("a")),
            ("0;URL = 'a b' c", Some("a b")),
            (" 5.5 , \"a\"", Some("a")),
            ("0 a", Some("a")),
            ("1;a", Some("a")),
            (".5;a", Some("a")),
            ("0; url", Some("url")),
            ("0; url=", None),
            ("5", None),
            ("5;", None),
            ("url=a", None),
            ("5a", None),
        ] {
            assert_eq!(refresh(content).as_deref(), wanted, "{content:?}");
        }
    }

    #[test]
    fn steps_of_an_animation() {
        let steps: Vec<String> = steps("url(#a;b) ; url(#c);").collect();
        assert_eq!(steps, ["url(#a;b)", "url(#c)"]);
    }
}
