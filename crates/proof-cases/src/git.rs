//! Whether a file has been edited since the last commit.

use std::path::Path;
use std::process::{Command, Stdio};

/// Whether git says that `file` is not as in the last commit. Where git knows no such file (git is not
/// installed, the folder is no clone or lies inside another clone) the file counts as not edited: `git diff`
/// would compare it with a file that is not there, and call it edited.
pub(crate) fn is_edited(file: &Path) -> bool {
    let (Some(folder), Some(name)) = (file.parent(), file.file_name()) else { return false };
    let mut git = Command::new("git");
    // A file that git does not track yet is new, and its author's. A build script takes no locks.
    git.args(["--no-optional-locks", "--literal-pathspecs"]).arg("-C").arg(folder);
    git.args(["status", "--porcelain", "--untracked-files=no", "--"]).arg(name);
    // A git hook has these variables set for the clone that it runs in; the question here is about the
    // folder's own clone.
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX"] {
        git.env_remove(name);
    }
    let answer = git.stderr(Stdio::null()).output();
    answer.is_ok_and(|output| output.status.success() && !output.stdout.is_empty())
}
