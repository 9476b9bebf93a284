//! The local web server: the built book, on loopback, to nobody else.
//!
//! It answers GET and HEAD, runs nothing and keeps nothing, so it needs no token. What it refuses
//! and why:
//!
//! - It listens on `127.0.0.1` and `[::1]` only.
//! - A web page elsewhere can point its own name at 127.0.0.1 ("DNS rebinding") and read what is
//!   served here. Its requests carry its own name in `Host`, so every request, static files
//!   included, has to name one of ours.
//! - No cookie is set: a cookie of one loopback port is sent to all the others.

use std::io;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tower_http::services::{ServeDir, ServeFile};

use crate::error::Error;

/// Where the search for a free port begins when none is asked for.
pub const FIRST_PORT: u16 = 3030;
/// How many ports are tried from there; after them the system chooses one.
const PORTS_TRIED: u16 = 20;

const HEADERS: [(header::HeaderName, &str); 6] = [
    // base-uri is 'self' and not 'none': mdBook's 404 page names the book's root as its base.
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; \
         style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; \
         frame-ancestors 'none'; base-uri 'self'; form-action 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    // The book is built anew at every start: the browser asks whether a page has changed.
    (header::CACHE_CONTROL, "no-cache"),
];

/// The open door: listening, nothing answered yet.
pub struct Door {
    listeners: Vec<TcpListener>,
    port: u16,
}

impl Door {
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
            // `localhost` might lead the browser to whoever it is that listens there.
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
            if let Ok(door) = Self::open(port).await {
                return Ok(door);
            }
        }
        Self::open(0).await
    }

    /// The port that it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The address of the book's first page.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Serves the files below `book` until Ctrl-C.
    ///
    /// # Errors
    /// When the system takes a listener away.
    pub async fn serve(self, book: &Path) -> io::Result<()> {
        let app = app(book, self.port);
        let mut servers = tokio::task::JoinSet::new();
        for listener in self.listeners {
            let app = app.clone();
            servers.spawn(async move { axum::serve(listener, app).await });
        }
        tokio::select! {
            stopped = tokio::signal::ctrl_c() => stopped,
            Some(ended) = servers.join_next() => ended.map_err(io::Error::other)?,
        }
    }
}

fn app(book: &Path, port: u16) -> Router {
    let files = ServeDir::new(book).not_found_service(ServeFile::new(book.join("404.html")));
    Router::new().fallback_service(files).layer(middleware::from_fn_with_state(hosts(port), guard))
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
async fn guard(State(hosts): State<Arc<[String]>>, request: Request, next: Next) -> Response {
    let mut response = if !is_for_us(&request, &hosts) {
        (StatusCode::FORBIDDEN, "This server answers to its own names on this machine only.\n")
            .into_response()
    } else if request.uri().path().starts_with("//") {
        // As a relative address this would be another machine's name, in a redirect for instance.
        (StatusCode::NOT_FOUND, "There is no such page.\n").into_response()
    } else {
        next.run(request).await
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Exactly one `Host`, and it and the address of the request, if that names a host, are ours.
fn is_for_us(request: &Request, hosts: &[String]) -> bool {
    let ours = |host: &str| hosts.iter().any(|name| name.eq_ignore_ascii_case(host));
    let mut named = request.headers().get_all(header::HOST).iter();
    let (Some(host), None) = (named.next(), named.next()) else { return false };
    host.to_str().is_ok_and(ours) && request.uri().authority().is_none_or(|a| ours(a.as_str()))
}
