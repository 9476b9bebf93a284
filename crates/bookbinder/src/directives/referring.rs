//! The directives of reference pages.

use super::{Asked, Woven};
use crate::chapters::Weaver;
use crate::{error_modes as matrix, reference};

/// The matrix of error modes.
pub(super) fn error_modes(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [] = asked.exactly(arguments)?;
    matrix::weave(weaver)
}

/// The chooser: questions that lead to a construct.
pub(super) fn chooser(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [] = asked.exactly(arguments)?;
    reference::chooser(weaver)
}

/// The pitfalls: symptom, cause and repair.
pub(super) fn pitfalls(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [] = asked.exactly(arguments)?;
    reference::pitfalls(weaver)
}

/// The differences in behaviour between asyncio and tokio.
pub(super) fn behaviour(weaver: &mut Weaver<'_>, asked: &Asked<'_>, arguments: &[&str]) -> Woven {
    let [] = asked.exactly(arguments)?;
    reference::behaviour(weaver)
}
