//! The matrix of error modes as a table: one row for each construct; the rows of asyncio stand
//! below those of this course.
//!
//! A reader chooses rows and columns without a script: the page's style depends on ticked boxes.
//! Drawings are popovers, which the browser opens; cells with equal runs share one. On paper
//! everything is shown.

use std::fmt::Write;

use error_modes::{
    ASYNCIO_SNAPSHOT, Cell, Construct, Destructors, Mode, Row, SNAPSHOT, cells, read, table,
};
use timeline::{Errands, Recording, SvgOptions, units};

use crate::chapters::Weaver;
use crate::error::Problem;
use crate::html::{self, escape};
use crate::run::{body, first_difference};

/// The table, the boxes that choose its rows and columns, and its drawings.
///
/// # Errors
/// When a cell differs from its snapshot, or when asyncio's cells are missing.
pub fn weave(weaver: &mut Weaver<'_>) -> Result<String, Problem> {
    let cells = cells();
    let snapshot = weaver.sources.read(SNAPSHOT)?;
    if let Some((wanted, seen)) =
        first_difference(&table(cells.iter().map(|(cell, _)| cell)), body(&snapshot))
    {
        return Err(Problem::CellDiffers { path: SNAPSHOT, wanted, seen });
    }
    let asyncio = weaver.sources.read(ASYNCIO_SNAPSHOT)?;
    let drawings = drawings(&cells, || weaver.next_id("error-modes"));
    let mut errands = Errands::default();
    cells.iter().for_each(|(_, recording)| errands.add(recording));
    let rows = rows(&cells, &read(body(&asyncio)), &drawings);
    let drawings: String = drawings.iter().map(|drawing| popover(drawing, &errands)).collect();
    Ok(format!(
        "<div class=\"error-modes\">{}{}\
         <div class=\"table-wrapper em-table\" tabindex=\"0\" role=\"region\" aria-label=\"Error modes\">\
         <table><thead><tr><th scope=\"col\">who waits</th>{}</tr></thead>{rows}</table></div>\
         {drawings}</div>",
        style(),
        boxes(),
        Mode::ALL.map(column_head).concat(),
    ))
}

/// A run, and the cells that have this run.
struct Drawing<'c> {
    id: String,
    recording: &'c Recording,
    cells: Vec<&'c Cell>,
}

impl Drawing<'_> {
    /// The names of its rows for each column, and what their callers get.
    fn caption(&self) -> String {
        let columns = Mode::ALL.into_iter().filter_map(|mode| {
            let cells = self.cells.iter().filter(|cell| cell.mode == mode);
            let rows: Vec<_> = cells.map(|cell| cell.construct.title()).collect();
            (!rows.is_empty()).then(|| format!("{}: {}.", sentence(mode.title()), rows.join(", ")))
        });
        let rows = columns.collect::<Vec<_>>().join(" ");
        let Some(cell) = self.cells.first() else { return rows };
        format!("{rows} The caller gets {} at {}.", cell.gets, units::duration(cell.at))
    }
}

fn drawings(cells: &[(Cell, Recording)], mut next_id: impl FnMut() -> String) -> Vec<Drawing<'_>> {
    let mut drawings: Vec<Drawing<'_>> = Vec::new();
    for (cell, recording) in cells {
        match drawings.iter_mut().find(|drawing| drawing.recording.is_drawn_like(recording)) {
            Some(drawing) => drawing.cells.push(cell),
            None => drawings.push(Drawing { id: next_id(), recording, cells: vec![cell] }),
        }
    }
    drawings
}

/// The page shows no code, so the lines of code to which a run's steps belong would lead nowhere.
fn without_places(recording: &Recording) -> Recording {
    let mut recording = recording.clone();
    recording.lanes.iter_mut().for_each(|lane| lane.place = None);
    recording.lines.iter_mut().for_each(|line| line.place = None);
    recording
}

fn popover(drawing: &Drawing<'_>, errands: &Errands) -> String {
    let id = &drawing.id;
    let options = SvgOptions { id_prefix: id, errands: Some(errands), ..SvgOptions::default() };
    format!(
        "<div class=\"em-drawing\" id=\"{id}-run\" popover>{}<button type=\"button\" \
         popovertarget=\"{id}-run\" popovertargetaction=\"hide\">Close</button></div>",
        html::drawing(&without_places(drawing.recording), &drawing.caption(), &options)
    )
}

fn column_head(mode: Mode) -> String {
    format!("<th scope=\"col\" data-column=\"{}\">{}</th>", mode.id(), mode.title())
}

