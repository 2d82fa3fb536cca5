/// Fields within one another: their instructions are not printed, nor is a table of contents.
#[derive(Default)]
pub struct Fields {
    open: Vec<Field>,
    silent: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Field {
    Instruction,
    Contents,
    Result,
}

impl Fields {
    /// What stands here is not printed.
    pub fn is_silent(&self) -> bool {
        self.silent > 0
    }

    pub fn push(&mut self) {
        self.open.push(Field::Instruction);
        self.silent += 1;
    }

    pub fn instruction(&mut self, text: &str) {
        if text.trim_start().starts_with("TOC")
            && let Some(field) = self
                .open
                .last_mut()
                .filter(|field| **field == Field::Instruction)
        {
            *field = Field::Contents;
        }
    }

    pub fn separate(&mut self) {
        if let Some(field) = self
            .open
            .last_mut()
            .filter(|field| **field == Field::Instruction)
        {
            *field = Field::Result;
            self.silent -= 1;
        }
    }

    pub fn pop(&mut self) {
        let silent = self.open.pop().is_some_and(|field| field != Field::Result);
        self.silent -= usize::from(silent);
    }

    /// An instruction that does not end with its paragraph is broken: it must not swallow the rest.
    pub fn paragraph_ends(&mut self) {
        while self.open.last() == Some(&Field::Instruction) {
            self.pop();
        }
    }
}
