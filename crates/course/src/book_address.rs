//! The address at which the book is served, for commands in other terminals. The port is noted
//! beside the built book, and the note counts only while our own server answers there.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::PathBuf;
use std::time::Duration;

use syllabus::Workspace;

/// The name that our server gives in every answer.
pub const SERVER: &str = "gathering-futures";

/// How long to wait for an answer. On this machine it takes much less than a millisecond.
const PATIENCE: Duration = Duration::from_millis(200);

/// Notes that the book is served at `port`. Without the note, other commands name files instead.
pub fn note(workspace: &Workspace, port: u16) {
    let _ = std::fs::write(file(workspace), port.to_string());
}

/// Removes the note, if it is still ours.
pub fn forget(workspace: &Workspace, port: u16) {
    if noted(workspace) == Some(port) {
        let _ = std::fs::remove_file(file(workspace));
    }
}

/// The address of the book, if it is served.
pub fn address(workspace: &Workspace) -> Option<String> {
    let port = noted(workspace)?;
    answers(port).then(|| at(port))
}

/// The address of the book at a port.
pub fn at(port: u16) -> String {
    format!("http://127.0.0.1:{port}/")
}

fn noted(workspace: &Workspace) -> Option<u16> {
    std::fs::read_to_string(file(workspace)).ok()?.trim().parse().ok()
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
