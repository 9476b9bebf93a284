//! Which names are possible for a lesson, a scene or an exercise.

use crate::error::Error;

/// With a longer name, rustfmt would break lines of the templates in another way.
const LONGEST_NAME: usize = 30;
const LONGEST_TITLE: usize = 60;

/// Rust's keywords, and names that code in a lesson or an exercise already uses for something else.
const TAKEN: [&str; 69] = [
    "abstract",
    "alloc",
    "as",
    "async",
    "await",
    "become",
    "bool",
    "box",
    "break",
    "build",
    "char",
    "check",
    "checks",
    "const",
    "continue",
    "core",
    "crate",
    "do",
    "dyn",
    "else",
    "enum",
    "extern",
    "false",
    "fetch",
    "final",
    "fn",
    "for",
    "gen",
    "given",
    "if",
    "impl",
    "in",
    "info",
    "let",
    "loop",
    "macro",
    "main",
    "match",
    "mistakes",
    "mod",
    "move",
    "mut",
    "named",
    "override",
    "priv",
    "proof",
    "pub",
    "ref",
    "return",
    "right",
    "scenes",
    "secs",
    "self",
    "static",
    "std",
    "str",
    "struct",
    "super",
    "test",
    "the_checks",
    "trait",
    "true",
    "try",
    "type",
    "unsafe",
    "use",
    "where",
    "while",
    "yield",
];

/// The names of modules in Python's standard library that asyncio loads: a twin with such a name
/// would be loaded instead of the module.
const PYTHON: &str = include_str!("../../templates/scene/python-modules.txt");

/// Checks a function's name: letters, digits and `_`, in lower case.
pub fn function(name: &str) -> Result<(), Error> {
    let refuse = |why: String| Err(Error::Name { asked: name.to_owned(), why });
    let lower = |c: char| c.is_ascii_lowercase();
    if !name.starts_with(lower) || !name.chars().all(|c| lower(c) || c.is_ascii_digit() || c == '_')
    {
        return refuse("it names a function: use a to z, 0 to 9 and _, a letter first".to_owned());
    }
    if name.contains("__") || name.ends_with('_') {
        return refuse("set its words apart with one _ each".to_owned());
    }
    if name.len() > LONGEST_NAME {
        return refuse(format!("it has {} letters; {LONGEST_NAME} are the most", name.len()));
    }
    if TAKEN.contains(&name) {
        return refuse("Rust or the course uses that word already".to_owned());
    }
    Ok(())
}

/// Checks a scene's name, which is also the name of a Python file.
pub fn scene(name: &str) -> Result<(), Error> {
    function(name)?;
    match PYTHON.lines().find(|module| *module == name) {
        Some(_) => Err(Error::Name {
            asked: name.to_owned(),
            why: "Python's library has a module of that name, which the twin would hide".to_owned(),
        }),
        None => Ok(()),
    }
}

/// A lesson's title, with single spaces. It must be possible in Rust, TOML, a heading, a link and a
/// table.
pub fn title(title: &str) -> Result<String, Error> {
    let words = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let refuse = |why: String| Err(Error::Name { asked: title.to_owned(), why });
    let allowed = |c: char| c.is_alphanumeric() || " ,.:'’!?&+-–".contains(c);
    if !words.starts_with(char::is_alphanumeric) || !words.chars().all(allowed) {
        return refuse(
            "a title is made of letters, digits, spaces and , . : ' ! ? & + -".to_owned(),
        );
    }
    let length = words.chars().count();
    if length > LONGEST_TITLE {
        return refuse(format!("it has {length} letters; {LONGEST_TITLE} are the most"));
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_that_rust_can_take() {
        for name in ["kitchen", "first_error", "a1", "start_all", &"a".repeat(30)] {
            assert!(function(name).is_ok(), "{name}");
        }
        for (name, why) in [
            ("", "a letter first"),
            ("1st", "a letter first"),
            ("_x", "a letter first"),
            ("First", "use a to z"),
            ("first-error", "use a to z"),
            ("first error", "use a to z"),
            ("../x", "use a to z"),
            ("größe", "use a to z"),
            ("r#fn", "use a to z"),
            ("a__b", "one _ each"),
            ("a_", "one _ each"),
            ("await", "that word"),
            ("gen", "that word"),
            ("fetch", "that word"),
            ("the_checks", "that word"),
            (&"a".repeat(31), "31 letters; 30 are the most"),
        ] {
            let refusal = function(name).unwrap_err().to_string();
            assert!(refusal.contains(why), "{name}: {refusal}");
            assert!(scene(name).is_err(), "{name}");
        }
    }

    #[test]
    fn a_twin_hides_no_module_of_pythons() {
        for name in ["asyncio", "select", "time", "random"] {
            assert!(function(name).is_ok(), "{name}");
            assert!(scene(name).unwrap_err().to_string().contains("Python's library"), "{name}");
        }
        assert!(scene("wait").is_ok());
    }

    #[test]
    fn a_title_stands_in_markdown_and_toml_as_it_is() {
        assert_eq!(title("  Error\t modes ").unwrap(), "Error modes");
        assert_eq!(title("As completed: who's first?").unwrap(), "As completed: who's first?");
        for bad in
            ["", " ", "-", "#x", "a|b", "a[b]", "a\"b", "a`b`", "a\\b", "<b>", "a\u{7}", "{{#x}}"]
        {
            assert!(title(bad).is_err(), "{bad:?}");
        }
        assert!(title(&"a ".repeat(40)).is_err());
    }
}
