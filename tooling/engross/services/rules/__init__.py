"""The rules of a chapter: written out, reviewed, and answers from them."""
