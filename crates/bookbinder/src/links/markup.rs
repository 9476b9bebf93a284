//! HTML and XML as a list of elements.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, driver, ns, tree_builder::TreeBuilderOpts};
use scraper::{ElementRef, Html, HtmlTreeSink};

/// Whether the reader's browser runs scripts. Without scripts it shows the content of `noscript`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scripts {
    /// The usual case.
    On,
    /// The content of `noscript` is read.
    Off,
}

/// The language that an element belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// HTML, in an HTML or an XHTML file.
    Html,
    /// SVG, in a page or in a file of its own.
    Svg,
    /// MathML.
    MathMl,
    /// Any other XML, for which browsers load nothing.
    Other,
}

/// An element, apart from its tree.
#[derive(Debug)]
pub struct Element {
    /// The language of its name.
    pub language: Language,
    /// Its name without a prefix.
    pub name: String,
    /// Its attributes: names without a prefix (`xlink:href` counts as another `href`), and values.
    pub attributes: Vec<(String, String)>,
    /// The text directly inside it, such as a style sheet or a script.
    pub text: String,
    /// Whether it is in a `template`: then it is no part of the page until a script copies it.
    pub inert: bool,
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut values = self.attributes.iter().filter(|(of, _)| of == name);
        values.next().map(|(_, value)| value.as_str())
    }

    /// Whether an attribute has this value, ignoring case.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.attribute(name).is_some_and(|given| given.trim().eq_ignore_ascii_case(value))
    }
}

/// The elements of an HTML page, in their order.
pub fn html(text: &str, scripts: Scripts) -> Vec<Element> {
    let tree_builder =
        TreeBuilderOpts { scripting_enabled: scripts == Scripts::On, ..Default::default() };
    let options = ParseOpts { tree_builder, ..Default::default() };
    let page = driver::parse_document(HtmlTreeSink::new(Html::new_document()), options).one(text);
    page.tree.nodes().filter_map(ElementRef::wrap).map(html_element).collect()
}

fn html_element(node: ElementRef<'_>) -> Element {
    let element = node.value();
    let texts = node.children().filter_map(|child| child.value().as_text());
    let attributes = element.attrs.iter().filter(|(name, _)| name.ns != ns!(xml));
    Element {
        language: language(&element.name.ns),
        name: element.name().to_owned(),
        attributes: attributes
            .map(|(name, value)| (name.local.to_string(), value.to_string()))
            .collect(),
        text: texts.map(|text| &**text).collect(),
        inert: node
            .ancestors()
            .filter_map(ElementRef::wrap)
            .any(|outer| outer.value().name() == "template"),
    }
}

/// The elements of an XML file, in their order; its style sheets as `link`s.
///
/// # Errors
/// The error that a browser would show instead of the file.
pub fn xml(text: &str) -> Result<Vec<Element>, roxmltree::Error> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let file = roxmltree::Document::parse_with_options(text, options)?;
    let nodes = file.root().descendants();
    Ok(nodes.filter_map(|node| style_sheet(node).or_else(|| xml_element(node))).collect())
}

fn xml_element(node: roxmltree::Node<'_, '_>) -> Option<Element> {
    if !node.is_element() {
        return None;
    }
    let language =
        |node: roxmltree::Node<'_, '_>| language(node.tag_name().namespace().unwrap_or_default());
    let attributes = node.attributes().filter(|attribute| {
        matches!(attribute.namespace(), None | Some("http://www.w3.org/1999/xlink"))
    });
    Some(Element {
        language: language(node),
        name: node.tag_name().name().to_owned(),
        attributes: attributes
            .map(|attribute| (attribute.name().to_owned(), attribute.value().to_owned()))
            .collect(),
        text: node
            .children()
            .filter_map(|child| child.text().filter(|_| child.is_text()))
            .collect(),
        inert: node.ancestors().skip(1).any(|outer| {
            outer.tag_name().name() == "template" && language(outer) == Language::Html
        }),
    })
}

/// Reads `<?xml-stylesheet href="x.css"?>`, whose text has the form of attributes.
fn style_sheet(node: roxmltree::Node<'_, '_>) -> Option<Element> {
    let instruction = node.pi().filter(|instruction| instruction.target == "xml-stylesheet")?;
    let link = format!("<link rel=stylesheet {}>", instruction.value.unwrap_or_default());
    html(&link, Scripts::On).into_iter().find(|element| element.name == "link")
}

fn language(namespace: &str) -> Language {
    match namespace {
        "http://www.w3.org/1999/xhtml" => Language::Html,
        "http://www.w3.org/2000/svg" => Language::Svg,
        "http://www.w3.org/1998/Math/MathML" => Language::MathMl,
        _ => Language::Other,
    }
}
