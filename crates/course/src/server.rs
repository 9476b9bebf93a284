//! The local web server: it serves the built book on loopback alone.
//!
//! It answers GET and HEAD, runs nothing and keeps nothing, so it needs no token. What it refuses
//! and why:
//!
//! - It listens on `127.0.0.1` and `[::1]` only.
//! - It follows no link out of the book, and no path that is longer than any of the book's.
//! - It closes a connection on which nothing is sent or taken for ten seconds. Where there is no room for a
//!   further caller, it closes the oldest connection: no caller can lock the others out.
//! - A web page elsewhere can point its own name at 127.0.0.1 ("DNS rebinding") and read what is
//!   served here. Its requests carry its own name in `Host`, so every request, static files
//!   included, has to name one of ours.
//! - No cookie is set: a cookie of one loopback port is sent to all the others.

use std::collections::VecDeque;
use std::io;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::path::Path;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
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

/// Where the search for a free port begins when none is asked for.
pub const FIRST_PORT: u16 = 3030;
/// How many ports are tried from there; after them the system chooses one.
const PORTS_TRIED: u16 = 20;

/// The connection of a caller that sends nothing and takes nothing for this long is closed.
const SILENCE: Duration = Duration::from_secs(10);
/// Callers at a time. A browser opens six connections; some systems give a program 256 descriptors.
const CALLERS: usize = 100;
/// Bytes of a path: the book has none of half of that.
const LONGEST_PATH: usize = 512;
const HEADERS: [(header::HeaderName, &str); 7] = [
    (header::SERVER, SERVER),
    // base-uri is 'self' and not 'none': mdBook's 404 page names the book's root as its base. So is frame-ancestors:
    // without a script the menu is a page of the book in a frame.
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
    // The book is built anew at every start: the browser asks whether a page has changed.
    (header::CACHE_CONTROL, "no-cache"),
];

/// Listens on this machine, and answers nothing yet.
pub struct Listener {
    listeners: Vec<TcpListener>,
    port: u16,
}

impl Listener {
    /// Listens on `port`, 0 for any that is free.
    ///
    /// # Errors
    /// [`Error::PortInUse`] when somebody listens there, [`Error::Port`] for all else.
    pub async fn open(port: u16) -> Result<Self, Error> {
        let failed = |source: io::Error| match source.kind() {
            io::ErrorKind::AddrInUse => Error::PortInUse { port },
            _ => Error::Port { port, source },
        };
        let v4 = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(failed)?;
        let port = v4.local_addr().map_err(failed)?.port();
        let listeners = match TcpListener::bind((Ipv6Addr::LOCALHOST, port)).await {
            Ok(v6) => vec![v4, v6],
            // `localhost` might lead the browser to the other program, which listens there.
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => return Err(failed(error)),
            // A machine without IPv6.
            Err(_) => vec![v4],
        };
        Ok(Self { listeners, port })
    }

    /// Listens on [`FIRST_PORT`], or else on the next free one.
    ///
    /// # Errors
    /// When this machine has no port for us.
    pub async fn open_next_free() -> Result<Self, Error> {
        for port in FIRST_PORT..FIRST_PORT + PORTS_TRIED {
            if let Ok(listener) = Self::open(port).await {
                return Ok(listener);
            }
        }
        Self::open(0).await
    }

    /// The port that it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Serves the files below `book` until Ctrl-C.
    ///
    /// # Errors
    /// When the system takes a listener away.
    pub async fn serve(self, book: &Path) -> io::Result<()> {
        let app = app(book, self.port);
        let mut stop = pin!(tokio::signal::ctrl_c());
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
                    // No descriptor is left, or the caller has gone already.
                    Err(_) => callers.hang_up_on_the_oldest(),
                },
            }
        }
    }
}

/// The callers that are connected, the oldest first.
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

    /// A browser that had asked for nothing connects anew.
    fn hang_up_on_the_oldest(&mut self) {
        if let Some(oldest) = self.0.pop_front() {
            oldest.abort();
        }
    }
}

/// Answers one caller until either side hangs up.
async fn answer(stream: TimeoutStream<TcpStream>, app: Router) {
    let mut server = hyper::server::conn::http1::Builder::new();
    // One byte now and then is no silence: the whole head has to be there by then.
    server.timer(TokioTimer::new()).header_read_timeout(SILENCE);
    let connection =
        server.serve_connection(TokioIo::new(Box::pin(stream)), TowerToHyperService::new(app));
    // If anything went wrong, the caller has gone, and there is nobody to tell.
    let _ = connection.await;
}

fn app(book: &Path, port: u16) -> Router {
    let files = ServeDir::new(book).not_found_service(ServeFile::new(book.join("404.html")));
    let state = Guard { hosts: hosts(port), book: book.into() };
    Router::new().fallback_service(files).layer(middleware::from_fn_with_state(state, guard))
}

/// What a request is held against.
#[derive(Clone)]
struct Guard {
    hosts: Arc<[String]>,
    book: Arc<Path>,
}

/// What a browser on this machine may call us.
fn hosts(port: u16) -> Arc<[String]> {
    let names = ["127.0.0.1", "localhost", "[::1]"];
    let with_port = names.map(|name| format!("{name}:{port}"));
    // A browser leaves the port out of `Host` when it is HTTP's own.
    let bare = names.iter().filter(|_| port == 80).map(|&name| name.to_owned());
    with_port.into_iter().chain(bare).collect()
}

/// Refuses strangers, and puts the headers on every answer, refusals included.
async fn guard(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let mut response = if !is_for_us(&request, &guard.hosts) {
        (StatusCode::FORBIDDEN, "This server answers to its own names on this machine only.\n")
            .into_response()
    } else if path.len() > LONGEST_PATH {
        (StatusCode::URI_TOO_LONG, "No page has such a long name.\n").into_response()
    } else if path.starts_with("//") || leads_out(&guard.book, path) {
        // As a relative address the first would be another machine's name, in a redirect for instance.
        (StatusCode::NOT_FOUND, "There is no such page.\n").into_response()
    } else {
        next.run(request).await
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Whether what lies at a path, or the page of a folder that does, is a link out of the book.
fn leads_out(book: &Path, path: &str) -> bool {
    let Ok(path) = percent_decode_str(path).decode_utf8() else { return false };
    let Ok(book_is) = book.canonicalize() else { return false };
    let place = book.join(path.trim_start_matches('/'));
    let out = |place: &Path| place.canonicalize().is_ok_and(|is| !is.starts_with(&book_is));
    out(&place) || out(&place.join("index.html"))
}

/// Exactly one `Host`, and it and the address of the request, if that names a host, are ours.
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

    /// A server that answers to its own name on a port of its own.
    async fn served() -> (tempfile::TempDir, u16) {
        let book = tempfile::tempdir().unwrap();
        std::fs::write(book.path().join("index.html"), "x".repeat(8 << 20)).unwrap();
        let listener = Listener::open(0).await.unwrap();
        let port = listener.port();
        let path = book.path().to_owned();
        tokio::spawn(async move { listener.serve(&path).await });
        (book, port)
    }

    async fn connected(port: u16) -> TcpStream {
        TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.unwrap()
    }

    /// On a clock that jumps over the waiting: the test does not take ten seconds.
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
        // More than the system keeps for a caller that does not read.
        tokio::time::sleep(3 * SILENCE).await;
        let mut answer = Vec::new();
        let _ = caller.read_to_end(&mut answer).await;
        assert!(answer.len() < 8 << 20, "{} bytes", answer.len());
    }
}
