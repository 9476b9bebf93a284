//! The book as it is served: where, under which address, and what the other commands say of it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv6Addr, TcpListener, TcpStream};
use std::process::Stdio;
use std::time::Duration;

use crate::test_course::server::Server;
use crate::test_course::{Ending, PROGRESS, TestCourse};

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

/// As the line above a lesson's title shows it: as it is now, and only to pages.
#[test]
fn each_page_is_told_what_is_solved() {
    let server = Server::start();
    let told = |path| server.request("GET", path).header("server-timing").map(str::to_owned);
    let wanted = |first, second| {
        let lesson = |number, solved| format!("lesson-0{number};desc=\"{solved} solved\"");
        Some([lesson(1, first), lesson(2, second)].join(", "))
    };
    assert_eq!(told("/"), wanted("0 of 2 exercises", "0 of 1 exercise"));
    for (check, ends, [first, second]) in [
        ("exercise-01-overlap", Ending::Passes, ["1 of 2 exercises", "0 of 1 exercise"]),
        ("exercise-02-start_all", Ending::Passes, ["1 of 2 exercises", "1 of 1 exercise"]),
        ("exercise-01-overlap", Ending::Refuses("no"), ["0 of 2 exercises", "1 of 1 exercise"]),
    ] {
        server.test.check_ends(check, ends);
        server.test.course().args(["check", &check[12..]]).output().unwrap();
        assert_eq!(told("/index.html"), wanted(first, second), "{check}");
    }
    assert_eq!(told("/css/book.css"), None);

    // The server only looks: what is wrong with the file, the next command tells.
    for strange in ["version = 1\nexercise = 7\n", "version = 99\n", "\u{0}"] {
        server.test.write(PROGRESS, strange);
        assert_eq!(told("/"), wanted("0 of 2 exercises", "0 of 1 exercise"), "{strange}");
        assert_eq!(std::fs::read_to_string(server.test.path(PROGRESS)).unwrap(), strange);
    }
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

/// Whichever ends first, the other is told, and when both have ended there is no note left.
#[test]
fn of_two_that_serve_the_one_that_is_left_is_named() {
    for the_first_ends in [true, false] {
        let mut first = Server::start();
        let root = first.test.root().to_owned();
        let mut command = first.test.std_course();
        command.args(["--no-open", "--port", "0"]);
        let mut second = Server::started(TestCourse::new(), command);
        let ports = [first.port, second.port];
        let (ends, stays) =
            if the_first_ends { (&mut first, &mut second) } else { (&mut second, &mut first) };
        ends.signal("INT");
        ends.child.wait().unwrap();
        let read = format!("Read   http://127.0.0.1:{}/lesson-01.html", stays.port);
        let next = |read: &str| {
            let mut next = TestCourse::std_course_in(&root);
            let shown = next.arg("next").output().unwrap().stdout;
            let shown = String::from_utf8(shown).unwrap();
            assert!(shown.contains(read), "{ports:?}: {shown}");
        };
        next(&read);
        stays.signal("INT");
        stays.child.wait().unwrap();
        next("Read   book/src/lesson-01.md");
        assert!(!root.join("target/course-server").exists());
    }
}

#[test]
fn a_missing_page_is_answered_with_the_books_own() {
    let answer = Server::start().request("GET", "/lesson-99.html");
    assert_eq!(answer.status(), 404);
    assert_eq!(answer.body(), "<h1>No such page</h1>\n");
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
