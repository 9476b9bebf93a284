//! The places in a page to which an address can lead: its fragments.

use std::collections::BTreeSet;

use crate::links::names::Way;

/// The fragments of a page or a drawing.
#[derive(Debug, Default)]
pub struct Fragments {
    /// The ids of all elements.
    pub ids: BTreeSet<String>,
    /// The older form: `<a name>`.
    pub anchors: BTreeSet<String>,
}

impl Fragments {
    /// Whether `fragment`, as written in an address, leads somewhere: what the HTML standard calls
    /// the "indicated part of the document".
    pub fn have(&self, fragment: &str, way: Way) -> bool {
        let decoded = percent_encoding::percent_decode_str(fragment).decode_utf8_lossy();
        let is_id = self.ids.contains(fragment) || self.ids.contains(&*decoded);
        if way == Way::Drawn {
            return is_id;
        }
        // After `:~:` come words that the browser looks for and highlights.
        let (fragment, _) = fragment.split_once(":~:").unwrap_or((fragment, ""));
        let decoded = percent_encoding::percent_decode_str(fragment).decode_utf8_lossy();
        let candidates = [fragment, &*decoded];
        fragment.is_empty()
            || candidates
                .iter()
                .any(|name| self.ids.contains(*name) || self.anchors.contains(*name))
            || decoded.eq_ignore_ascii_case("top")
    }
}
