//! The cells as tab-separated text, which snapshots keep: those of this course and those of
//! asyncio.

use timeline::units;

use crate::Cell;

/// The snapshot of this course's cells, from the workspace's root.
pub const SNAPSHOT: &str = "crates/error-modes/tests/snapshots/matrix.snap";

/// The snapshot of what asyncio's twin prints, from the workspace's root.
pub const ASYNCIO_SNAPSHOT: &str = "crates/error-modes/tests/snapshots/asyncio.snap";

const HEAD: &str = "construct\tmode\tgets\tat\tothers\tdestructors";

/// The whole text: a head, and a line for each cell.
pub fn table<'c>(cells: impl IntoIterator<Item = &'c Cell>) -> String {
    let lines = cells.into_iter().map(|cell| {
        let (construct, mode) = (cell.construct.id(), cell.mode.id());
        let (at, destructors) = (units::duration(cell.at), cell.destructors().words());
        let others = cell.others_in_words();
        format!("{construct}\t{mode}\t{}\t{at}\t{others}\t{destructors}\n", cell.gets)
    });
    lines.fold(format!("{HEAD}\n"), |table, line| table + &line)
}

/// A line of such a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row<'t> {
    /// The name of the construct: [`Construct::id`](crate::Construct::id) or, in asyncio's text,
    /// [`Construct::asyncio`](crate::Construct::asyncio).
    pub construct: &'t str,
    /// The name of the mode: [`Mode::id`](crate::Mode::id).
    pub mode: &'t str,
    /// What the caller gets.
    pub gets: &'t str,
    /// When the caller gets it.
    pub at: &'t str,
    /// What happens to the others.
    pub others: &'t str,
    /// When the destructors of cut-off sources run; in asyncio, their `finally`.
    pub destructors: &'t str,
}

/// The lines of such a text, without its head. Lines of another form are left out.
pub fn read(text: &str) -> Vec<Row<'_>> {
    let rows = text.lines().skip(1).filter_map(|line| {
        let [construct, mode, gets, at, others, destructors] =
            line.split('\t').collect::<Vec<_>>().try_into().ok()?;
        Some(Row { construct, mode, gets, at, others, destructors })
    });
    rows.collect()
}
