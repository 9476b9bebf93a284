//! What a learner reads in a refusal: which cast it was, what differs, and both runs drawn on one
//! scale.

use std::fmt::Write;

use stage::{Cast, Response, output};
use timeline::units::duration;
use timeline::{Chart, Outcome, Recording};
use verdict::{Refusal, Verdict, columns};

use crate::fetches::few;
use crate::holds::{Difference, Held, Hold};
use crate::printed;

/// The whole text of a refusal. It names the cast, unless it is the first one in the exercise's
/// text.
pub(crate) fn refusal(
    held: &Held,
    differences: &[Difference],
    is_told: bool,
    subject: Option<&str>,
) -> String {
    let mut text = match is_told {
        true => String::new(),
        false => introduction(held.cast, held.earlier),
    };
    text.push_str(&listed(differences));
    let expected_run = held.expected.recording(held.cast);
    if let Some(run) = &held.run.recording {
        text.push_str(&drawings(run, &expected_run, subject));
        let printed = [run, &expected_run].map(output);
        if held.expected.lines.is_some() && printed[0] != printed[1] {
            text.push_str(&printed::side_by_side(&printed[0], &printed[1]));
        }
    }
    text
}

/// The differences as a list. Of many of one kind it has some: among a hundred sources as many may be missing. What
/// a difference means is said of the first that means it.
fn listed(differences: &[Difference]) -> String {
    const MOST: usize = 8;
    let mut list = String::new();
    let mut holds: Vec<Hold> = Vec::new();
    let mut meant: Vec<&str> = Vec::new();
    for Difference { hold, text } in differences {
        let before = holds.iter().filter(|other| *other == hold).count();
        let all = differences.iter().filter(|other| other.hold == *hold).count();
        holds.push(*hold);
        if all <= MOST || before < MOST - 1 {
            let _ = writeln!(list, "- {}", said(with_a_new_meaning(text, &mut meant)));
        } else if before == MOST - 1 {
            let _ = writeln!(list, "- and {} more like these", all - before);
        }
    }
    list
}

/// The difference without the sentence behind its colon, if that is long and is among those `meant` before.
fn with_a_new_meaning<'a>(difference: &'a str, meant: &mut Vec<&'a str>) -> &'a str {
    const LONG: usize = 60;
    let Some((seen, means)) = difference.split_once(": ") else { return difference };
    if meant.contains(&means) {
        return seen;
    }
    if means.len() > LONG {
        meant.push(means);
    }
    difference
}

/// A difference as one item of a list, whatever the learner's code has put into it: a message of several
/// lines stays set off from the margin, where the verdict stands, and a long one is cut.
fn said(difference: &str) -> String {
    /// Enough for every sentence of ours with a value or two in it.
    const LONGEST: usize = 2_000;
    let mut said = difference.trim_end().replace('\n', "\n  ");
    if let Some((end, _)) = said.char_indices().nth(LONGEST) {
        let left_out = said[end..].chars().count();
        said.truncate(end);
        let _ = write!(said, "… {left_out} more characters …");
    }
    said
}

/// Both runs on one scale. Where they differ in the caller's row alone, the lanes stand there once:
/// two drawings that look the same make a reader search for a difference that is not there.
fn drawings(run: &Recording, expected: &Recording, subject: Option<&str>) -> String {
    // A hang lasts an hour: on its scale, everything else would be in one column.
    let hangs = run.caller().outcome == Outcome::Open;
    let until = if hangs { None } else { Some(run.extent().max(expected.extent())) };
    let columns = columns::told();
    let (chart, expected_chart) = (
        run.chart_beside_within(columns, expected, until),
        expected.chart_beside_within(columns, run, until),
    );
    let same_lanes = chart.axis == expected_chart.axis && chart.lanes == expected_chart.lanes;
    let expected_part = match subject {
        Some(subject) if same_lanes => {
            return format!("\nthe run of `{subject}`\n{expected_chart}");
        }
        _ if chart == expected_chart => "the expected run is drawn like yours\n".to_owned(),
        _ if same_lanes => {
            let Chart { axis, caller, .. } = expected_chart;
            format!("the expected run, where the rest is as in yours\n{axis}\n{caller}\n")
        }
        _ => format!("the expected run\n{expected_chart}"),
    };
    format!("\nyour run\n{chart}\n{expected_part}")
}

/// A refusal that draws no run still says with which sources it was.
pub(crate) fn introduced(verdict: Verdict, cast: &Cast, earlier: &[String]) -> Verdict {
    match verdict {
        Verdict::Refused(Refusal { holds, text }) => {
            Verdict::Refused(Refusal { holds, text: introduction(cast, earlier) + &text })
        }
        verdict => verdict,
    }
}

/// Says which sources a run had, if they are not those of the exercise's text.
fn introduction(cast: &Cast, earlier: &[String]) -> String {
    let sources = sources(cast);
    let names: Vec<&str> = sources.iter().map(String::as_str).collect();
    let notes = match earlier {
        [] => String::new(),
        many @ [_, _, _, _, _, _, ..] => format!(" and {} notes in the notebook", many.len()),
        earlier => format!(" and {earlier:?} in the notebook"),
    };
    match names.len() {
        0 => format!("with no source at all{notes}:\n"),
        many @ 7.. => format!("with {many} other sources, {}{notes}:\n", few(&names)),
        _ => format!("with other sources, {}{notes}:\n", names.join(", ")),
    }
}

fn sources(cast: &Cast) -> Vec<String> {
    let services = cast.services.iter();
    let told = services.map(|service| {
        let how = match service.response {
            Response::Ok(_) | Response::NeverAnswers => "",
            Response::Fails => ", fails",
            Response::Panics(_) => ", panics",
        };
        let takes = service.takes().map_or("never answers".to_owned(), duration);
        format!("{} ({takes}{how})", service.name)
    });
    told.collect()
}
