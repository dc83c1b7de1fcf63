"""Files that are pictures of pages: scans and photographs."""
