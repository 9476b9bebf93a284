//! What stands where in a drawing, read from its SVG: texts are as wide as the known width of a character.

use timeline::{Errands, Layout, Recording, SvgOptions};
use unicode_width::UnicodeWidthStr;

/// What a drawing's letters take, which are 15 pixels high.
const CHARACTER: f64 = 0.62 * 15.0;

#[derive(Debug, Clone)]
pub struct Boxed {
    pub what: String,
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

impl Boxed {
    fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }
}

pub fn attribute<'t>(tag: &'t str, name: &str) -> &'t str {
    let value = tag.split_once(&format!(" {name}=\"")).map(|(_, rest)| rest);
    value.and_then(|rest| rest.split('"').next()).unwrap_or_else(|| panic!("no {name} in {tag}"))
}

fn number(tag: &str, name: &str) -> f64 {
    attribute(tag, name).parse().unwrap_or_else(|error| panic!("{name} of {tag}: {error}"))
}

/// The tags of a kind, each with what stands behind it.
fn tags<'s>(svg: &'s str, kind: &str) -> Vec<(&'s str, &'s str)> {
    let begin = format!("<{kind} ");
    let pieces = svg.match_indices(&begin).map(|(at, _)| &svg[at..]);
    pieces.map(|piece| piece.split_once('>').unwrap()).collect()
}

pub fn texts(svg: &str) -> Vec<Boxed> {
    let text = |(tag, rest): (&str, &str)| {
        let what = rest.split("</text>").next().unwrap();
        let what =
            ["&lt;<", "&gt;>", "&quot;\"", "&amp;&"].iter().fold(what.to_owned(), |t, pair| {
                let (entity, character) = pair.split_at(pair.len() - 1);
                t.replace(entity, character)
            });
        let (left, y) = (number(tag, "x"), number(tag, "y"));
        let right = left + what.width() as f64 * CHARACTER;
        Boxed { what, left, right, top: y - 12.0, bottom: y + 4.0 }
    };
    tags(svg, "text").into_iter().map(text).collect()
}

fn results(svg: &str) -> Vec<Boxed> {
    let frame = |(tag, _): (&str, &str)| {
        let (left, top) = (number(tag, "x"), number(tag, "y"));
        let (right, bottom) = (left + number(tag, "width"), top + number(tag, "height"));
        Boxed { what: "result".to_owned(), left, right, top, bottom }
    };
    tags(svg, "rect").into_iter().map(frame).collect()
}

/// Both layouts, alone and beside another run.
pub fn drawings(recording: &Recording, beside: &Recording) -> Vec<(Layout, String)> {
    let errands = Errands::default();
    [Layout::Wide, Layout::Narrow]
        .into_iter()
        .flat_map(|layout| {
            let alone = SvgOptions { layout, errands: Some(&errands), ..SvgOptions::default() };
            let pair = SvgOptions { beside: Some(beside), ..alone.clone() };
            [alone, pair].map(|options| (layout, recording.to_svg(&options)))
        })
        .collect()
}

/// What is wrong with where things stand in a drawing.
pub fn faults(layout: Layout, svg: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let tag = svg.split('>').next().unwrap();
    let (right, bottom) = (number(tag, "width"), number(tag, "height"));
    let sheet = Boxed { what: String::new(), left: 0.0, right, top: 0.0, bottom };
    let widest = if layout == Layout::Narrow { 290.0 } else { 680.0 };
    if right > widest {
        faults.push(format!("{right} wide, and may be {widest}"));
    }
    let (texts, results) = (texts(svg), results(svg));
    for (index, text) in texts.iter().enumerate() {
        if !sheet.holds(text) {
            faults.push(format!("{} is cut off in {right} × {bottom}: {text:?}", text.what));
        }
        for other in texts[..index].iter().filter(|other| text.overlaps(other)) {
            faults.push(format!("one over the other: {text:?} and {other:?}"));
        }
        for frame in results.iter().filter(|frame| frame.overlaps(text) && !frame.holds(text)) {
            faults.push(format!("sticks out of its frame: {text:?} and {frame:?}"));
        }
    }
    for (index, frame) in results.iter().enumerate() {
        // Its line has a width.
        let (left, right) = (frame.left - 0.75, frame.right + 0.75);
        if !sheet.holds(&Boxed { left, right, ..frame.clone() }) {
            faults.push(format!("cut off in {right} × {bottom}: {frame:?}"));
        }
        if !texts.iter().any(|text| frame.holds(text)) {
            faults.push(format!("empty: {frame:?}"));
        }
        for other in results[..index].iter().filter(|other| frame.overlaps(other)) {
            faults.push(format!("one over the other: {frame:?} and {other:?}"));
        }
    }
    // What is printed stands clear of all frames, so that it is seen as a dot.
    for (tag, _) in tags(svg, "circle").into_iter().filter(|(tag, _)| tag.contains("tl-print")) {
        let (x, y, r) = (number(tag, "cx"), number(tag, "cy"), number(tag, "r") + 2.0);
        let what = "print".to_owned();
        let dot = Boxed { what, left: x - r, right: x + r, top: y - r, bottom: y + r };
        for frame in results.iter().filter(|frame| frame.overlaps(&dot)) {
            faults.push(format!("one over the other: {dot:?} and {frame:?}"));
        }
    }
    for (x, y) in tags(svg, "path").into_iter().filter_map(|(tag, _)| request(tag)) {
        let what = "request".to_owned();
        let mark = Boxed { what, left: x - 6.0, right: x + 6.0, top: y, bottom: y + 11.0 };
        // On its lane it may be under a longer label's end, as the lane itself is.
        for other in texts.iter().chain(&results).filter(|other| other.overlaps(&mark)) {
            faults.push(format!("one over the other: {mark:?} and {other:?}"));
        }
    }
    faults.extend(hidden_requests(svg));
    faults
}

/// Its middle and its top.
fn request(tag: &str) -> Option<(f64, f64)> {
    let (x, rest) = attribute(tag, "d").strip_prefix('M')?.split_once(' ')?;
    let y = rest.strip_suffix("h12l-6 11z")?;
    Some((x.parse::<f64>().unwrap() + 6.0, y.parse().unwrap()))
}

/// Requests over the mark of their lane's start or end, where there is room for all of them: beside
/// it in a lane that is long enough, and above it unless a label is there.
fn hidden_requests(svg: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for lane in svg.split("<g data-lane=").skip(1) {
        let start = tags(lane, "circle").into_iter().find(|(tag, _)| tag.contains("tl-start"));
        let (start, middle) = start.map(|(tag, _)| (number(tag, "cx"), number(tag, "cy"))).unwrap();
        let paths = || tags(lane, "path").into_iter().map(|(tag, _)| tag);
        let bar = paths().find(|tag| attribute(tag, "class").starts_with("tl-bar")).unwrap();
        let end: f64 = attribute(bar, "d").split_once('H').unwrap().1.parse().unwrap();
        for (x, _) in paths().filter_map(request).filter(|(_, top)| top + 11.0 > middle - 9.0) {
            if (end - x < 14.0 || x - start < 11.0) && end - start >= 36.0 {
                faults.push(format!("a request at {x} on a lane from {start} to {end}"));
            }
        }
    }
    faults
}
