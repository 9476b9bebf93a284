//! What the stage of the asyncio twins makes the same on every machine.

use stage::twin::python_output;

/// asyncio takes what is left from a set, in the order of addresses.
#[test]
fn what_main_leaves_is_cancelled_in_the_order_in_which_it_began() {
    let Some(printed) = python_output("tests/left_at_the_end.py") else { return };
    let expected = (0..30).map(|number| format!("1 s  {number} cancelled\n"));
    assert_eq!(printed, expected.collect::<String>());
}
