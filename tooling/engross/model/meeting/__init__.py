"""The city, its meetings, notices and deadlines."""
