//! The disk: notebook files, atomic saving, settings, knowledge compiled in.
