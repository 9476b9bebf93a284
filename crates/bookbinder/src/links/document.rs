//! What a file of the book contains, and which addresses it names.

use std::collections::BTreeSet;

use data_url::DataUrl;
use serde_json::Value;
use url::Url;

use crate::links::address::{self, Place};
use crate::links::fragments::Fragments;
use crate::links::markup::{self, Element, Language, Scripts};
use crate::links::names::{self, Named, Way};
use crate::links::script::{self, Request};
use crate::links::style;
use crate::links::value;

/// A file of the book as the check of links sees it.
#[derive(Debug, Default)]
pub struct Document {
    /// The fragments to which an address can lead; `None` for a style sheet or a script.
    pub fragments: Option<Fragments>,
    /// The addresses that it names.
    pub references: Vec<Reference>,
    /// The names that its import maps define; a name with a slash at its end defines all names that
    /// begin with it.
    pub imports: BTreeSet<String>,
}

/// An address that a file names.
#[derive(Debug)]
pub struct Reference {
    /// The address as written.
    pub written: String,
    /// The meaning of the address.
    pub aim: Aim,
    /// How the browser uses it.
    pub way: Way,
}

/// The meaning of a written address.
#[derive(Debug)]
pub enum Aim {
    /// An address.
    Address(Url),
    /// A name for an import map: `import "name"`.
    Name,
    /// No browser can read it.
    Unreadable,
    /// It is empty where there must be a file.
    Nothing,
}

/// How a file is read, by the end of its name.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Html,
    Xml,
    Style,
    Script,
    Manifest,
}

impl Kind {
    fn of(file: &str) -> Option<Self> {
        if file.ends_with("manifest.json") {
            return Some(Self::Manifest);
        }
        let (_, end) = file.rsplit_once('.')?;
        match end.to_ascii_lowercase().as_str() {
            "html" | "htm" => Some(Self::Html),
            "svg" | "xhtml" | "xht" => Some(Self::Xml),
            "css" => Some(Self::Style),
            "js" | "mjs" => Some(Self::Script),
            "webmanifest" => Some(Self::Manifest),
            _ => None,
        }
    }
}

/// Whether a file can name others.
pub fn is_read(file: &str) -> bool {
    Kind::of(file).is_some()
}

/// Reads a file of the book.
///
/// # Errors
/// XML that no browser can show.
pub fn read(file: &str, text: &str, scripts: Scripts) -> Result<Document, roxmltree::Error> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = Reader::new(address::of(file), scripts);
    match Kind::of(file) {
        Some(Kind::Html) => reader.elements(&markup::html(text, scripts)),
        Some(Kind::Xml) => reader.elements(&markup::xml(text)?),
        Some(Kind::Style) => reader.style(text),
        Some(Kind::Script) => reader.script(text, Home::File),
        Some(Kind::Manifest) => reader.manifest(&serde_json::from_str(text).unwrap_or_default()),
        None => {}
    }
    Ok(reader.document)
}

/// Where a script stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Home {
    /// On a page; the page's base is also the script's.
    Page,
    /// In a file, which any page may load.
    File,
}

struct Reader {
    /// What `#here` is relative to in a drawing or a style; a `<base>` element does not change it.
    own: Url,
    /// What all other addresses are relative to.
    base: Url,
    scripts: Scripts,
    document: Document,
}

impl Reader {
    fn new(own: Url, scripts: Scripts) -> Self {
        Self { base: own.clone(), own, scripts, document: Document::default() }
    }

    fn elements(&mut self, elements: &[Element]) {
        let mut bases = elements.iter().filter(|element| {
            element.language == Language::Html && element.name == "base" && !element.inert
        });
        if let Some(href) = bases.find_map(|base| base.attribute("href")) {
            let base = address::join(&self.own, href).ok().filter(|base| self.takes(base));
            self.base = base.unwrap_or_else(|| self.own.clone());
        }
        let (inert, live): (Vec<_>, Vec<_>) = elements.iter().partition(|element| element.inert);
        self.take(&live);
        // A template's content is not part of the page, but its drawings may refer to its own
        // parts.
        self.take_within(|inner| inner.take(&inert));
    }

    /// Whether a page's `<base>` counts. A server sends 404.html for any address, so mdBook names
    /// the book's root there, with the path that it will have on its host. For this check, 404.html
    /// stands in that root, so its base is ignored.
    fn takes(&self, base: &Url) -> bool {
        let is_sent_anywhere = address::place(&self.own) == Place::File("404.html".to_owned());
        let is_ours = address::place(base) != Place::Elsewhere;
        !(base.cannot_be_a_base() || is_sent_anywhere && is_ours)
    }

    fn take(&mut self, elements: &[&Element]) {
        let fragments = self.document.fragments.get_or_insert_default();
        for element in elements {
            fragments.ids.extend(element.attribute("id").map(str::to_owned));
            if element.language == Language::Html && element.name == "a" {
                fragments.anchors.extend(element.attribute("name").map(str::to_owned));
            }
        }
        for element in elements {
            for named in names::named(element) {
                self.named(element, named);
            }
        }
    }

    /// Reads a page inside this page, with the same base.
    fn take_within(&mut self, read: impl FnOnce(&mut Self)) {
        let mut inner = Self::new(self.own.clone(), self.scripts);
        inner.base = self.base.clone();
        read(&mut inner);
        self.adopt(inner.document);
    }

