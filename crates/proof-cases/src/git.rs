//! Whether a file has been edited since the last commit.

use std::path::Path;
use std::process::{Command, Stdio};

/// Whether git says that `file` differs from the last commit. If git does not know the file (git is
/// not installed, or the folder is no clone or is inside another clone), the file counts as not
/// edited: `git diff` would compare it with a missing file and call it edited.
pub(crate) fn is_edited(file: &Path) -> bool {
    let (Some(folder), Some(name)) = (file.parent(), file.file_name()) else { return false };
    let mut git = Command::new("git");
    // A file that git does not track yet is new and comes from the course's author. A build script
    // takes no locks.
    git.args(["--no-optional-locks", "--literal-pathspecs"]).arg("-C").arg(folder);
    git.args(["status", "--porcelain", "--untracked-files=no", "--"]).arg(name);
    // A git hook sets these variables for the clone in which it runs; here, the clone of this
    // folder counts.
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX"] {
        git.env_remove(name);
    }
    let answer = git.stderr(Stdio::null()).output();
    answer.is_ok_and(|output| output.status.success() && !output.stdout.is_empty())
}
