//! The disk: notebook files, atomic saving, settings, knowledge compiled in.
mod register;

pub use register::embedded_register;
