//! Checks that the places to which exercises send their learners are headings of the book.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Context;
use scraper::{Html, Selector};
use syllabus::{Lesson, ReadingPlace, Workspace};

use crate::links::BrokenLink;

/// The places in every lesson's `lesson.toml` that are not headings of a built page.
///
/// # Errors
/// When a lesson's list or a page cannot be read.
pub fn find_broken(pages: &Path, workspace: &Workspace) -> anyhow::Result<Vec<BrokenLink>> {
    let mut headings = BTreeMap::new();
    let mut broken = Vec::new();
    for lesson in Lesson::all(workspace)? {
        for place in ReadingPlace::of_lesson(workspace, lesson.number)? {
            let Some(why) = fault(pages, &place.link, &mut headings)? else { continue };
            broken.push(BrokenLink {
                file: workspace.name(&workspace.exercise_list(lesson.number)),
                line: Some(place.line),
                link: place.link,
                why,
            });
        }
    }
    Ok(broken)
}

type Headings = BTreeMap<String, BTreeSet<String>>;

/// `headings` caches the headings of the pages that were read.
fn fault(
    pages: &Path,
    link: &str,
    headings: &mut Headings,
) -> anyhow::Result<Option<&'static str>> {
    let named = link.split_once(".md#").filter(|(page, _)| is_a_name(page));
    let Some((page, fragment)) = named else {
        return Ok(Some("is no place in the book: write it as \"lesson-01.md#heading\""));
    };
    let file = format!("{page}.html");
    let path = pages.join(&file);
    if !path.is_file() {
        return Ok(Some("leads to a page that is not there"));
    }
    if !headings.contains_key(&file) {
        let text = std::fs::read_to_string(&path).with_context(|| file.clone())?;
        headings.insert(file.clone(), ids(&text));
    }
    let there = headings[&file].contains(fragment);
    Ok((!there).then_some("leads to no heading of its page"))
}

fn is_a_name(page: &str) -> bool {
    !page.is_empty() && page.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}

/// The ids of a page's headings.
fn ids(page: &str) -> BTreeSet<String> {
    let headings = "main :is(h1, h2, h3, h4, h5, h6)[id]";
    let headings = Selector::parse(headings).expect("a selector that does not change");
    let page = Html::parse_document(page);
    page.select(&headings).filter_map(|heading| heading.value().id()).map(str::to_owned).collect()
}
