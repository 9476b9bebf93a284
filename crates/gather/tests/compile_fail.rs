//! What asyncio refuses while it runs and Rust refuses to compile: a file bears the name of asyncio's test, and
//! `conformance/rows.rs` finds each in `conformance.tsv`.

#[test]
fn the_compiler_refuses() {
    trybuild::TestCases::new().compile_fail("tests/compile_fail/*.rs");
}
