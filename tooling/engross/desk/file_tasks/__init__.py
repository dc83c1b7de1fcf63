"""What the process that reads files from outside does with them: a task a module, its results left in the folder."""
