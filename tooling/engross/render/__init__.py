"""From a Publication to a file format: one module a format, one table that lists them."""
