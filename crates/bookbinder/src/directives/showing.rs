//! Directives that show what a run has printed, and how it went.

use timeline::SvgOptions;

use super::{Asked, Woven};
use crate::chapters::Weaver;
use crate::error::Problem;
use crate::html;

pub(super) fn output(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [scene] = asked.exactly(arguments)?;
    let (lesson, scene) = asked.split(scene)?;
    let run = weaver.runs.get(lesson, scene)?;
    match stage::output(&run.recording) {
        lines if lines.is_empty() => Err(Problem::PrintsNothing(scene.to_owned())),
        lines => Ok(html::output(&run.id(), &lines, &run.recording)),
    }
}

pub(super) fn timeline(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [scene] = asked.exactly(arguments)?;
    let (lesson, scene) = asked.split(scene)?;
    let run = weaver.runs.get(lesson, scene)?;
    let marks = weaver.new_marks(asked.lesson, &run.recording);
    let id = weaver.drawing_id(&run);
    Ok(marks + &html::timeline(&run, &id, weaver.colours(&run.recording)))
}

pub(super) fn compare(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [a, b] = asked.exactly(arguments)?;
    let run = |scene| {
        let (lesson, scene) = asked.split(scene)?;
        weaver.runs.get(lesson, scene)
    };
    let runs = [run(a)?, run(b)?];
    let marks: String =
        runs.iter().map(|run| weaver.new_marks(asked.lesson, &run.recording)).collect();
    let ids = [0, 1].map(|which| weaver.drawing_id(&runs[which]));
    weaver.colours(&runs[0].recording);
    let errands = weaver.colours(&runs[1].recording);
    Ok(marks + &html::compare([&runs[0], &runs[1]], [&ids[0], &ids[1]], errands))
}

pub(super) fn legend(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [] = asked.exactly(arguments)?;
    let caption = "Every mark that a timeline can have.";
    let (id, legend) = (weaver.next_id("legend"), lab::legend());
    let options = SvgOptions {
        id_prefix: &id,
        errands: Some(weaver.colours(&legend)),
        ..SvgOptions::default()
    };
    Ok(html::drawing(&legend, caption, &options))
}

pub(super) fn overlap(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [] = asked.exactly(arguments)?;
    let runs = lab::overlaps();
    let draw = |run: &timeline::Recording| {
        let caption =
            format!("Breakfast is ready after {}.", timeline::units::duration(run.elapsed));
        let id = weaver.next_id("overlap");
        let errands = Some(weaver.colours(run));
        let options =
            SvgOptions { id_prefix: &id, instead: &runs, errands, ..SvgOptions::default() };
        (html::drawing(run, &caption, &options), run.elapsed)
    };
    Ok(html::overlap(&runs.iter().map(draw).collect::<Vec<_>>()))
}
