//! Addresses of the book's files, resolved as a browser resolves them.

use std::sync::LazyLock;

use percent_encoding::percent_decode_str;
use url::Url;

/// The host of the book, as a placeholder. The book is served over http and https; with one of
/// these schemes here, an address like `http:x.css` would count as relative.
const ROOT: &str = "wss://book.invalid";

/// Folders above the book. The book may lie below the root of its host; and at the root itself,
/// browsers ignore each `..` that goes too far.
const ABOVE: &str = "/above-the-book";

static BOOK: LazyLock<Url> =
    LazyLock::new(|| Url::parse(&format!("{ROOT}{}/", ABOVE.repeat(64))).expect("a valid address"));

/// The target of an address.
#[derive(Debug, PartialEq, Eq)]
pub enum Place {
    /// A file of the book, or a folder of it, from the book's root.
    File(String),
    /// Above the book's root.
    OutOfTheBook,
    /// To another host or to no host.
    Elsewhere,
}

/// The address of a file, given from the book's root.
pub fn of(file: &str) -> Url {
    let mut address = BOOK.clone();
    if let Ok(mut path) = address.path_segments_mut() {
        path.pop_if_empty().extend(file.split('/'));
    }
    address
}

/// The address that `written` means, relative to `base`.
///
/// # Errors
/// When it is no address in any browser.
pub fn join(base: &Url, written: &str) -> Result<Url, url::ParseError> {
    let bare = written.replace(['\t', '\n', '\r'], "");
    let bare = bare.trim_matches(|c: char| c <= ' ');
    let host = bare.trim_start_matches(['/', '\\']);
    if bare.len() - host.len() < 2 {
        return base.join(bare);
    }
    // It names a host and takes the scheme of the page. Browsers ignore how many slashes there are.
    Url::parse(&format!("https://{host}"))
}

/// The target of `address`.
pub fn place(address: &Url) -> Place {
    if (address.scheme(), address.host_str()) != (BOOK.scheme(), BOOK.host_str()) {
        return Place::Elsewhere;
    }
    let path = match address.path().strip_prefix(BOOK.path()) {
        Some(path) => path,
        None if address.path().starts_with(ABOVE) => return Place::OutOfTheBook,
        // It begins with a slash: it starts at the root of the host, where the book is served.
        None => address.path().trim_start_matches('/'),
    };
    let mut file = path.split('/').map(decoded).collect::<Vec<_>>().join("/");
    if file.is_empty() || file.ends_with('/') {
        file.push_str("index.html");
    }
    Place::File(file)
}

/// A part of a path, decoded. An encoded slash belongs to the name, and no file has such a name.
fn decoded(part: &str) -> String {
    let decoded = percent_decode_str(part).decode_utf8_lossy();
    if decoded.contains('/') { part.to_owned() } else { decoded.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_where_a_browser_goes() {
        let file = |file: &str| Place::File(file.to_owned());
        for (link, wanted) in [
            ("x.html", file("a/x.html")),
            ("../x.html", file("x.html")),
            ("..\\x.html", file("x.html")),
            ("%2e%2E/x.html", file("x.html")),
            ("../../x.html", Place::OutOfTheBook),
            ("../..", Place::OutOfTheBook),
            ("/x.html", file("x.html")),
            ("/", file("index.html")),
            ("b/?q#f", file("a/b/index.html")),
            ("?q", file("a/ü 1.html")),
            ("%C3%BC%201.html", file("a/ü 1.html")),
            ("b%2Fx.html", file("a/b%2Fx.html")),
            ("//x.org/a", Place::Elsewhere),
            ("///x.org/a", Place::Elsewhere),
            ("\\\\x.org/a", Place::Elsewhere),
            ("/\t/x.org/a", Place::Elsewhere),
            ("http:x.css", Place::Elsewhere),
            (" HTTPS://x.org", Place::Elsewhere),
            ("data:,x", Place::Elsewhere),
        ] {
            let address = join(&of("a/ü 1.html"), link).unwrap();
            assert_eq!(place(&address), wanted, "{link:?}");
        }
    }
}
