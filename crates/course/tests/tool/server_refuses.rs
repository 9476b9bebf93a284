//! What the local server refuses, over real sockets, by requests that try to break its rules.

use std::io::Write;
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

use crate::test_course::TestCourse;
use crate::test_course::server::{Answer, Server};

#[test]
fn only_our_own_names_are_answered() {
    let server = Server::start();
    for host in ["127.0.0.1:{port}", "localhost:{port}", "LOCALHOST:{port}", "[::1]:{port}"] {
        assert_eq!(server.get_as(host).status(), 200, "{host}");
    }
    for host in [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "localhost",
        "localhost.evil.example:{port}",
        "127.0.0.1.evil.example:{port}",
        "127.0.0.2:{port}",
        "0.0.0.0:{port}",
        "evil@127.0.0.1:{port}",
        "127.0.0.1:{port}, evil.example",
        "",
    ] {
        let answer = server.get_as(host);
        assert_eq!(answer.status(), 403, "{host}: {answer:?}");
        assert!(!answer.0.contains("Gathering"), "{host}: {answer:?}");
    }
}

#[test]
fn a_request_that_hides_its_host_is_refused() {
    let server = Server::start();
    for (request, why) in [
        ("GET / HTTP/1.0\r\n\r\n", "no host"),
        ("GET / HTTP/1.1\r\nConnection: close\r\n\r\n", "no host"),
        (
            "GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
            "two hosts",
        ),
        (
            "GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n",
            "another in the address",
        ),
        ("GET / HTTP/1.1\r\nHost: \u{fc}\r\nConnection: close\r\n\r\n", "not ASCII"),
    ] {
        let answer = server.raw(request);
        assert!([400, 403].contains(&answer.status()), "{why}: {answer:?}");
        assert!(!answer.0.contains("Gathering"), "{why}: {answer:?}");
    }
}

#[test]
fn static_files_too_are_kept_from_strangers() {
    let server = Server::start();
    let answer =
        server.raw("GET /css/book.css HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assert_eq!(answer.status(), 403);
    assert!(!answer.0.contains("body {}"));
}

#[test]
fn nothing_outside_the_book_is_reached() {
    let server = Server::start();
    // `book.toml` and `secret` lie where `..` would lead, so that a hole would show.
    server.test.write("target/secret", "SECRET");
    server.test.write("secret", "SECRET");
    for target in [
        "/../secret",
        "/../../secret",
        "/css/../../secret",
        "/css/../../../secret",
        "/%2e%2e/secret",
        "/%2E%2E/%2e%2e/secret",
        "/..%2fsecret",
        "/css/..%2f..%2fsecret",
        "/%2e%2e%2fsecret",
        "/.%2e/secret",
        "/%252e%252e/secret",
        "/..%5csecret",
        "/..\\secret",
        "/css/%2e%2e/%2e%2e/secret%00.html",
        "//secret",
        "/%2fsecret",
        "/file:///secret",
    ] {
        let answer = server.request("GET", target);
        assert!(matches!(answer.status(), 400 | 404), "{target}: {answer:?}");
        assert!(!answer.0.contains("SECRET"), "{target}: {answer:?}");
    }
    let absolute = format!("/{}", server.test.path("secret").display());
    assert_eq!(server.request("GET", &absolute).status(), 404);
    assert_eq!(server.request("GET", "/").status(), 200, "the server lives on");
}

#[test]
fn no_link_is_followed_out_of_the_book() {
    use std::os::unix::fs::symlink;
    let server = Server::start();
    server.test.write("secret/index.html", "SECRET");
    let book = server.test.path("target/book");
    symlink("../../secret/index.html", book.join("file.html")).unwrap();
    symlink("../../secret", book.join("folder")).unwrap();
    symlink("/etc/passwd", book.join("passwd")).unwrap();
    server.test.write("target/book/inner/page.html", "INNER");
    symlink("../../../secret/index.html", book.join("inner/index.html")).unwrap();
    symlink("inner/page.html", book.join("inside.html")).unwrap();
    for target in [
        "/file.html",
        "/folder",
        "/folder/",
        "/folder/index.html",
        "/passwd",
        "/%70asswd",
        "/inner/",
        "/inner/index.html",
        "/css/../passwd",
    ] {
        let answer = server.request("GET", target);
        assert_eq!(answer.status(), 404, "{target}: {answer:?}");
        assert!(
            !answer.0.contains("SECRET") && !answer.0.contains("root:"),
            "{target}: {answer:?}"
        );
    }
    assert_eq!(server.request("GET", "/inside.html").body(), "INNER");
}

#[test]
fn a_long_path_is_refused_with_a_sentence() {
    let server = Server::start();
    for length in [200, 250, 255, 256, 300, 500, 511, 600, 5_000, 60_000] {
        let long = "a".repeat(length);
        // 255 bytes are a name's end in most file systems, whatever it is written as.
        for path in [format!("/{long}"), format!("/css/{long}.html"), format!("/{long}/x")] {
            let answer = server.request("GET", &path);
            assert!(matches!(answer.status(), 404 | 414), "{length}: {}", answer.status());
            assert!(!answer.body().is_empty());
        }
    }
    let encoded = server.request("GET", &format!("/{}", "%61".repeat(160)));
    assert!(matches!(encoded.status(), 404 | 414), "{encoded:?}");
}

/// Three hundred who connect and say nothing, where the system gives a program 256 descriptors.
#[test]
fn half_open_connections_lock_nobody_out() {
    let test = TestCourse::new();
    let course = env!("CARGO_BIN_EXE_course");
    let limited = format!("ulimit -n 256; exec {course} --no-open --port 0");
    let mut shell = Command::new("sh");
    shell.args(["-c", &limited]).current_dir(test.root());
    for (name, value) in test.std_course().get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    let server = Server::started(test, shell);
    let idle: Vec<_> = (0..300)
        .map(|_| TcpStream::connect(("127.0.0.1", server.port)).expect("one more is let in"))
        .collect();
    let begun = std::time::Instant::now();
    assert_eq!(server.request("GET", "/").status(), 200);
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    drop(idle);
}

#[test]
fn a_redirect_never_leads_to_another_machine() {
    let server = Server::start();
    server.test.write("target/book/evil.example/index.html", "");
    let inside = server.request("GET", "/css");
    assert_eq!(inside.header("location"), Some("/css/"));
    for target in ["//evil.example", "///evil.example", "/%2fevil.example", "/\\evil.example"] {
        let answer = server.request("GET", target);
        assert_eq!(answer.header("location"), None, "{target}: {answer:?}");
    }
}

#[test]
fn only_get_and_head_are_known() {
    let server = Server::start();
    let head = server.request("HEAD", "/");
    assert_eq!((head.status(), head.body()), (200, ""));
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"] {
        let answer = server.request(method, "/");
        assert_eq!(answer.status(), 405, "{method}: {answer:?}");
        assert_eq!(answer.header("access-control-allow-origin"), None, "{method}");
        assert!(answer.body().contains("ask with GET or HEAD"), "{method}: {answer:?}");
    }
    let absent = server.request("POST", "/missing.html");
    assert_eq!(absent.status(), 405, "{absent:?}");
}

