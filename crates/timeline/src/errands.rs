//! Which colour a lane has: the same name, the same colour, in all drawings of a page.

use crate::Recording;
use crate::layout::draw;

/// How many colours there are.
pub(crate) const COLOURS: usize = 8;

/// Names of lanes in the order in which a page first draws them, which is that of their colours.
///
/// Give one to all drawings of a page. The ninth name has the colour of the first: a lane is known by its
/// label, and its colour only helps to find it again.
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
    names: Vec<String>,
}

impl Errands {
    /// Gives colours to the lanes of a recording whose names have none.
    pub fn add(&mut self, recording: &Recording) {
        for name in draw(recording, None).rows.into_iter().filter_map(|row| row.errand) {
            if !self.names.contains(&name) {
                self.names.push(name);
            }
        }
    }

    /// The number of a name's colour, from 1 to 8: the custom property `--tl-e1` and its like. `None` for
    /// a name that no recording had.
    pub fn colour(&self, name: &str) -> Option<usize> {
        let place = self.names.iter().position(|known| known == name)?;
        Some(place % COLOURS + 1)
    }
}
