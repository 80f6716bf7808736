//! The groups of an application with what is done and what is left.

use maud::{Markup, Render, html};

use super::tag::{Tag, Tone};

/// One group of questions; without `href` it cannot be started yet.
#[derive(Debug, Clone, Default)]
pub struct Task {
    pub title: String,
    pub href: Option<String>,
    pub hint: Option<String>,
    pub status: String,
    pub tone: Tone,
}

/// `id` makes the tasks' ids unique when a page has several lists.
#[derive(Debug, Clone, Copy, Default)]
pub struct TaskList<'a> {
    pub id: &'a str,
    pub tasks: &'a [Task],
}

impl Render for TaskList<'_> {
    fn render(&self) -> Markup {
        let id = if self.id.is_empty() { "task" } else { self.id };
        html! {
            ul.govuk-task-list {
                @for (index, task) in self.tasks.iter().enumerate() {
                    li.govuk-task-list__item {
                        div.govuk-task-list__name-and-hint {
                            @if let Some(href) = &task.href {
                                a.govuk-task-list__link href=(href) aria-describedby={ (id) "-" (index) } { (task.title) }
                            } @else { div { (task.title) } }
                            @if let Some(hint) = &task.hint { div.govuk-task-list__hint { (hint) } }
                        }
                        div.govuk-task-list__status id={ (id) "-" (index) } {
                            (Tag { text: &task.status, tone: task.tone })
                        }
                    }
                }
            }
        }
    }
}
