"""The law: chapters, provisions, their text and numbers, the timeline of a chapter's texts, citations."""
