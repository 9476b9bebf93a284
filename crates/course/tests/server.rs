//! The local server, over real sockets, by requests that try to break its rules.
#![cfg(unix)]

#[allow(dead_code, reason = "shared with the tests of the commands, which use the other half")]
mod test_course;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv6Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use test_course::TestCourse;

/// A server that was started with these arguments and has said its address.
struct Server {
    test: TestCourse,
    child: Child,
    port: u16,
    stdout: BufReader<std::process::ChildStdout>,
}

impl Server {
    fn start() -> Self {
        Self::start_with(TestCourse::new(), &["--no-open", "--port", "0"])
    }

    fn start_with(test: TestCourse, args: &[&str]) -> Self {
        let mut command = test.std_course();
        command.args(args);
        Self::started(test, command)
    }

    fn started(test: TestCourse, mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let port = line
            .strip_prefix("The book is at http://127.0.0.1:")
            .and_then(|rest| rest.trim_end().strip_suffix('/'))
            .unwrap_or_else(|| panic!("no address in {line:?}"))
            .parse()
            .unwrap();
        Self { test, child, port, stdout }
    }

    /// Sends `request` as it is, `{port}` replaced, and reads the answer to its end.
    fn raw(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream.write_all(request.replace("{port}", &self.port.to_string()).as_bytes()).unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        Answer(text)
    }

    fn request(&self, method: &str, target: &str) -> Answer {
        self.raw(&format!(
            "{method} {target} HTTP/1.1\r\nHost: 127.0.0.1:{{port}}\r\nConnection: close\r\n\r\n"
        ))
    }

    fn get_as(&self, host: &str) -> Answer {
        self.raw(&format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
    }

    fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer as it came.
#[derive(Debug)]
struct Answer(String);

impl Answer {
    fn status(&self) -> u16 {
        self.0.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0)
    }

    fn header(&self, name: &str) -> Option<&str> {
        let (head, _) = self.0.split_once("\r\n\r\n")?;
        let mut headers = head.lines().skip(1).filter_map(|line| line.split_once(": "));
        headers.find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    fn body(&self) -> &str {
        self.0.split_once("\r\n\r\n").map_or("", |(_, body)| body)
    }
}

#[test]
fn the_book_is_served_with_the_next_step_on_the_terminal() {
    let mut server = Server::start();
    let answer = server.request("GET", "/");
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.body(), "<h1>Gathering Futures</h1>\n");
    let style = server.request("GET", "/css/book.css");
    assert_eq!(style.header("content-type"), Some("text/css"));

    server.signal("INT");
    let mut rest = String::new();
    server.stdout.read_to_string(&mut rest).unwrap();
    let page = format!("Read   http://127.0.0.1:{}/lesson-01.html\n", server.port);
    for wanted in ["0 of 3 exercises solved.", "Next:", &page, "cargo course check overlap"] {
        assert!(rest.contains(wanted), "{wanted} in {rest}");
    }
    assert_eq!(server.child.wait().unwrap().code(), Some(0), "Ctrl-C ends it cleanly");
}

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
    for length in [200, 5_000, 60_000] {
        let answer = server.request("GET", &format!("/{}", "a".repeat(length)));
        assert!(matches!(answer.status(), 404 | 414), "{length}: {}", answer.status());
        assert!(!answer.body().is_empty());
    }
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

/// The two exchange their names, as the builder has them do.
#[cfg(target_os = "linux")]
#[test]
fn a_new_book_takes_the_place_of_the_old_one_without_a_gap() {
    let server = Server::start();
    server.test.write("target/new/index.html", "<h1>Gathering Futures, new</h1>\n");
    let [book, new] = ["target/book", "target/new"].map(|path| server.test.path(path));
    let done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            use rustix::fs::{CWD, RenameFlags, renameat_with};
            for _ in 0..300 {
                renameat_with(CWD, &new, CWD, &book, RenameFlags::EXCHANGE).unwrap();
                std::thread::sleep(Duration::from_micros(300));
            }
            done.store(true, std::sync::atomic::Ordering::Relaxed);
        });
        while !done.load(std::sync::atomic::Ordering::Relaxed) {
            let answer = server.request("GET", "/");
            assert_eq!(answer.status(), 200, "{answer:?}");
        }
    });
}

