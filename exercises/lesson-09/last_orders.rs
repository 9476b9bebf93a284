//! # last_orders: a shutdown that loses nothing
//!
//! Orders come one a second, the first at 0 s. The evening may be long, the bell late,
//! and some orders never ready. Begin each the moment it comes. When the bell answers,
//! which never fails, take no more. Whoever is being served then may finish, but 2 s
//! after the bell cut off who is left. An order that fails harms no other. Return when
//! the last has ended and nobody is left, and not before the bell.
//!
//! Return two lists in the order of the orders: the answers, and the names of all
//! orders that have none. Bell 2.5 s, a 1 s, b 5 s, c 2 s, d 1 s:
//! (["a", "c"], ["b", "d"]) at 4.5 s.
//!
//! Run it: `cargo test -p exercise-09 --test last_orders`

use stage::prelude::*;

/// Serves orders until the bell, and says what came of each.
pub async fn last_orders(orders: Vec<Source>, bell: Source) -> (Vec<String>, Vec<String>) {
    _ = (orders, bell);
    todo!("serve until the bell and a little longer; return the answers, and who got none")
}

include!("checks/last_orders.rs");