/// Two parts of the table: the rows of this course, then those of asyncio.
fn rows(cells: &[(Cell, Recording)], asyncio: &[Row<'_>], drawings: &[Drawing<'_>]) -> String {
    let mut html = String::new();
    for alike in Construct::ALL.chunk_by(|a, b| a.asyncio() == b.asyncio()) {
        html.push_str("<tbody>");
        for construct in alike {
            let (id, title) = (construct.id(), escape(construct.title()));
            let _ =
                write!(html, "<tr data-row=\"{id}\"><th scope=\"row\"><code>{title}</code></th>");
            for (cell, _) in cells.iter().filter(|(cell, _)| cell.construct == *construct) {
                html.push_str(&our_cell(cell, drawings));
            }
            html.push_str("</tr>");
        }
        let ids: Vec<_> = alike.iter().map(|construct| construct.id()).collect();
        let name = alike[0].asyncio();
        let _ = write!(
            html,
            "<tr class=\"em-asyncio\" data-row=\"{}\"><th scope=\"row\">asyncio: <code>{}</code></th>",
            ids.join(" "),
            breakable(name)
        );
        for row in asyncio.iter().filter(|row| row.construct == name) {
            let (column, words) = (row.mode, in_words(row));
            let _ = write!(html, "<td data-column=\"{column}\">{words}</td>");
        }
        html.push_str("</tr></tbody>");
    }
    html
}

fn our_cell(cell: &Cell, drawings: &[Drawing<'_>]) -> String {
    let (row, column) = (cell.construct.id(), cell.mode.id());
    let words = in_words(&Row {
        construct: row,
        mode: column,
        gets: &cell.gets,
        at: &units::duration(cell.at),
        others: &cell.others_in_words(),
        destructors: cell.destructors().words(),
    });
    let drawing = drawings.iter().find(|drawing| drawing.cells.contains(&cell));
    let id = drawing.map(|drawing| drawing.id.as_str()).unwrap_or_default();
    let name = format!("Drawing: {}, {}", cell.construct.title(), cell.mode.title());
    format!(
        "<td data-column=\"{column}\" id=\"error-modes-{row}-{column}\">{words}<button type=\"button\" \
         popovertarget=\"{id}-run\" popovertargetaction=\"show\" aria-label=\"{}\">Drawing</button></td>",
        escape(&name)
    )
}

/// A cell in words: what the caller gets and when, what happens to the others, and when destructors
/// run.
fn in_words(row: &Row<'_>) -> String {
    let gets = escape(row.gets);
    let is_code = row.gets.contains(['[', '(']);
    let gets = if is_code { format!("<code>{gets}</code>") } else { gets };
    let mut html = format!("<p>{gets} at <strong>{}</strong></p><ul>", together(row.at));
    for others in row.others.split("; ") {
        let _ = write!(html, "<li>{}</li>", together(others));
    }
    let destructors = match row.destructors {
        none if none == Destructors::NobodyCut.words() => sentence(none),
        when => format!("Destructors: {when}"),
    };
    let _ = write!(html, "</ul><p>{destructors}</p>");
    html
}

/// Allows a line break inside a long name, after `(`, `_` and `=`.
fn breakable(name: &str) -> String {
    let joints = ['(', '_', '='];
    escape(name).split_inclusive(joints).collect::<Vec<_>>().join("<wbr>")
}

/// Prevents a line break between a number and its unit.
fn together(times: &str) -> String {
    escape(times).replace(" s", "&nbsp;s")
}

/// Native check boxes; while none is ticked, everything is shown.
fn boxes() -> String {
    let set = |legend: &str, boxes: String| {
        format!("<fieldset><legend>{legend}</legend>{boxes}</fieldset>")
    };
    let tick = |name: &str, value: &str, label: &str| {
        format!(
            "<label><input type=\"checkbox\" name=\"{name}\" value=\"{value}\"> {label}</label> "
        )
    };
    let row = |construct: Construct| {
        let label = format!("<code>{}</code>", escape(construct.title()));
        tick("row", construct.id(), &label)
    };
    let column = |mode: Mode| tick("column", mode.id(), mode.title());
    format!(
        "<form class=\"em-show\" autocomplete=\"off\">{}{}<button type=\"reset\">Show all</button></form>",
        set("Show only these rows", Construct::ALL.map(row).concat()),
        set("Show only these columns", Mode::ALL.map(column).concat()),
    )
}

/// For the screen only: paper shows everything.
fn style() -> String {
    let mut css = String::new();
    let mut choose = |name: &str, what: &str, ids: &[&str], shown: &str| {
        let _ =
            write!(css, ".error-modes:has([name={name}]:checked) [data-{what}]{{display:none}}");
        for id in ids {
            let _ = write!(
                css,
                ".error-modes:has([value={id}]:checked) [data-{what}~={id}]{{display:{shown}}}"
            );
        }
    };
    choose("row", "row", &Construct::ALL.map(Construct::id), "table-row");
    choose("column", "column", &Mode::ALL.map(Mode::id), "table-cell");
    format!("<style>@media screen{{{css}}}</style>")
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
