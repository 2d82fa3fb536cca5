//! The command line, as another program uses it: the real binary in a folder of its own.

mod corrections;
mod exports;
mod lists;
mod notebooks;
mod parsing;
mod place;
mod sentences;
