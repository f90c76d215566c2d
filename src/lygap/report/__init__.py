"""What the answers look like before a format is chosen: rows for programs, tables and documents for people."""
