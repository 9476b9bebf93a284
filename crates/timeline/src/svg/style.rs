//! What parts of a drawing look like. A style sheet is far shorter than attributes on each part.

use crate::Outcome;

/// The style sheet of all drawings, for a page that has many of them and no sheet in each
/// ([`SvgOptions::unstyled`](crate::SvgOptions::unstyled)).
///
/// Colours have fallbacks, so that a drawing can stand alone. Lines pass behind a text, not through it.
pub const STYLE: &str = "\
     .tl{fill:none;stroke-width:1.5px;font:15px ui-monospace,monospace}\
     .tl text{fill:var(--fg,#1b2330);stroke:var(--bg,#fff);stroke-width:4px;paint-order:stroke}\
     .tl-grid,.tl-link,.tl-ghost{stroke:var(--tl-wait,#6e7b8a);stroke-width:1px}\
     .tl-grid{stroke-opacity:.25}\
     .tl-bar,.tl-start,.tl-result,.tl-ready{stroke:currentColor}\
     .tl-bar{stroke-width:4px}.tl-call,.tl-spread{stroke-width:9px}.tl-call{stroke-dasharray:2 3}\
     .tl-apart{stroke-dasharray:11 5}\
     .tl-ready{fill:currentColor;fill-opacity:.22;stroke-width:1px}\
     .tl-ghost{stroke-width:8px;stroke-dasharray:1.5 5}\
     .tl-ok{fill:var(--tl-ok,#028251);stroke:var(--tl-ok,#028251)}\
     .tl-fail{fill:var(--tl-fail,#a01b10);stroke:var(--tl-fail,#a01b10)}\
     .tl-late{fill:var(--tl-timeout,#b66105);stroke:var(--tl-timeout,#b66105)}\
     .tl-off,.tl-start{stroke-width:2px}.tl-off{stroke:var(--tl-wait,#6e7b8a)}\
     .tl-call-end{fill:var(--tl-run,#063c72)}.tl-ask{stroke:var(--tl-run,#063c72)}\
     .tl-print{fill:var(--fg,#1b2330)}.tl-differs{stroke:var(--fg,#1b2330)}\
     .tl-start,.tl-result,.tl-ask,.tl-hollow{fill:var(--bg,#fff)}\
     .tl-line{fill:none}.tl-sign{stroke:var(--bg,#fff);stroke-width:2px}";

/// The class of what has to do with an outcome.
pub(super) fn class(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Finished(_) => "tl-ok",
        Outcome::Failed(_) | Outcome::Panicked => "tl-fail",
        Outcome::TimedOut => "tl-late",
        Outcome::Cancelled | Outcome::Open => "tl-off",
    }
}
