"""A workspace at a glance: where each chapter stands, and what is due, without reading the words of the law."""
