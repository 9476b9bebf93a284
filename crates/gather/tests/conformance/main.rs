//! asyncio's own tests, row by row of `conformance.tsv`: the modules and functions bear the names
//! of CPython's files, classes and tests. A first line above each test says what CPython's holds;
//! where a second begins with "Here", that is what differs.

mod rows;
mod witness;

mod test_tasks {
    mod base_task_tests {
        mod as_completed;
        mod shield;
        mod wait;
    }
    mod coroutine_gather_tests;
    mod future_gather_tests;
    mod gather_tests_base;
}

mod test_waitfor {
    mod asyncio_wait_for_test;
    mod wait_for_shield_tests;
}

mod test_timeouts {
    mod timeout_tests;
}

mod test_taskgroups {
    mod base_test_task_group {
        mod cancellation;
        mod errors;
        mod nested;
        mod spawning;
    }
}

mod test_staggered {
    mod staggered_tests;
}
