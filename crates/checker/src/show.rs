//! What a learner reads of a refusal: which cast it was, what differs, both runs drawn on one scale.

use std::fmt::Write;

use stage::{Cast, Outcome, output};
use timeline::words::duration;
use timeline::{Outcome as Ended, Recording};

use crate::fetches::few;
use crate::holds::{Difference, Held};
use crate::printed;

/// A refusal whole. The cast is named unless it is the one that the exercise tells.
pub(crate) fn refusal(
    held: &Held,
    differences: &[Difference],
    is_told: bool,
    subject: Option<&str>,
) -> String {
    let mut text = if is_told { String::new() } else { introduction(held) };
    for Difference { text: difference, .. } in differences {
        let _ = writeln!(text, "- {difference}");
    }
    let wanted_run = held.wanted.recording(held.cast);
    if let Some(run) = &held.run.recording {
        text.push_str(&drawings(run, &wanted_run, subject));
        let printed = [run, &wanted_run].map(output);
        if held.wanted.lines.is_some() && printed[0] != printed[1] {
            text.push_str(&printed::side_by_side(&printed[0], &printed[1]));
        }
    }
    text
}

/// Both runs on one scale. Where they differ in the caller's row alone, the lanes stand there once:
/// two drawings that look the same make a reader search for a difference that is not there.
fn drawings(run: &Recording, wanted: &Recording, subject: Option<&str>) -> String {
    // A hang is an hour long and would squeeze everything else into one column.
    let hangs = run.caller().outcome == Ended::Open;
    let until = if hangs { None } else { Some(run.extent().max(wanted.extent())) };
    let (chart, wanted_chart) = (run.chart_beside(wanted, until), wanted.chart_beside(run, until));
    let rows: Vec<&str> = chart.lines().collect();
    let wanted_rows: Vec<&str> = wanted_chart.lines().collect();
    let same_lanes = rows.len() == wanted_rows.len() && rows[2..] == wanted_rows[2..];
    let wanted_chart = wanted_chart.trim_end();
    let wanted_part = match subject {
        Some(subject) if same_lanes => {
            return format!("\nthe run of `{subject}`\n{wanted_chart}\n");
        }
        _ if rows == wanted_rows => "the wanted run is drawn like yours".to_owned(),
        _ if same_lanes => {
            format!(
                "the wanted run, where the rest is as in yours\n{}",
                wanted_rows[..2].join("\n")
            )
        }
        _ => format!("the wanted run\n{wanted_chart}"),
    };
    format!("\nyour run\n{chart}\n{wanted_part}\n")
}

/// Says which sources a run had, when they are not those of the exercise's text.
fn introduction(held: &Held) -> String {
    let sources = sources(held.cast);
    let names: Vec<&str> = sources.iter().map(String::as_str).collect();
    let notes = match held.earlier {
        [] => String::new(),
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
        let how = match service.outcome {
            Outcome::Ok(_) | Outcome::NeverAnswers => "",
            Outcome::Fails => ", fails",
            Outcome::Panics(_) => ", panics",
        };
        let takes = service.takes().map_or("never answers".to_owned(), duration);
        format!("{} ({takes}{how})", service.name)
    });
    told.collect()
}
