"""One proposal over several chapters: its file, its texts, its documents, its acts."""
