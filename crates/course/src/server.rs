//! The local web server: it serves the built book on loopback only.
//!
//! It answers GET and HEAD, runs nothing and stores nothing, so it needs no token. What it refuses,
//! and why:
//!
//! - It listens on `127.0.0.1` and `[::1]` only.
//! - It follows no link out of the book, and no path that is longer than any of the book's. It opens nothing
//!   but plain files: to open a pipe is to wait for its other end.
//! - It closes a connection on which nothing is sent or taken for ten seconds. Where there is no room for a
//!   further caller, it closes the oldest connection: no caller can lock the others out.
//! - A web page elsewhere can point its own name at 127.0.0.1 ("DNS rebinding") and read what is
//!   served here. Its requests have that name in `Host`, so every request, also for static files,
//!   must have one of our names there.
//! - It sets no cookie: browsers send a cookie of one loopback port to all other ports. What a page shall know
//!   of the learner's progress it is told in the header `Server-Timing`, which its scripts can read, and no page
//!   of another origin.

use std::collections::VecDeque;
use std::io;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::path::Path;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use percent_encoding::percent_decode_str;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::AbortHandle;
use tokio_io_timeout::TimeoutStream;
use tower_http::services::{ServeDir, ServeFile};

use crate::book_address::SERVER;
use crate::error::Error;

/// Where the search for a free port begins if no port is asked for.
pub const FIRST_PORT: u16 = 3030;
/// How many ports are tried from there; after them, the system chooses one.
const PORTS_TRIED: u16 = 20;

/// A connection on which the client sends and receives nothing for this long is closed.
const SILENCE: Duration = Duration::from_secs(10);
/// How many clients may be connected at a time. A browser opens six connections; some systems give
/// a program 256 descriptors.
const CALLERS: usize = 100;
/// The longest path, in bytes; no path of the book is half as long.
const LONGEST_PATH: usize = 512;
/// Bytes of a name in it: some file systems know no longer one, and all say so in their own way.
const LONGEST_NAME: usize = 200;
const HEADERS: [(header::HeaderName, &str); 7] = [
    (header::SERVER, SERVER),
    // base-uri is 'self' and not 'none', because mdBook's 404 page names the book's root as its
    // base. frame-ancestors is 'self', because without scripts the menu is a page of the book in a
    // frame.
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; \
         style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; \
         frame-ancestors 'self'; base-uri 'self'; form-action 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    // The book is built anew at every start, so the browser must ask whether a page has changed.
    (header::CACHE_CONTROL, "no-cache"),
];

/// What each page is told of the learner's progress: the value of its header `Server-Timing`, with a metric for each
/// lesson whose description is shown there. It is asked anew for each page.
pub type Standing = Arc<dyn Fn() -> String + Send + Sync>;

/// A server that listens on this machine and does not answer yet.
pub struct Listener {
    listeners: Vec<TcpListener>,
    port: u16,
}

impl Listener {
    /// Listens on `port`, or on any free port if `port` is 0.
    ///
    /// # Errors
    /// [`Error::PortInUse`] when another program listens there, [`Error::Port`] for all other
    /// causes.
    pub async fn open(port: u16) -> Result<Self, Error> {
        let failed = |source: io::Error| match source.kind() {
            io::ErrorKind::AddrInUse => Error::PortInUse { port },
            _ => Error::Port { port, source },
        };
        let v4 = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(failed)?;
        let port = v4.local_addr().map_err(failed)?.port();
        let listeners = match TcpListener::bind((Ipv6Addr::LOCALHOST, port)).await {
            Ok(v6) => vec![v4, v6],
            // `localhost` might lead the browser to the other program, which listens on this
            // address.
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => return Err(failed(error)),
            // This machine has no IPv6.
            Err(_) => vec![v4],
        };
        Ok(Self { listeners, port })
    }

    /// Listens on [`FIRST_PORT`], or else on the next free one.
    ///
    /// # Errors
    /// When this machine has no free port.
    pub async fn open_next_free() -> Result<Self, Error> {
        for port in FIRST_PORT..FIRST_PORT + PORTS_TRIED {
            if let Ok(listener) = Self::open(port).await {
                return Ok(listener);
            }
        }
        Self::open(0).await
    }

