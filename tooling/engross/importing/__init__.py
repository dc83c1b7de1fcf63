"""Word and Markdown in: from what counsel types to the model."""
