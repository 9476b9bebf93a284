//! lesson-03
