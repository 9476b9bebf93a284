// The folders of exercise `census`. Not to be edited.

/// A folder and the folders inside it, to any depth.
#[allow(dead_code, reason = "a stub looks into none")]
pub struct Folder {
    /// Fetch it, and the folder is listed.
    pub source: Source,
    /// The folders inside it.
    pub inside: Vec<Folder>,
}
