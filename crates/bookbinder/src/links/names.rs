//! Which attributes and elements of HTML, SVG and MathML name files, and how.

use crate::links::markup::{Element, Language};
use crate::links::value;

/// How the browser uses an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// As a link that the reader may follow.
    Followed,
    /// As a file that is fetched when the page, or something on it, is opened.
    Loaded,
    /// As an element of a drawing: the fragment is an id and not a place on a page.
    Drawn,
    /// As a request of a script, which a server may answer without a file.
    Asked,
}

/// What an element names, or text inside it that is read in turn.
#[derive(Debug, PartialEq, Eq)]
pub enum Named {
    /// An address as written.
    Address(Way, String),
    /// No address, although there must be one.
    Nothing(Way),
    /// CSS.
    Style(String),
    /// JavaScript.
    Script(String),
    /// An HTML page in an attribute.
    Page(String),
    /// What the names in `import "name"` mean, as JSON.
    ImportMap(String),
    /// What to fetch in advance, as JSON.
    Ahead(String),
}

enum Value {
    /// One address, which may be that of the page itself.
    Address,
    /// One address, which must not be empty.
    File,
    /// Addresses, with spaces between them.
    List,
    /// Addresses with descriptors, with commas between them.
    Candidates,
    Style,
    Page,
}

/// Elements (none means all), an attribute, the form of its value, how it is used. Attributes that
/// depend on a second attribute are in [`html`].
const HTML: &[(&[&str], &str, Value, Way)] = &[
    (&["a", "area"], "href", Value::Address, Way::Followed),
    (&["a", "area"], "ping", Value::List, Way::Loaded),
    (&["a", "img", "script"], "attributionsrc", Value::List, Way::Loaded),
    (&["blockquote", "q", "ins", "del"], "cite", Value::Address, Way::Followed),
    (&["img", "iframe", "frame"], "longdesc", Value::Address, Way::Followed),
    (&["iframe", "frame"], "src", Value::Address, Way::Loaded),
    (&["iframe"], "srcdoc", Value::Page, Way::Loaded),
    (&["object"], "data", Value::File, Way::Loaded),
    (&["form"], "action", Value::Address, Way::Loaded),
    (&["button", "input"], "formaction", Value::Address, Way::Loaded),
    (&["html"], "manifest", Value::File, Way::Loaded),
    (
        &["body", "table", "thead", "tbody", "tfoot", "tr", "td", "th"],
        "background",
        Value::File,
        Way::Loaded,
    ),
    (&["link"], "imagesrcset", Value::Candidates, Way::Loaded),
    (&[], "srcset", Value::Candidates, Way::Loaded),
    (&[], "poster", Value::File, Way::Loaded),
    (&[], "style", Value::Style, Way::Loaded),
];

/// The same columns as in [`HTML`].
const SVG: &[(&[&str], &str, Value, Way)] = &[
    (&["a"], "href", Value::Address, Way::Followed),
    (&["a"], "ping", Value::List, Way::Loaded),
    (&["script"], "href", Value::File, Way::Loaded),
    (&[], "style", Value::Style, Way::Drawn),
];

/// Attributes of SVG that are CSS.
const PRESENTATION: &str = "\
    clip-path color-profile cursor fill filter marker marker-end marker-mid marker-start \
    mask mask-image shape-inside shape-subtract stroke";

/// Relations whose addresses a browser does not fetch for the page; all other relations count as
/// loaded.
const FOLLOWED: &str = "\
    alternate amphtml archives author bookmark canonical contents copyright edit edituri \
    external first glossary help home index last license me next nofollow noopener \
    noreferrer opener prev privacy-policy search self shortlink start tag terms-of-service \
    up webmention wlwmanifest";

/// Everything that `element` names.
pub fn named(element: &Element) -> Vec<Named> {
    let mut found = Vec::new();
    match element.language {
        Language::Html => {
            from_table(HTML, element, &mut found);
            html(element, &mut found);
        }
        Language::Svg => {
            from_table(SVG, element, &mut found);
            svg(element, &mut found);
        }
        Language::MathMl => {
            for (name, value) in &element.attributes {
                match name.as_str() {
                    "href" => found.push(Named::Address(Way::Followed, value.clone())),
                    "src" => found.push(Named::Address(Way::Loaded, value.clone())),
                    "style" => found.push(Named::Style(value.clone())),
                    _ => {}
                }
            }
        }
        Language::Other => return found,
    }
    for (name, value) in &element.attributes {
        if name.starts_with("on") {
            found.push(Named::Script(value.clone()));
        }
    }
    match element.name.as_str() {
        "style" => found.push(Named::Style(element.text.clone())),
        "script" => found.extend(script(element)),
        _ => {}
    }
    found
}

