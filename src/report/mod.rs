//! What colleagues open: XLSX, CSV, Markdown, JSON.
