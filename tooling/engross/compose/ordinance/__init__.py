"""The ordinance as a body votes on it: its title, its sections, the whole paper."""
