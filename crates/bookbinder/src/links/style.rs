//! The files that CSS names.

use cssparser::{Delimiter, ParseError, Parser, ParserInput, Token};

/// Every address in a style sheet, a `style` attribute or a presentation attribute.
pub fn addresses(css: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut input = ParserInput::new(css);
    walk(&mut Parser::new(&mut input), Strings::AreText, &mut found);
    // `url("")` loads nothing.
    found.retain(|address| !address.is_empty());
    found
}

/// What a string means at some place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strings {
    AreText,
    /// `image-set("a.png" 1x)`
    AreAddresses,
    /// `url("a.png" …)`: the other strings say how to load it.
    OnlyTheFirst,
}

fn walk(parser: &mut Parser<'_, '_>, mut strings: Strings, found: &mut Vec<String>) {
    while let Ok(token) = parser.next().cloned() {
        match token {
            Token::UnquotedUrl(address) => found.push(address.to_string()),
            Token::QuotedString(address) if strings != Strings::AreText => {
                found.push(address.to_string());
                if strings == Strings::OnlyTheFirst {
                    strings = Strings::AreText;
                }
            }
            Token::AtKeyword(rule) => at_rule(parser, &rule.to_ascii_lowercase(), found),
            Token::Function(name) => {
                let strings = match name.to_ascii_lowercase().as_str() {
                    "url" | "src" => Strings::OnlyTheFirst,
                    "image" | "image-set" | "-webkit-image-set" => Strings::AreAddresses,
                    _ => Strings::AreText,
                };
                nested(parser, strings, found);
            }
            Token::ParenthesisBlock | Token::SquareBracketBlock | Token::CurlyBracketBlock => {
                nested(parser, Strings::AreText, found);
            }
            _ => {}
        }
    }
}

fn nested(parser: &mut Parser<'_, '_>, strings: Strings, found: &mut Vec<String>) {
    let _: Result<(), ParseError<'_, ()>> = parser.parse_nested_block(|block| {
        walk(block, strings, found);
        Ok(())
    });
}

/// Reads the part of an at-rule before its block.
fn at_rule(parser: &mut Parser<'_, '_>, rule: &str, found: &mut Vec<String>) {
    let nothing = |skipped: &mut Parser<'_, '_>| -> Result<(), ParseError<'_, ()>> {
        while skipped.next().is_ok() {}
        Ok(())
    };
    let _ = match rule {
        "import" => {
            if let Ok(address) = parser.try_parse(|rest| rest.expect_string_cloned()) {
                found.push(address.to_string());
            }
            Ok(())
        }
        // This names a vocabulary; browsers fetch nothing from there.
        "namespace" => parser.parse_until_after(Delimiter::Semicolon, nothing),
        // This asks whether the browser knows a declaration, or for which pages the block is.
        "supports" | "document" | "-moz-document" => {
            parser.parse_until_before(Delimiter::CurlyBracketBlock, nothing)
        }
        _ => Ok(()),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_however_they_are_written() {
        for css in [
            "a { b: url(x) }",
            "a { b: url( 'x' ) }",
            "a { b: URL(\"x\" crossorigin(\"no\")) }",
            "a { b: \\75 rl(x) }",
            "a { b: url(\\78) }",
            "a { b: src('x') }",
            "b: var(--c, url(x))",
            "--b: { c: [url(x)] }",
            "a { b: url(/**/x) }",
            "@import 'x';",
            "@IMPORT/**/\"x\" layer(c) supports(d: e);",
            "@import url(x) print;",
            "@media print { a { b { c: url(x) } } }",
            "a { b: image-set('x' type('image/avif') 1x) }",
            "a { b: -webkit-image-set(url(x) 2x) }",
            "a { b: url(x",
            "<!-- a { b: url(x) } -->",
            "a) } { b: url(x) }",
        ] {
            let wanted = if css.contains("/**/x") { "/**/x" } else { "x" };
            assert_eq!(addresses(css), [wanted], "{css}");
        }
    }

    #[test]
    fn what_loads_nothing_is_no_address() {
        for css in [
            "/* url(x) @import 'x' */",
            "a { content: 'url(x)' }",
            "@namespace url(x);",
            "@namespace svg 'x';",
            "@charset 'x';",
            "@font-face { src: local('x') format('x') }",
            "a { b: url('') }",
            "a { b: url(x y) }",
            "@supports (b: url(x)) { a { b: c } }",
        ] {
            assert!(addresses(css).is_empty(), "{css}: {:?}", addresses(css));
        }
    }
}
