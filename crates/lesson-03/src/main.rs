//! Lists the lesson's scenes, or plays one: `cargo run -p lesson-03 -- --list`.

fn main() -> std::process::ExitCode {
    stage::program("lesson-03", &lesson_03::scenes())
}
