"""Publications made of chapters: clean copy, redline with its certificate, change summary."""
