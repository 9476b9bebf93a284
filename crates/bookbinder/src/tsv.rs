//! Tab-separated facts of the project as a table on a page.

use crate::error::Problem;

/// These columns of a tab-separated file as a Markdown table; all columns if none is named.
///
/// # Errors
/// When a named column does not exist, or when a row has another number of cells than the head.
pub fn markdown(file: &str, text: &str, columns: &[&str]) -> Result<String, Problem> {
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
    let head = rows.first().cloned().unwrap_or_default();
    if let Some(line) = rows.iter().position(|row| row.len() != head.len()) {
        return Err(Problem::Ragged { path: file.to_owned(), line: line + 1 });
    }
    let place = |column: &&str| {
        let found = head.iter().position(|name| name == column);
        found.ok_or_else(|| Problem::NoColumn {
            path: file.to_owned(),
            column: (*column).to_owned(),
            there: head.iter().map(|name| (*name).to_owned()).collect(),
        })
    };
    let shown: Vec<usize> = match columns {
        [] => (0..head.len()).collect(),
        _ => columns.iter().map(place).collect::<Result<_, _>>()?,
    };
    let line = |row: &Vec<&str>| {
        let cells: Vec<String> = shown.iter().map(|&place| cell(row[place])).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let mut lines = rows.iter().map(line);
    let head = lines.next().unwrap_or_default();
    let rule = format!("|{}\n", "---|".repeat(shown.len()));
    Ok(format!("\n{head}{rule}{}", lines.collect::<String>()))
}

/// A cell's text. It keeps its `code`, but cannot end its column or begin HTML. In long names, a
/// line may break after an underscore.
fn cell(text: &str) -> String {
    let mut escaped = String::new();
    for (index, part) in text.split('`').enumerate() {
        let in_code = index % 2 == 1;
        if index > 0 {
            escaped.push('`');
        }
        let part = part.replace('|', "\\|");
        let part = if in_code { part } else { part.replace('<', "&lt;").replace('*', "\\*") };
        escaped.push_str(&if in_code { part } else { part.replace('_', "\\_<wbr>") });
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_chosen_and_cells_escaped() {
        let text = "a\tb\tc\n1\tx | y <z>\t`Vec<T>` a_b\n";
        let table = markdown("x.tsv", text, &["c", "b"]).unwrap();
        assert_eq!(table, "\n| c | b |\n|---|---|\n| `Vec<T>` a\\_<wbr>b | x \\| y &lt;z> |\n");
        assert!(
            markdown("x.tsv", text, &["d"]).unwrap_err().to_string().contains("it has a, b, c")
        );
        let ragged = markdown("x.tsv", "a\tb\n1\n", &[]).unwrap_err().to_string();
        assert!(ragged.starts_with("x.tsv:2"), "{ragged}");
    }
}
