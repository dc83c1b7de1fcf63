"""What checks find, and the waivers of it."""
