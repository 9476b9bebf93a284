//! Where the book is served, for the commands in other terminals: a note of the port beside the built
//! book, believed only while our own server answers there. Two terminals may serve it: then it is a line each.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::PathBuf;
use std::time::Duration;

use syllabus::Workspace;

/// The name that our server gives in every answer.
pub const SERVER: &str = "gathering-futures";

/// On this machine an answer takes well under a millisecond, unless it is busy with much else. Where nobody listens,
/// that is told at once.
const PATIENCE: Duration = Duration::from_secs(1);

/// Notes that the book is served at `port`. Without the note, other commands name files instead.
pub fn note(workspace: &Workspace, port: u16) {
    let others = noted(workspace).into_iter().filter(|other| *other != port && answers(*other));
    write(workspace, others.chain([port]).collect());
}

/// Takes the note of `port` away.
pub fn forget(workspace: &Workspace, port: u16) {
    write(workspace, noted(workspace).into_iter().filter(|other| *other != port).collect());
}

/// The address of the book, if it is served.
pub fn address(workspace: &Workspace) -> Option<String> {
    noted(workspace).into_iter().find(|port| answers(*port)).map(at)
}

/// The address of the book at a port.
pub fn at(port: u16) -> String {
    format!("http://127.0.0.1:{port}/")
}

/// The ports in the note, which somebody else may have written.
fn noted(workspace: &Workspace) -> Vec<u16> {
    /// More of them nobody needs, and each is asked.
    const MOST: usize = 8;
    let file = file(workspace);
    // To open a pipe is to wait for its other end.
    if !file.metadata().is_ok_and(|metadata| metadata.is_file()) {
        return Vec::new();
    }
    let text = std::fs::read_to_string(file).unwrap_or_default();
    text.lines().filter_map(|line| line.trim().parse().ok()).take(MOST).collect()
}

fn write(workspace: &Workspace, ports: Vec<u16>) {
    let file = file(workspace);
    let lines: String = ports.iter().map(|port| format!("{port}\n")).collect();
    let _ = match lines.is_empty() {
        true => std::fs::remove_file(file),
        false => std::fs::write(file, lines),
    };
}

fn file(workspace: &Workspace) -> PathBuf {
    workspace.built_book().with_file_name("course-server")
}

/// Whether our own server answers at this port: another program may have it by now.
fn answers(port: u16) -> bool {
    let ask = || -> std::io::Result<String> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let head =
            format!("HEAD / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
        stream.write_all(head.as_bytes())?;
        let mut head = String::new();
        stream.take(4096).read_to_string(&mut head)?;
        Ok(head)
    };
    let ours = format!("server: {SERVER}");
    ask().is_ok_and(|head| head.lines().any(|line| line.eq_ignore_ascii_case(&ours)))
}
