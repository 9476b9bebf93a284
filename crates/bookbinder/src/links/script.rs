//! The addresses that JavaScript fetches, as far as they stand in its text. Addresses that a script
//! puts together while it runs cannot be known.

/// How a script uses an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Request {
    /// `import`: relative to the script, or a name for an import map.
    Import,
    /// `importScripts(…)`, `new URL(…, import.meta.url)`: relative to the script.
    BesideScript,
    /// `new Worker(…)`, `.src = …`: relative to the page.
    FromPage,
    /// `.srcset = …`: several addresses, in the form of the attribute.
    Candidates,
    /// `fetch(…)` and similar requests, which a server may answer without a file.
    Asked,
}

/// The addresses that `code` requests, in their order.
pub fn requests(code: &str) -> Vec<(Request, String)> {
    let tokens = Tokens::of(code);
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let (before, here) = tokens.split_at(at);
        found.extend(request(before, here));
        if let [Token::Word(word), Token::Sign('('), arguments @ ..] = here
            && word == "importScripts"
        {
            found.extend(scripts(arguments));
        }
    }
    found
}

/// Reads a request that begins with the first token of `here`.
fn request(before: &[Token], here: &[Token]) -> Option<(Request, String)> {
    use Token::{Sign, Text};
    let Token::Word(word) = here.first()? else { return None };
    let member = before.ends_with(&[Sign('.')]);
    let after_new = before.ends_with(&[Token::Word("new".to_owned())]);
    // A method of this name on another object than `window` is a different one.
    let global = !member
        || matches!(before, [.., Token::Word(of), Sign('.')]
            if ["window", "self", "globalThis"].contains(&of.as_str()));
    // The argument must be complete: if the script adds something to it, it is another address.
    let argument = |tokens: &[Token]| match tokens {
        [Text(text), Sign(')' | ','), ..] => Some(text.clone()),
        _ => None,
    };
    let called = || match here {
        [_, Sign('('), arguments @ ..] => argument(arguments),
        _ => None,
    };
    let (request, address) = match word.as_str() {
        "import" if !member => match here {
            [_, Text(text), ..] => (Request::Import, Some(text.clone())),
            _ => (Request::Import, called()),
        },
        // Only imports and exports have a string after the name `from`.
        "from" if !member => match here {
            [_, Text(text), ..] => (Request::Import, Some(text.clone())),
            _ => return None,
        },
        "URL" if after_new => {
            let text = called()?;
            let words: Vec<&Token> = here.iter().skip(4).take(5).collect();
            let meta = ["import", "meta", "url"].map(|word| Token::Word(word.to_owned()));
            let beside = words == [&meta[0], &Sign('.'), &meta[1], &Sign('.'), &meta[2]];
            (Request::BesideScript, beside.then_some(text))
        }
        "Worker" | "SharedWorker" | "Audio" if after_new => (Request::FromPage, called()),
        "EventSource" | "Request" | "WebSocket" if after_new => (Request::Asked, called()),
        "fetch" if global => (Request::Asked, called()),
        "sendBeacon" if member => (Request::Asked, called()),
        "register" if before.ends_with(&[Token::Word("serviceWorker".to_owned()), Sign('.')]) => {
            (Request::FromPage, called())
        }
        "addModule" if member => (Request::FromPage, called()),
        "setAttribute" if member => match here {
            [_, Sign('('), Text(name), Sign(','), rest @ ..]
                if ["src", "srcset", "poster"].contains(&name.as_str()) =>
            {
                (of_attribute(name), argument(rest))
            }
            _ => return None,
        },
        "open" if member => match here {
            [_, Sign('('), Text(method), Sign(','), rest @ ..]
                if ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]
                    .contains(&method.to_ascii_uppercase().as_str()) =>
            {
                (Request::Asked, argument(rest))
            }
            _ => return None,
        },
        "src" | "srcset" if member => match here {
            [_, Sign('='), Text(_), Sign('+' | '.' | '[' | '?' | '('), ..] => return None,
            [_, Sign('='), Text(text), ..] => (of_attribute(word), Some(text.clone())),
            _ => return None,
        },
        _ => return None,
    };
    address.filter(|address| !address.is_empty()).map(|address| (request, address))
}