#[test]
fn every_answer_carries_the_headers_refusals_included() {
    let server = Server::start();
    let answers = [
        server.request("GET", "/"),
        server.request("GET", "/css"),
        server.request("GET", "/missing.html"),
        server.request("GET", "//secret"),
        server.request("POST", "/"),
        server.get_as("evil.example"),
    ];
    assert_eq!(answers.each_ref().map(Answer::status), [200, 307, 404, 404, 405, 403]);
    for answer in answers {
        let policy = answer.header("content-security-policy").expect("a policy");
        for part in [
            "default-src 'self'; ",
            "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; ",
            "connect-src 'self'; ",
            "frame-ancestors 'self'; base-uri 'self'; form-action 'none'",
        ] {
            assert!(policy.contains(part), "{part} in {policy}");
        }
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{name}: {answer:?}");
        }
        for name in ["set-cookie", "access-control-allow-origin"] {
            assert_eq!(answer.header(name), None, "{name}: {answer:?}");
        }
    }
}

#[test]
fn garbage_does_not_end_the_server() {
    let server = Server::start();
    let long = format!("GET /{} HTTP/1.1\r\n", "a".repeat(1 << 20));
    for request in ["\r\n\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n", "GET\r\n\r\n", &long] {
        let mut stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
        // The server may hang up before all is written, or wait for more: both are its right.
        let _ = stream.write_all(request.as_bytes());
    }
    assert_eq!(server.request("GET", "/").status(), 200);
}

/// Linux lists who listens where; 127.0.0.2 is a second witness, since it is reached by a listener
/// on all addresses and not by one on 127.0.0.1.
#[cfg(target_os = "linux")]
#[test]
fn nothing_listens_outside_loopback() {
    const LISTENING: &str = "0A";
    const LOOPBACK: [&str; 2] = ["0100007F", "00000000000000000000000001000000"];
    let server = Server::start();
    let port = format!("{:04X}", server.port);
    let mut addresses = Vec::new();
    for table in ["/proc/net/tcp", "/proc/net/tcp6"] {
        for line in std::fs::read_to_string(table).unwrap_or_default().lines().skip(1) {
            let fields: Vec<&str> = line.split_whitespace().collect();
            let (address, local_port) = fields[1].rsplit_once(':').unwrap();
            if local_port == port && fields[3] == LISTENING {
                addresses.push(address.to_owned());
            }
        }
    }
    assert!(!addresses.is_empty());
    for address in addresses {
        assert!(LOOPBACK.contains(&address.as_str()), "{address}");
    }
    assert!(TcpStream::connect(("127.0.0.2", server.port)).is_err());
}

/// Who opens a pipe waits for its other end: neither the caller shall, nor the command at Ctrl-C.
#[test]
fn what_is_no_file_is_no_page() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let mut server = Server::start();
    let pipe = server.test.path("target/book/pipe.html");
    mknodat(CWD, &pipe, FileType::Fifo, Mode::RWXU, 0).unwrap();
    std::os::unix::fs::symlink("pipe.html", server.test.path("target/book/link.html")).unwrap();
    for target in ["/pipe.html", "/link.html", "/%70ipe.html"] {
        assert_eq!(server.request("GET", target).status(), 404, "{target}");
    }
    server.signal("INT");
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_book_that_was_taken_away_is_said() {
    let server = Server::start();
    std::fs::remove_dir_all(server.test.path("target/book")).unwrap();
    for target in ["/", "/css/book.css", "/missing.html"] {
        let answer = server.request("GET", target);
        assert_eq!(answer.status(), 404, "{target}");
        assert!(answer.body().contains("start it again"), "{target}: {answer:?}");
    }
    server.test.write("target/book/index.html", "NEW");
    assert_eq!(server.request("GET", "/").body(), "NEW");
}