    /// The port on which it listens.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Serves the files below `book` until `stop`.
    ///
    /// # Errors
    /// That of `stop`.
    pub async fn serve(
        self,
        book: &Path,
        standing: Standing,
        stop: impl Future<Output = io::Result<()>>,
    ) -> io::Result<()> {
        let app = app(book, standing, self.port);
        let mut stop = pin!(stop);
        let mut callers = Callers::default();
        loop {
            let accepted = async {
                match self.listeners.as_slice() {
                    [v4, v6] => tokio::select! {
                        accepted = v4.accept() => accepted,
                        accepted = v6.accept() => accepted,
                    },
                    [only, ..] => only.accept().await,
                    [] => std::future::pending().await,
                }
            };
            tokio::select! {
                stopped = &mut stop => return stopped,
                accepted = accepted => match accepted {
                    Ok((stream, _)) => callers.admit(stream, app.clone()),
                    // No descriptor is left, or the client has gone already.
                    Err(_) => callers.hang_up_on_the_oldest(),
                },
            }
        }
    }
}

/// The connected clients, the oldest first.
#[derive(Default)]
struct Callers(VecDeque<AbortHandle>);

impl Callers {
    fn admit(&mut self, stream: TcpStream, app: Router) {
        self.0.retain(|caller| !caller.is_finished());
        if self.0.len() >= CALLERS {
            self.hang_up_on_the_oldest();
        }
        let mut stream = TimeoutStream::new(stream);
        stream.set_read_timeout(Some(SILENCE));
        stream.set_write_timeout(Some(SILENCE));
        self.0.push_back(tokio::spawn(answer(stream, app)).abort_handle());
    }

    /// Closes the oldest connection. If a browser keeps it for later, it will connect again.
    fn hang_up_on_the_oldest(&mut self) {
        if let Some(oldest) = self.0.pop_front() {
            oldest.abort();
        }
    }
}

/// Answers one client until either side closes the connection.
async fn answer(stream: TimeoutStream<TcpStream>, app: Router) {
    let mut server = hyper::server::conn::http1::Builder::new();
    // The whole head must arrive within this time, so that single bytes now and then do not count
    // as activity.
    server.timer(TokioTimer::new()).header_read_timeout(SILENCE);
    let connection =
        server.serve_connection(TokioIo::new(Box::pin(stream)), TowerToHyperService::new(app));
    // If anything went wrong, the client has gone, and there is nobody to report it to.
    let _ = connection.await;
}

fn app(book: &Path, standing: Standing, port: u16) -> Router {
    let files = ServeDir::new(book).not_found_service(ServeFile::new(book.join("404.html")));
    let state = Guard { hosts: hosts(port), book: book.into(), standing };
    Router::new().fallback_service(files).layer(middleware::from_fn_with_state(state, guard))
}

/// What every request is checked against.
#[derive(Clone)]
struct Guard {
    hosts: Arc<[String]>,
    book: Arc<Path>,
    standing: Standing,
}

/// The names that a browser on this machine may use for this server.
fn hosts(port: u16) -> Arc<[String]> {
    let names = ["127.0.0.1", "localhost", "[::1]"];
    let with_port = names.map(|name| format!("{name}:{port}"));
    // A browser leaves the port out of `Host` if it is 80, HTTP's own port.
    let bare = names.iter().filter(|_| port == 80).map(|&name| name.to_owned());
    with_port.into_iter().chain(bare).collect()
}

/// Refuses foreign requests, and adds the headers to every answer, also to refusals.
async fn guard(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let mut response = if !is_for_us(&request, &guard.hosts) {
        (StatusCode::FORBIDDEN, "This server answers to its own names on this machine only.\n")
            .into_response()
    } else if path.len() > LONGEST_PATH || path.split('/').any(|name| name.len() > LONGEST_NAME) {
        (StatusCode::URI_TOO_LONG, "No page has such a long name.\n").into_response()
    } else if path.starts_with("//") || !is_of_book(&guard.book, path) {
        // As a relative address the first would be another machine's name, in a redirect for instance.
        (StatusCode::NOT_FOUND, "There is no such page.\n").into_response()
    } else if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let allow = [(header::ALLOW, "GET, HEAD")];
        let words = "This server only hands out pages: ask with GET or HEAD.\n";
        (StatusCode::METHOD_NOT_ALLOWED, allow, words).into_response()
    } else {
        let mut response = next.run(request).await;
        tell(&mut response, guard.standing).await;
        response
    };
    if response.status() == StatusCode::NOT_FOUND && !guard.book.is_dir() {
        let words = "The book is not there any more: end `cargo course` and start it again.\n";
        response = (StatusCode::NOT_FOUND, words).into_response();
    }
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Adds the learner's progress to an answer that is a page.
async fn tell(response: &mut Response, standing: Standing) {
    let kind = response.headers().get(header::CONTENT_TYPE);
    if kind.is_none_or(|kind| !kind.as_bytes().starts_with(b"text/html")) {
        return;
    }
    // A disk may take its time, and others are answered meanwhile.
    let told = tokio::task::spawn_blocking(move || standing()).await.unwrap_or_default();
    if let Ok(told) = HeaderValue::from_str(&told) {
        response.headers_mut().insert("server-timing", told);
    }
}

