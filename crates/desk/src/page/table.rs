//! A table of facts with a caption; wide ones scroll inside their own box.

use maud::{Markup, Render, html};

#[derive(Debug, Clone, Default)]
pub struct Column {
    pub title: String,
    pub numeric: bool,
}

/// `row_headers` makes the first cell of each row its header.
#[derive(Debug, Clone, Copy, Default)]
pub struct Table<'a> {
    pub caption: &'a str,
    pub columns: &'a [Column],
    pub rows: &'a [Vec<Markup>],
    pub row_headers: bool,
}

impl Render for Table<'_> {
    fn render(&self) -> Markup {
        let numeric = |index: usize| self.columns.get(index).is_some_and(|column| column.numeric).then_some("num");
        html! {
            div.table-box tabindex="0" role="region" aria-label=(self.caption) {
                table {
                    caption { (self.caption) }
                    thead { tr {
                        @for (index, column) in self.columns.iter().enumerate() {
                            th scope="col" class=[numeric(index)] { (column.title) }
                        }
                    } }
                    tbody {
                        @for row in self.rows {
                            tr {
                                @for (index, cell) in row.iter().enumerate() {
                                    @if index == 0 && self.row_headers { th scope="row" { (cell) } }
                                    @else { td class=[numeric(index)] { (cell) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
