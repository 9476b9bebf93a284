//! Lists the lesson's scenes, or plays one: `cargo run -p lesson-07 -- --list`.

fn main() -> std::process::ExitCode {
    stage::program("lesson-07", &lesson_07::scenes())
}
