//! Which colour a lane has: in all drawings of a page, the same name has the same colour.

use crate::Recording;
use crate::layout::draw;

/// How many colours there are.
pub(crate) const COLOURS: usize = 8;

/// The names of lanes in the order in which a page first draws them, which is also the order of
/// their colours.
///
/// Use one value for all drawings of a page. The ninth name gets the colour of the first: a reader
/// knows a lane by its label, and the colour only helps to find the lane again.
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
    /// Gives colours to those names in a recording that have none yet.
    pub fn add(&mut self, recording: &Recording) {
        for name in draw(recording, None).rows.into_iter().filter_map(|row| row.errand) {
            if !self.names.contains(&name) {
                self.names.push(name);
            }
        }
    }

    /// The number of a name's colour, from 1 to 8: 1 is the custom property `--tl-e1`. `None` if no
    /// recording had the name.
    pub fn colour(&self, name: &str) -> Option<usize> {
        let place = self.names.iter().position(|known| known == name)?;
        Some(place % COLOURS + 1)
    }
}
