"""``python -m engross``."""

from engross.cli import main

main()