fn of_attribute(name: &str) -> Request {
    if name == "srcset" { Request::Candidates } else { Request::FromPage }
}

/// All arguments of `importScripts` are scripts.
fn scripts(arguments: &[Token]) -> impl Iterator<Item = (Request, String)> {
    arguments.chunks(2).map_while(|argument| match argument {
        [Token::Text(text), Token::Sign(',' | ')')] => Some((Request::BesideScript, text.clone())),
        _ => None,
    })
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Word(String),
    /// A string, or a template without placeholders.
    Text(String),
    Sign(char),
    /// A regular expression, or a part of a template with placeholders.
    Other,
}

/// The rest of the text, and which `}` continue a template.
struct Tokens<'a> {
    rest: &'a str,
    found: Vec<Token>,
    /// For each open brace, whether it is a template's `${`.
    braces: Vec<bool>,
}

impl<'a> Tokens<'a> {
    fn of(code: &'a str) -> Vec<Token> {
        let mut tokens = Self { rest: code, found: Vec::new(), braces: Vec::new() };
        while let Some(first) = tokens.rest.chars().next() {
            tokens.next(first);
        }
        tokens.found
    }

    fn next(&mut self, first: char) {
        let rest = self.rest;
        if first.is_whitespace() {
            self.rest = rest.trim_start();
        } else if rest.starts_with("//") {
            self.rest =
                rest.split_once(['\n', '\r', '\u{2028}', '\u{2029}']).map_or("", |(_, rest)| rest);
        } else if let Some(comment) = rest.strip_prefix("/*") {
            self.rest = comment.split_once("*/").map_or("", |(_, rest)| rest);
        } else if first == '"' || first == '\'' {
            self.rest = &rest[1..];
            let (text, _) = self.text(first);
            self.found.push(Token::Text(text));
        } else if first == '`' {
            self.rest = &rest[1..];
            self.template(true);
        } else if first == '}' && self.braces.pop() == Some(true) {
            self.rest = &rest[1..];
            self.template(false);
        } else if first == '/' && self.expects_a_value() && self.regular_expression() {
            self.found.push(Token::Other);
        } else if is_of_word(first) {
            let end = rest.find(|c| !is_of_word(c)).unwrap_or(rest.len());
            self.found.push(Token::Word(rest[..end].to_owned()));
            self.rest = &rest[end..];
        } else {
            if first == '{' {
                self.braces.push(false);
            }
            self.found.push(Token::Sign(first));
            self.rest = &rest[first.len_utf8()..];
        }
    }

    /// Reads up to `end`, or up to `${` in a template; returns whether it found `${`.
    fn text(&mut self, end: char) -> (String, bool) {
        let mut text = String::new();
        let mut characters = self.rest.chars();
        let filled = loop {
            match characters.next() {
                None => break false,
                Some(character) if character == end => break false,
                Some('$') if end == '`' && characters.as_str().starts_with('{') => {
                    characters.next();
                    break true;
                }
                Some('\\') => escape(&mut characters, &mut text),
                Some(character) => text.push(character),
            }
        };
        self.rest = characters.as_str();
        (text, filled)
    }

    /// Reads a part of a template: the first part, or one after a `${…}`.
    fn template(&mut self, first: bool) {
        let (text, filled) = self.text('`');
        self.found.push(if first && !filled { Token::Text(text) } else { Token::Other });
        if filled {
            self.braces.push(true);
        }
    }

