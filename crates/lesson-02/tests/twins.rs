//! The asyncio twins print the same lines at the same virtual times. `kept_handle` prints nothing: its
//! caller fails, and `facts.rs` holds that its twin fails at the same time.

use stage::twin::assert_twins;

#[test]
fn every_scene_prints_what_its_twin_prints() {
    assert_twins(&lesson_02::scenes(), &["kept_handle"]);
}
