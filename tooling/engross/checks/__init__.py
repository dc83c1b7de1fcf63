"""What we run over a chapter, and the findings it yields."""
