"""The command line: arguments, calls, messages, exit codes."""