    fn named(&mut self, element: &Element, named: Named) {
        match named {
            Named::Address(way, written) => self.address(way, &written),
            Named::Nothing(way) => {
                let written = format!("<{}>", element.name);
                self.document.references.push(Reference { written, aim: Aim::Nothing, way });
            }
            Named::Style(css) => self.style(&css),
            Named::Script(code) => self.script(&code, Home::Page),
            Named::Page(html) => {
                let elements = markup::html(&html, self.scripts);
                self.take_within(|inner| inner.elements(&elements));
            }
            Named::ImportMap(json) => {
                self.import_map(&serde_json::from_str(&json).unwrap_or_default())
            }
            Named::Ahead(json) => self.ahead(&serde_json::from_str(&json).unwrap_or_default()),
        }
    }

    /// Adds the addresses of an inner page, except links to its own fragments.
    fn adopt(&mut self, inner: Document) {
        let fragments = inner.fragments.unwrap_or_default();
        self.document.imports.extend(inner.imports);
        self.document.references.extend(inner.references.into_iter().filter(|reference| {
            let within = reference.written.strip_prefix('#');
            !within.is_some_and(|fragment| fragments.have(fragment, reference.way))
        }));
    }

    fn address(&mut self, way: Way, written: &str) {
        let written = written.trim();
        let base =
            if way == Way::Drawn && written.starts_with('#') { &self.own } else { &self.base };
        let aim = match address::join(base, written) {
            Ok(address) => {
                // In such a file, `#here` means the file itself.
                let is_file = address.scheme() == "data" && !written.starts_with('#');
                if is_file && way != Way::Followed {
                    self.data(&address);
                }
                Aim::Address(address)
            }
            Err(_) => Aim::Unreadable,
        };
        self.document.references.push(Reference { written: written.to_owned(), aim, way });
    }

    /// Reads a file that is written out in its own address (`data:`): it may name others.
    fn data(&mut self, address: &Url) {
        let Ok(data) = DataUrl::process(address.as_str()) else { return };
        let Ok((bytes, _)) = data.decode_to_vec() else { return };
        let text = String::from_utf8_lossy(&bytes);
        let kind = data.mime_type();
        let kind = format!("{}/{}", kind.type_, kind.subtype);
        let mut inner = Self::new(address.clone(), self.scripts);
        match kind.as_str() {
            "text/html" => inner.elements(&markup::html(&text, self.scripts)),
            "image/svg+xml" | "application/xhtml+xml" => {
                inner.elements(&markup::xml(&text).unwrap_or_default());
            }
            "text/css" => inner.style(&text),
            kind if names::is_javascript(kind) => inner.script(&text, Home::File),
            _ => {}
        }
        self.adopt(inner.document);
    }

    fn style(&mut self, css: &str) {
        let is_sheet = self.document.fragments.is_none();
        for written in style::addresses(css) {
            // In a style sheet, such an address means the page that uses the sheet, and any page
            // may.
            if !(is_sheet && written.starts_with('#')) {
                self.address(Way::Drawn, &written);
            }
        }
    }

    fn script(&mut self, code: &str, home: Home) {
        if self.scripts == Scripts::Off {
            return;
        }
        for (request, written) in script::requests(code) {
            if request == Request::Candidates {
                for written in value::candidates(&written) {
                    self.request(Request::FromPage, written, home);
                }
            } else {
                self.request(request, written, home);
            }
        }
    }

    fn request(&mut self, request: Request, written: String, home: Home) {
        let relative = !written.starts_with(['/', '\\']) && Url::parse(&written).is_err();
        match request {
            Request::Import if relative && !written.starts_with('.') => {
                let reference = Reference { written, aim: Aim::Name, way: Way::Loaded };
                self.document.references.push(reference);
            }
            Request::Import | Request::BesideScript => self.address(Way::Loaded, &written),
            // The address is relative to a page, and the file does not say which page.
            _ if relative && home == Home::File => {}
            Request::FromPage | Request::Candidates => self.address(Way::Loaded, &written),
            Request::Asked => self.address(Way::Asked, &written),
        }
    }

    fn import_map(&mut self, map: &Value) {
        let scopes = map["scopes"].as_object().into_iter().flat_map(|scopes| scopes.values());
        for (name, address) in
            [&map["imports"]].into_iter().chain(scopes).filter_map(Value::as_object).flatten()
        {
            self.document.imports.insert(name.clone());
            if let Some(written) = address.as_str() {
                // With a slash at its end, it means all names that begin with it.
                let way = if written.ends_with('/') { Way::Asked } else { Way::Loaded };
                self.address(way, written);
            }
        }
    }

    fn ahead(&mut self, rules: &Value) {
        let rules = rules.as_object().into_iter().flat_map(|rules| rules.values());
        for rule in rules.filter_map(Value::as_array).flatten() {
            for written in rule["urls"].as_array().into_iter().flatten().filter_map(Value::as_str) {
                self.address(Way::Loaded, written);
            }
        }
    }

    /// What an installed book needs: its icons and its first page.
    fn manifest(&mut self, manifest: &Value) {
        match manifest {
            Value::Array(values) => values.iter().for_each(|value| self.manifest(value)),
            Value::Object(members) => {
                for (name, value) in members {
                    match (name.as_str(), value) {
                        ("src", Value::String(written)) => self.address(Way::Loaded, written),
                        ("start_url" | "url", Value::String(written)) => {
                            self.address(Way::Followed, written);
                        }
                        _ => self.manifest(value),
                    }
                }
            }
            _ => {}
        }
    }
}
