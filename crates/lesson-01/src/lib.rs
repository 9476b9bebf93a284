//! lesson-01
