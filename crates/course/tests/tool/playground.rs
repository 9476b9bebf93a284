//! The reader's own file in the playground: made once, and nobody's but theirs from then on.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    syllabus::Workspace::find(here).unwrap().root().to_owned()
}

/// The files of the playground that a clone has.
const CLONED: [&str; 5] = [".gitignore", "Cargo.toml", "build.rs", "main.rs", "start.rs"];

fn copy_playground(to: &Path) {
    let folder = to.join("exercises/playground");
    fs::create_dir_all(&folder).unwrap();
    for name in CLONED {
        fs::copy(root().join("exercises/playground").join(name), folder.join(name)).unwrap();
    }
}

/// Compiles the playground's build script and runs it for a folder, as cargo does.
struct BuildScript(tempfile::TempDir);

impl BuildScript {
    fn compile() -> Self {
        let out = tempfile::tempdir().unwrap();
        let source = root().join("exercises/playground/build.rs");
        let mut rustc = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
        rustc.args(["--edition", "2024", "--out-dir"]).arg(out.path()).arg(source);
        let output = rustc.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Self(out)
    }

    fn run(&self, playground: &Path) {
        let mut script = Command::new(self.0.path().join("build"));
        script.current_dir(playground).env("CARGO_MANIFEST_DIR", playground);
        let output = script.output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && !said.contains("cargo::error"), "{said}");
    }
}

fn git(folder: &Path, args: &[&str]) -> String {
    let mut git = Command::new("git");
    git.args(["-c", "user.name=Reader", "-c", "user.email=reader@example.org"]);
    git.args(["-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false"]);
    git.arg("-C").arg(folder).args(args);
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX"] {
        git.env_remove(name);
    }
    let output = git.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{args:?}: {said}{}", String::from_utf8_lossy(&output.stderr));
    said
}

#[test]
fn it_is_made_where_it_is_missing_and_left_alone_where_it_is_not() {
    let dir = tempfile::tempdir().unwrap();
    copy_playground(dir.path());
    let folder = dir.path().join("exercises/playground");
    let play = folder.join("play.rs");
    let script = BuildScript::compile();
    script.run(&folder);
    assert_eq!(fs::read(&play).unwrap(), fs::read(folder.join("start.rs")).unwrap());
    for written in ["pub async fn program() {}", "not even Rust", ""] {
        fs::write(&play, written).unwrap();
        fs::write(folder.join("start.rs"), "// A newer one.\n").unwrap();
        script.run(&folder);
        assert_eq!(fs::read_to_string(&play).unwrap(), written);
    }
}

#[test]
fn it_starts_as_ten_lines() {
    let start = fs::read_to_string(root().join("exercises/playground/start.rs")).unwrap();
    assert!(start.lines().count() <= 10, "{start}");
}

/// A newer course, pulled beside what the reader wrote: before they built it once, and afterwards.
#[test]
fn a_pull_of_a_newer_course_does_not_touch_it() {
    let dir = tempfile::tempdir().unwrap();
    let (course, clone) = (dir.path().join("course"), dir.path().join("clone"));
    copy_playground(&course);
    git(&course, &["init", "--quiet"]);
    git(&course, &["add", "--all"]);
    git(&course, &["commit", "--quiet", "--message", "Begin"]);
    git(dir.path(), &["clone", "--quiet", "course", "clone"]);
    let play = clone.join("exercises/playground/play.rs");
    let script = BuildScript::compile();
    for (number, written) in ["pub async fn program() {}\n", "not even Rust"].iter().enumerate() {
        fs::write(&play, written).unwrap();
        assert_eq!(git(&clone, &["status", "--porcelain"]), "", "git sees the reader's file");
        fs::write(course.join("exercises/playground/start.rs"), format!("// {number}\n")).unwrap();
        git(&course, &["commit", "--quiet", "--all", "--message", "Begin otherwise"]);
        git(&clone, &["pull", "--quiet"]);
        script.run(&clone.join("exercises/playground"));
        assert_eq!(fs::read_to_string(&play).unwrap(), *written);
    }
    let start = fs::read_to_string(clone.join("exercises/playground/start.rs")).unwrap();
    assert_eq!(start, "// 1\n", "the newer course is there");
}

/// What a reader breaks there turns no `cargo test` red.
#[test]
fn it_is_in_the_workspace_and_no_default_member() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let manifest: toml::Table = toml::from_str(&manifest).unwrap();
    let of = |list: &str| {
        let list = manifest["workspace"][list].as_array().unwrap();
        list.iter().map(|path| path.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(of("members").contains(&"exercises/playground".to_owned()));
    assert!(of("default-members").iter().all(|path| !path.starts_with("exercises")));
}
