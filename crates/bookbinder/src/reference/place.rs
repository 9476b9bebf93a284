//! Headings of lessons' chapters, as reference files name them: `lesson-03.md#three-guests`.

use std::rc::Rc;

use super::Problem;
use crate::chapters::{Weaver, lesson_in_front, lesson_of_chapter};
use crate::error;
use crate::markdown::sections;
use crate::questions::{self, At, Fields, Reader};
use crate::run::Run;

/// A heading in a lesson's chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The lesson's number.
    pub lesson: u8,
    /// Its address, as in `lesson-03.md#three-guests`.
    pub address: String,
    /// The heading without markup.
    pub title: String,
}

impl Place {
    /// The place that the key `see` names.
    pub fn read(weaver: &Weaver<'_>, reader: &mut Reader<'_>, fields: &Fields<'_>) -> Option<Self> {
        let At { line, value } = fields.needed_text(reader, "see")?;
        Self::find(weaver, value).map_err(|problem| reader.fault(line, problem)).ok()
    }

    fn find(weaver: &Weaver<'_>, address: String) -> Result<Self, error::Problem> {
        let named = address
            .split_once('#')
            .and_then(|(page, fragment)| Some((lesson_of_chapter(page)?, page, fragment)));
        let Some((lesson, page, fragment)) = named else {
            return Err(Problem::NotAPlace(address).into());
        };
        let chapter = weaver.workspace.name(&weaver.workspace.chapters().join(page));
        let text = weaver.sources.read(&chapter)?;
        let all = sections(&text);
        match all.iter().find(|section| section.fragment == fragment) {
            Some(section) => Ok(Self { lesson, title: section.title.clone(), address }),
            None => Err(questions::Problem::NoHeading {
                chapter,
                fragment: fragment.to_owned(),
                there: all.into_iter().map(|section| section.fragment).collect(),
            }
            .into()),
        }
    }
}

/// The run of a scene: `lesson-03/kitchen`, or only `kitchen` in the lesson that the entry is
/// about.
///
/// # Errors
/// When there is no such scene, or when its run differs from its snapshot.
pub fn run(
    weaver: &Weaver<'_>,
    lesson: Option<u8>,
    scene: &str,
) -> Result<Rc<Run>, error::Problem> {
    let named = lesson_in_front(scene).or_else(|| Some((lesson?, scene)));
    let (lesson, scene) = named.ok_or_else(|| Problem::NotAScene(scene.to_owned()))?;
    weaver.runs.get(lesson, scene)
}