/// The book's address is told by every command as long as it is served, and by none afterwards.
#[test]
fn other_commands_name_the_served_page() {
    let mut server = Server::start();
    let page = format!("http://127.0.0.1:{}/lesson-01.html", server.port);
    let next = || {
        let output = server.test.course().arg("next").output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(next().contains(&format!("Read   {page}\n")), "{}", next());
    server.signal("INT");
    server.child.wait().unwrap();
    let next = server.test.course().arg("next").output().unwrap();
    assert!(String::from_utf8_lossy(&next.stdout).contains("book/src/lesson-01.md"));
}

/// A port that another program has since taken is not believed.
#[test]
fn a_note_of_a_server_that_is_not_ours_is_not_believed() {
    let test = TestCourse::new();
    let other = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = other.local_addr().unwrap().port();
    test.write("target/course-server", &port.to_string());
    let answers = std::thread::spawn(move || {
        let (mut stream, _) = other.accept().unwrap();
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nserver: another\r\n\r\n");
    });
    let next = test.course().arg("next").output().unwrap();
    assert!(String::from_utf8_lossy(&next.stdout).contains("book/src/lesson-01.md"));
    answers.join().unwrap();
}

#[test]
fn a_second_one_says_where_the_first_is() {
    let first = Server::start();
    let mut second = first.test.std_course();
    second.args(["--no-open", "--port", "0"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut second = second.spawn().unwrap();
    let mut line = String::new();
    BufReader::new(second.stdout.take().unwrap()).read_line(&mut line).unwrap();
    second.kill().unwrap();
    let mut told = String::new();
    second.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    second.wait().unwrap();
    let address = format!("already served at http://127.0.0.1:{}/", first.port);
    assert!(told.contains(&address), "{told}");
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
            "frame-ancestors 'none'; base-uri 'self'; form-action 'none'",
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
fn a_missing_page_is_answered_with_the_books_own() {
    let answer = Server::start().request("GET", "/lesson-99.html");
    assert_eq!(answer.status(), 404);
    assert_eq!(answer.body(), "<h1>No such page</h1>\n");
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

#[test]
fn localhost_by_ipv6_is_the_same_book() {
    if TcpListener::bind((Ipv6Addr::LOCALHOST, 0)).is_err() {
        eprintln!("this machine has no IPv6 loopback");
        return;
    }
    let server = Server::start();
    let mut stream = TcpStream::connect((Ipv6Addr::LOCALHOST, server.port)).unwrap();
    let request = format!("GET / HTTP/1.0\r\nHost: [::1]:{}\r\n\r\n", server.port);
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.contains("Gathering Futures"), "{answer}");
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

#[test]
fn without_a_port_the_next_free_one_is_taken_and_told() {
    // Whoever has it, this test or another program on this machine, the first port is in use.
    let _taken = TcpListener::bind("127.0.0.1:3030");
    let mut server = Server::start_with(TestCourse::new(), &["--no-open"]);
    assert_ne!(server.port, 3030);
    assert_eq!(server.request("GET", "/").status(), 200);
    server.signal("INT");
    let mut told = String::new();
    server.child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert!(told.contains(&format!("Port 3030 is in use: taking {}", server.port)), "{told}");
}

/// Elsewhere the desktop is asked in other ways, which a script on the path cannot answer.
#[cfg(target_os = "linux")]
#[test]
fn a_browser_is_opened_unless_it_is_not_wanted() {
    let server = Server::start_with(TestCourse::new(), &["--port", "0"]);
    let address = format!("http://127.0.0.1:{}/\n", server.port);
    let patience = std::time::Instant::now() + Duration::from_secs(20);
    while server.test.opened() != address {
        assert!(std::time::Instant::now() < patience, "opened: {:?}", server.test.opened());
        std::thread::sleep(Duration::from_millis(10));
    }

    let mut server = Server::start();
    assert_eq!(server.request("GET", "/").status(), 200);
    server.signal("INT");
    server.child.wait().unwrap();
    assert_eq!(server.test.opened(), "");
}
