//! lesson-02
