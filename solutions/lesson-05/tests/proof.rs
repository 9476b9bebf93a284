//! Proves the lesson's exercises, by the crate `proof`.

include!(concat!(env!("OUT_DIR"), "/cases.rs"));

fn main() -> std::process::ExitCode {
    proof::prove(env!("CARGO_MANIFEST_DIR"), CASES)
}
