//! start_all
