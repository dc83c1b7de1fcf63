"""From a Publication to one self-contained HTML file: inline content, blocks, the document."""
