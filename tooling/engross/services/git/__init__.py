"""What git calls for ordinance files: a merge by provision and word, and the text of a file for its differences."""
