"""The use cases of an ordinance's life: draft, adopt, codify, outcomes."""
