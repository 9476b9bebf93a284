//! Which colour a lane has: in all drawings of a page, the same name has the same colour.

use crate::Recording;
use crate::layout::draw;

/// How many colours there are.
pub(crate) const COLOURS: usize = 8;

/// The names of lanes with their colours, which are given in the order in which a page first draws
/// the names.
///
/// Use one value for all drawings of a page. The ninth name gets the colour of the first, or if that
/// one is in the same drawing, the next: a reader knows a lane by its label, and the colour only helps
/// to find the lane again. Two names that were given one colour before they meet in a drawing keep it.
///
/// # Example
/// ```
/// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
/// use timeline::{Errands, SvgOptions};
///
/// #[tracing::instrument]
/// async fn brew(name: &str) {}
///
/// let (tea, both) = (brew("tea"), async { tokio::join!(brew("coffee"), brew("tea")) });
/// let (tea, both) = (timeline::record(tea).await, timeline::record(both).await);
/// let mut errands = Errands::default();
/// errands.add(&tea);
/// errands.add(&both);
/// assert_eq!(errands.colour("tea"), Some(1));
/// assert_eq!(errands.colour("coffee"), Some(2));
/// let svg = both.to_svg(&SvgOptions { errands: Some(&errands), ..SvgOptions::default() });
/// assert!(svg.contains("data-errand=\"2\""));
/// # }
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Errands {
    /// Each with its colour, from 0 on.
    names: Vec<(String, usize)>,
}

impl Errands {
    /// Gives colours to those names in a recording that have none yet.
    pub fn add(&mut self, recording: &Recording) {
        let drawn: Vec<String> =
            draw(recording, None).rows.into_iter().filter_map(|row| row.errand).collect();
        let known = |name: &String| self.place(name).map(|place| self.names[place].1);
        let mut taken: Vec<usize> = drawn.iter().filter_map(known).collect();
        for name in drawn {
            if self.place(&name).is_none() {
                let first = self.names.last().map_or(0, |(_, colour)| colour + 1);
                let mut in_turn = (first..first + COLOURS).map(|colour| colour % COLOURS);
                let free = in_turn.find(|colour| !taken.contains(colour));
                let colour = free.unwrap_or(first % COLOURS);
                taken.push(colour);
                self.names.push((name, colour));
            }
        }
    }

    /// The number of a name's colour, from 1 to 8: 1 is the custom property `--tl-e1`. `None` if no
    /// recording had the name.
    pub fn colour(&self, name: &str) -> Option<usize> {
        Some(self.names[self.place(name)?].1 + 1)
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|(known, _)| known == name)
    }
}
