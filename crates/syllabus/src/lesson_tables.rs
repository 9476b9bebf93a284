//! The tables of lessons for readers.

use crate::Lesson;

/// The head of [`readme_table`].
const README_HEAD: &str = "| | lesson | level | needs | you learn |\n|---|---|---|---|---|\n";

impl Lesson {
    /// The numbers of the lessons that it needs: "01, 02", or a dash if it needs none.
    pub fn needs_in_words(&self) -> String {
        joined(self.needs.iter().map(|need| format!("{need:02}")))
    }

    /// The lesson's row in the README's table, without a line break.
    pub fn readme_row(&self) -> String {
        let Self { number, title, level, learn, .. } = self;
        format!("| {number:02} | {title} | {level} | {} | {learn} |", self.needs_in_words())
    }
}

/// The README's table of lessons.
pub fn readme_table(lessons: &[Lesson]) -> String {
    let rows: String = lessons.iter().map(|lesson| format!("{}\n", lesson.readme_row())).collect();
    format!("{README_HEAD}{rows}")
}

/// The book's table of lessons, in Markdown: the links start at `book/src`.
pub fn book_table(lessons: &[Lesson]) -> String {
    let mut table = String::from(
        "| | lesson | level | needs | minutes | asyncio | Rust |\n|---|---|---|---|---|---|---|\n",
    );
    for lesson in lessons {
        let Lesson { number, title, level, minutes, asyncio, rust, .. } = lesson;
        let name = lesson.name();
        let needs =
            joined(lesson.needs.iter().map(|need| format!("[{need:02}](lesson-{need:02}.md)")));
        table += &format!(
            "| {number:02} | [{title}]({name}.md) | {level} | {needs} | {minutes} | {asyncio} | {rust} |\n"
        );
    }
    table
}

fn joined(needs: impl Iterator<Item = String>) -> String {
    match needs.collect::<Vec<_>>() {
        needs if needs.is_empty() => "–".to_owned(),
        needs => needs.join(", "),
    }
}
