//! Lists the lesson's scenes, or plays one: `cargo run -p lesson-@NN@ -- --list`.

fn main() -> std::process::ExitCode {
    stage::program("lesson-@NN@", &lesson_@NN@::scenes())
}