    /// Whether a slash at this place begins a regular expression, rather than a division.
    fn expects_a_value(&self) -> bool {
        match self.found.last() {
            None => true,
            Some(Token::Sign(sign)) => !matches!(sign, ')' | ']'),
            Some(Token::Word(word)) => [
                "await",
                "case",
                "delete",
                "do",
                "else",
                "in",
                "instanceof",
                "new",
                "of",
                "return",
                "throw",
                "typeof",
                "void",
                "yield",
            ]
            .contains(&word.as_str()),
            Some(Token::Text(_) | Token::Other) => false,
        }
    }

    /// Skips `/…/flags`; at the end of a line it was no regular expression.
    fn regular_expression(&mut self) -> bool {
        let mut in_class = false;
        let mut characters = self.rest[1..].chars();
        while let Some(character) = characters.next() {
            match character {
                '\n' | '\r' => return false,
                '\\' => drop(characters.next()),
                '[' => in_class = true,
                ']' => in_class = false,
                '/' if !in_class => {
                    self.rest = characters.as_str().trim_start_matches(is_of_word);
                    return true;
                }
                _ => {}
            }
        }
        false
    }
}

fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_' || character == '$'
}

/// Reads what follows a backslash.
fn escape(characters: &mut std::str::Chars<'_>, text: &mut String) {
    match characters.next() {
        Some('n') => text.push('\n'),
        Some('t') => text.push('\t'),
        Some('r') => text.push('\r'),
        Some(kind @ ('x' | 'u')) => {
            let rest = characters.as_str();
            let (digits, behind) =
                match rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
                    Some(braced) => braced,
                    None => {
                        rest.split_at_checked(if kind == 'x' { 2 } else { 4 }).unwrap_or((rest, ""))
                    }
                };
            text.extend(u32::from_str_radix(digits, 16).ok().and_then(char::from_u32));
            *characters = behind.chars();
        }
        // The string continues on the next line.
        Some('\n') | None => {}
        Some(character) => text.push(character),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(code: &str) -> Vec<String> {
        requests(code).into_iter().map(|(_, address)| address).collect()
    }

    #[test]
    fn strings_comments_and_patterns_are_told_apart() {
        for (code, wanted) in [
            ("fetch('a')", vec!["a"]),
            ("fetch ( /* b */ \"a\" // c\n )", vec!["a"]),
            ("// fetch('b')\nfetch('a')", vec!["a"]),
            ("'fetch(`b`)'; `fetch('b')`; fetch('a')", vec!["a"]),
            ("x = a / 2; fetch('a'); y = b / 2", vec!["a"]),
            ("x = (a) / 2; fetch('a'); y = [b] / 2", vec!["a"]),
            ("x = /['\"`]/g; fetch('a')", vec!["a"]),
            ("return /[/]'/.test(x) && fetch('a')", vec!["a"]),
            ("if (x) { } /'/.test(y); fetch('a')", vec!["a"]),
            ("`${ { b: `${c}` }.b }${fetch('a')}'`; fetch('b')", vec!["a", "b"]),
            ("`it's ${x} o'clock`; fetch('a')", vec!["a"]),
            ("fetch('\\x61\\u0062\\u{63}\\/d\\\ne')", vec!["abc/de"]),
            ("fetch(`a`); fetch(`b${c}`); fetch('c' + d); fetch(e)", vec!["a"]),
            ("import a, { from as b } from 'c'; export * as d from\"e\"", vec!["c", "e"]),
            ("import 'a'; import('b'); import(c); import.meta.url", vec!["a", "b"]),
            ("x.import('a'); x.from('b'); Array.from('c'); from", vec![]),
            ("new URL('a', import.meta.url); new URL('b', c); new URL('d')", vec!["a"]),
            ("importScripts('a', 'b', c, 'd')", vec!["a", "b"]),
            ("a.src = 'b'; c.src == 'd'; e.src = 'f' + g; src = 'h'", vec!["b"]),
            ("fetch('", vec![]),
            ("`${", vec![]),
            ("}", vec![]),
        ] {
            assert_eq!(found(code), wanted, "{code}");
        }
    }
}