/// Whether what lies at a path, or the page of a folder that does, is in the book: no link leads out of it,
/// and it is a file or a folder. Where nothing lies, the book's own page says so.
fn is_of_book(book: &Path, path: &str) -> bool {
    let Ok(path) = percent_decode_str(path).decode_utf8() else { return true };
    let Ok(book_is) = book.canonicalize() else { return true };
    let place = book.join(path.trim_start_matches('/'));
    let is_ours = |place: &Path| match (place.canonicalize(), place.metadata()) {
        (Ok(is), Ok(metadata)) => {
            is.starts_with(&book_is) && (metadata.is_file() || metadata.is_dir())
        }
        _ => true,
    };
    is_ours(&place) && is_ours(&place.join("index.html"))
}

/// Whether a request is for this server: it has exactly one `Host`, which is one of our names; and
/// so is its address, if the address has a host.
fn is_for_us(request: &Request, hosts: &[String]) -> bool {
    let ours = |host: &str| hosts.iter().any(|name| name.eq_ignore_ascii_case(host));
    let mut named = request.headers().get_all(header::HOST).iter();
    let (Some(host), None) = (named.next(), named.next()) else { return false };
    host.to_str().is_ok_and(ours) && request.uri().authority().is_none_or(|a| ours(a.as_str()))
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::time::Instant;

    use super::*;

    /// A server on a port of its own, for a test.
    async fn served() -> (tempfile::TempDir, u16) {
        let book = tempfile::tempdir().unwrap();
        std::fs::write(book.path().join("index.html"), "x".repeat(8 << 20)).unwrap();
        let listener = Listener::open(0).await.unwrap();
        let port = listener.port();
        let path = book.path().to_owned();
        tokio::spawn(async move {
            listener.serve(&path, Arc::new(String::new), std::future::pending()).await
        });
        (book, port)
    }

    async fn connected(port: u16) -> TcpStream {
        TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.unwrap()
    }

    /// The clock jumps over the waiting, so the test does not take ten seconds.
    #[tokio::test(start_paused = true)]
    async fn who_sends_nothing_more_is_hung_up_on() {
        let (_book, port) = served().await;
        for part in ["", "GET", "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"] {
            let mut caller = connected(port).await;
            caller.write_all(part.as_bytes()).await.unwrap();
            let begun = Instant::now();
            let mut answer = Vec::new();
            let _ = caller.read_to_end(&mut answer).await;
            let took = begun.elapsed();
            assert!(took <= SILENCE + Duration::from_secs(1), "{part:?}: {took:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn one_byte_now_and_then_is_no_head() {
        let (_book, port) = served().await;
        let mut caller = connected(port).await;
        let begun = Instant::now();
        for byte in std::iter::repeat(b"GET / HTTP/1.1\r\nX: y\r\n").flatten() {
            if caller.write_all(&[*byte]).await.is_err() {
                break;
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
            assert!(begun.elapsed() < 3 * SILENCE, "it is still listened to");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn who_takes_nothing_is_hung_up_on() {
        let (_book, port) = served().await;
        let mut caller = connected(port).await;
        let get = format!("GET /index.html HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n");
        caller.write_all(get.as_bytes()).await.unwrap();
        // More than the system buffers for a client that does not read.
        tokio::time::sleep(3 * SILENCE).await;
        let mut answer = Vec::new();
        let _ = caller.read_to_end(&mut answer).await;
        assert!(answer.len() < 8 << 20, "{} bytes", answer.len());
    }
}
