"""Pages of paper read from pictures: scans and photographs, by text recognition (the extra ``engross[scan]``)."""

from engross.scanning.scan_process import SCAN_SUFFIXES, cut_outs, read_again, read_scanned_page

__all__ = ["SCAN_SUFFIXES", "cut_outs", "read_again", "read_scanned_page"]
