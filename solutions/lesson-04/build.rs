//! Writes `cases.rs`, the table of what is proved here.

fn main() {
    proof_cases::write();
}
