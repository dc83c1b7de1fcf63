"""The check functions, by subject; each says in its docstring what it finds and writes its own messages."""
