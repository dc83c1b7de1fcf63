"""Three texts into one: a base and what two authors made of it, by provision and by word; what meets is a conflict."""

from engross.merging.chapters import merge_chapters
from engross.merging.merged_authors import changes_of_file, merged_authors
from engross.merging.refused_changes import SeparateChange, separate_changes, without_changes
from engross.merging.word_merge import WordRegion, merge_words

__all__ = [
    "SeparateChange",
    "WordRegion",
    "changes_of_file",
    "merge_chapters",
    "merge_words",
    "merged_authors",
    "separate_changes",
    "without_changes",
]
