"""The comparison of two versions: the merged tree and the spans of a redline."""
