//! What the compiler refuses, with the messages that the book shows.

#[test]
fn the_compiler_refuses() {
    trybuild::TestCases::new().compile_fail("tests/compile_fail/*.rs");
}