fn from_table(table: &[(&[&str], &str, Value, Way)], element: &Element, found: &mut Vec<Named>) {
    for (name, value) in &element.attributes {
        for (elements, attribute, kind, way) in table {
            let here = elements.is_empty() || elements.contains(&element.name.as_str());
            if !here || attribute != name {
                continue;
            }
            let address = |address: String| Named::Address(*way, address);
            match kind {
                Value::Address => found.push(address(value.clone())),
                Value::File => found.push(file(*way, value)),
                Value::List => {
                    found.extend(value.split_ascii_whitespace().map(str::to_owned).map(address));
                }
                Value::Candidates => {
                    found.extend(value::candidates(value).into_iter().map(address))
                }
                Value::Style => found.push(Named::Style(value.clone())),
                Value::Page => found.push(Named::Page(value.clone())),
            }
        }
    }
}

fn file(way: Way, value: &str) -> Named {
    if value.trim().is_empty() {
        Named::Nothing(way)
    } else {
        Named::Address(way, value.to_owned())
    }
}

fn html(element: &Element, found: &mut Vec<Named>) {
    for (name, value) in &element.attributes {
        match (element.name.as_str(), name.as_str()) {
            ("a" | "area" | "base", "href") | ("iframe" | "frame", "src") => {}
            ("input", "src") if !element.has("type", "image") => {}
            ("link", "href") => {
                let relations = element.attribute("rel").unwrap_or_default().to_ascii_lowercase();
                let mut relations = relations.split_ascii_whitespace();
                if relations.all(|relation| is_one_of(FOLLOWED, relation)) {
                    found.push(Named::Address(Way::Followed, value.clone()));
                } else {
                    found.push(file(Way::Loaded, value));
                }
            }
            // Our own elements load these attributes by a script.
            (_, "src" | "href") => found.push(file(Way::Loaded, value)),
            ("meta", "content") if element.has("http-equiv", "refresh") => {
                let address = value::refresh(value);
                found.extend(address.map(|address| Named::Address(Way::Loaded, address)));
            }
            _ => {}
        }
    }
}

fn svg(element: &Element, found: &mut Vec<Named>) {
    let animated = element.attribute("attributeName").map(|name| name.trim_start_matches("xlink:"));
    for (name, value) in &element.attributes {
        match name.as_str() {
            "href" if !matches!(element.name.as_str(), "a" | "script") => {
                found.push(Named::Address(Way::Drawn, value.clone()));
            }
            "from" | "to" | "by" | "values" => match animated {
                Some("href") => found
                    .extend(value::steps(value).map(|address| Named::Address(Way::Drawn, address))),
                Some(animated) if is_one_of(PRESENTATION, animated) => {
                    found.push(Named::Style(value.clone()));
                }
                _ => {}
            },
            name if is_one_of(PRESENTATION, name) => found.push(Named::Style(value.clone())),
            _ => {}
        }
    }
}

fn is_one_of(words: &str, word: &str) -> bool {
    words.split(' ').any(|known| known == word)
}

/// Reads a script by its type: code, a list of addresses, or data that no browser reads.
fn script(element: &Element) -> Option<Named> {
    let text = || element.text.clone();
    let kind = element.attribute("type").unwrap_or_default().trim().to_ascii_lowercase();
    match kind.as_str() {
        "" | "module" => Some(Named::Script(text())),
        "importmap" => Some(Named::ImportMap(text())),
        "speculationrules" => Some(Named::Ahead(text())),
        kind => is_javascript(kind).then(|| Named::Script(text())),
    }
}

/// Whether a media type means JavaScript.
pub fn is_javascript(kind: &str) -> bool {
    let name = kind.split_once('/').map_or("", |(_, name)| name).trim_start_matches("x-");
    ["javascript", "ecmascript", "jscript", "livescript"]
        .iter()
        .any(|known| name.starts_with(known))
}
