//! The directives of pages to look things up in.

use super::{Asked, Woven};
use crate::chapters::Weaver;
use crate::{error_modes as matrix, reference};

/// The matrix of error modes.
pub(super) fn error_modes(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [] = asked.exactly(arguments)?;
    matrix::weave(weaver)
}

/// Questions that lead to a construct.
pub(super) fn chooser(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [] = asked.exactly(arguments)?;
    reference::chooser(weaver)
}

/// Symptom, cause and repair.
pub(super) fn pitfalls(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [] = asked.exactly(arguments)?;
    reference::pitfalls(weaver)
}

/// What differs between asyncio and tokio.
pub(super) fn behaviour(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [] = asked.exactly(arguments)?;
    reference::behaviour(weaver)
}
