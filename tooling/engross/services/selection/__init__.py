"""Which chapter, which text and which base a command works on."""
