//! Lists the lesson's scenes, or plays one: `cargo run -p lesson-09 -- --list`.

fn main() -> std::process::ExitCode {
    stage::program("lesson-09", &lesson_09::scenes())
}
