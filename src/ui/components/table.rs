//! Parts of tables that become rows on phones: the roles keep them tables for screen readers.

use yew::prelude::*;

/// Class of columns of figures.
pub const NUMBER: &str = "table__number";

/// The headings, each with its class; one without words is an empty cell.
pub fn table_head(columns: &[(&'static str, &'static str)]) -> Html {
    html! {
        <thead role="rowgroup">
            <tr role="row">
                for (class, heading) in columns {
                    if heading.is_empty() {
                        <td role="cell"></td>
                    } else {
                        <th role="columnheader" scope="col" class={*class}>{ *heading }</th>
                    }
                }
            </tr>
        </thead>
    }
}

/// The cell that names a row.
pub fn row_head(content: Html) -> Html {
    html! { <th role="rowheader" scope="row">{ content }</th> }
}

/// A cell; phones show the label before the content.
pub fn cell(class: &'static str, label: &str, content: Html) -> Html {
    html! { <td role="cell" {class} data-label={label.to_owned()}>{ content }</td> }
}
