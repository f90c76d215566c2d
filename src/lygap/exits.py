"""Exit codes."""

WELL = 0
FINDINGS = 1
CANNOT_RUN = 2
BUG = 70
INTERRUPTED = 130
BROKEN_PIPE = 141
"""As a shell reports a program that SIGPIPE ended."""
