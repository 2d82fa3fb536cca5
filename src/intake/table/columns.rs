use super::cell::Cell;
use super::words::{Role, Words};

/// What each column holds.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// In order of the columns.
    all: Vec<Column>,
}

#[derive(Clone, Debug)]
pub struct Column {
    pub heading: String,
    pub role: Option<Role>,
}

impl Columns {
    pub fn of(row: &[Cell], words: &Words) -> Self {
        let mut columns = Self::default();
        for cell in row {
            // A heading over several columns names the first.
            let role = words.role(&cell.text);
            let heading = cell.text.split_whitespace().collect();
            let is_over = cell.carried
                && columns
                    .all
                    .last()
                    .is_some_and(|c: &Column| c.heading == heading);
            let role = role.filter(|_| !is_over);
            columns.all.push(Column { heading, role });
        }
        columns
    }

    /// It says what is to be done, and by whom or when.
    pub fn is_of_tasks(&self) -> bool {
        let has = |roles: &[Role]| {
            let held = self.all.iter().filter_map(|column| column.role);
            held.into_iter().any(|role| roles.contains(&role))
        };
        has(&[Role::Title, Role::Text]) && has(&[Role::Lead, Role::Support, Role::Time])
    }

    /// The headings again, as on every page of a long table, or a row of them above the headings.
    pub fn is_heading(&self, row: &[Cell], words: &Words) -> bool {
        let mut said: Vec<&str> = Vec::new();
        for cell in row.iter().filter(|cell| !cell.is_empty()) {
            let is_over = cell.carried && said.last() == Some(&&*cell.text);
            let is_known = words.role(&cell.text).is_some()
                || self
                    .all
                    .iter()
                    .any(|column| column.heading == cell.text.trim());
            if !is_known {
                return false;
            }
            if !is_over {
                said.push(&cell.text);
            }
        }
        said.len() >= 2
    }

    pub fn with(&self, role: Role) -> impl Iterator<Item = usize> + '_ {
        let columns = self.all.iter().enumerate();
        columns
            .filter(move |(_, column)| column.role == Some(role))
            .map(|(at, _)| at)
    }

    /// Columns of no known heading, and their headings.
    pub fn others(&self) -> impl Iterator<Item = (usize, &str)> {
        let columns = self.all.iter().enumerate();
        let others = columns.filter(|(_, column)| column.role.is_none());
        others.map(|(at, column)| (at, column.heading.as_str()))
    }

    pub fn count(&self) -> usize {
        self.all.len()
    }
}
