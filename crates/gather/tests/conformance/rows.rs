//! No row of `conformance.tsv` is forgotten: each is a test, a program that the compiler refuses,
//! or stays in the table with the reason. The book's page of these is made from the same file.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

/// One of asyncio's tests.
struct Row {
    file: String,
    class: String,
    test: String,
    /// `P`: it holds here. `C`: something differs. `M`: it means nothing here.
    mark: char,
    /// What asyncio's test holds.
    behaviour: String,
    /// How that is said in Rust, what differs, or why it means nothing.
    rust: String,
    /// The path of our test, the file that does not compile, or `-`.
    proof: String,
}

const HEAD: &str = "api\tfile\tclass\ttest\tmark\tin_3.13.0\tbehaviour\trust\tproof";

fn rows() -> Vec<Row> {
    let mut lines = include_str!("../conformance.tsv").lines();
    assert_eq!(lines.next(), Some(HEAD));
    let row = |line: &str| {
        let [_, file, class, test, mark, _, behaviour, rust, proof] =
            line.split('\t').collect::<Vec<_>>().try_into().expect("a row has nine columns");
        let mark = mark.parse().expect("a mark is one letter");
        let [file, class, test, behaviour, rust, proof] =
            [file, class, test, behaviour, rust, proof].map(String::from);
        Row { file, class, test, mark, behaviour, rust, proof }
    };
    lines.map(row).collect()
}

/// `AsyncioWaitForTest` → `asyncio_wait_for_test`.
fn snake_case(class: &str) -> String {
    let mut name = String::new();
    for letter in class.chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

/// The tests of this program that bear one of asyncio's names, as the test harness lists them.
fn tests(only: &[&str]) -> BTreeSet<String> {
    let program = env::current_exe().expect("a test knows its program");
    let output = Command::new(program)
        .args(["--list", "--format", "terse"])
        .args(only)
        .output()
        .expect("the program lists its tests");
    let list = String::from_utf8(output.stdout).expect("names are UTF-8");
    list.lines()
        .filter_map(|line| line.strip_suffix(": test"))
        .filter(|path| path.starts_with("test_"))
        .map(String::from)
        .collect()
}

/// The programs that must not compile: those whose message is on file.
fn refused() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compile_fail");
    fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "stderr"))
        .map(|path| path.with_extension("rs"))
        .filter(|path| path.exists())
        .map(|path| format!("compile_fail/{}", path.file_name().unwrap().to_str().unwrap()))
        .collect()
}

/// What stands above the row's test.
fn said_above(row: &Row) -> Vec<String> {
    let (module, _) = row.proof.rsplit_once("::").expect("a test is in a module");
    let file = format!("tests/conformance/{}.rs", module.replace("::", "/"));
    let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file))
        .expect("a module is a file");
    let head = format!("fn {}()", row.test);
    let lines: Vec<_> = source.lines().take_while(|line| !line.contains(&head)).collect();
    let above = lines.iter().rev().skip(1).map_while(|line| line.strip_prefix("// "));
    let mut words: Vec<_> = above.map(String::from).collect();
    words.reverse();
    words
}

/// What ought to stand there.
fn words(row: &Row) -> Vec<String> {
    let difference = (row.mark == 'C').then(|| row.rust.clone());
    [row.behaviour.clone()].into_iter().chain(difference).collect()
}

#[test]
fn no_row_is_forgotten() {
    let (rows, tests, refused) = (rows(), tests(&[]), refused());
    let mut proofs = BTreeSet::new();
    for row in &rows {
        let name = format!("{}.{}.{}", row.file, row.class, row.test);
        assert!(row.rust.len() > 1, "{name} says nothing about Rust");
        if row.proof == "-" {
            assert_eq!(row.mark, 'M', "{name} has no test");
            continue;
        }
        assert!(proofs.insert(row.proof.clone()), "{} stands in two rows", row.proof);
        let module = format!("{}::{}::", row.file.trim_end_matches(".py"), snake_case(&row.class));
        if row.mark == 'M' {
            assert_eq!(row.proof, format!("compile_fail/{}.rs", row.test), "{name}");
            assert!(refused.contains(&row.proof), "{name}: {} is missing", row.proof);
        } else {
            assert!(tests.contains(&row.proof), "{name}: there is no test {}", row.proof);
            assert!(row.proof.starts_with(&module), "{name}: {} is not in {module}", row.proof);
            assert!(row.proof.ends_with(&format!("::{}", row.test)), "{name}: {}", row.proof);
            assert_eq!(said_above(row), words(row), "{name}: table and test say two things");
        }
    }
    let all: BTreeSet<_> = tests.union(&refused).cloned().collect();
    let without_row: Vec<_> = all.difference(&proofs).collect();
    assert!(without_row.is_empty(), "no row names {without_row:?}");
    assert_eq!(self::tests(&["--ignored"]), BTreeSet::new(), "no test is left out");

    let marked = |mark| rows.iter().filter(|row| row.mark == mark).count();
    let counts = format!(
        "{} rows: {} P, {} C, {} M; {} tests, {} refused by the compiler, {} in the table only",
        rows.len(),
        marked('P'),
        marked('C'),
        marked('M'),
        tests.len(),
        refused.len(),
        rows.iter().filter(|row| row.proof == "-").count(),
    );
    println!("{counts}");
    assert_eq!(counts, COUNTS);
}

/// What the book says.
const COUNTS: &str =
    "138 rows: 42 P, 42 C, 54 M; 84 tests, 18 refused by the compiler, 36 in the table only";
