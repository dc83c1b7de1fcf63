"""Publications and data made of a meeting: agenda, minutes, packet, calendar, Open Civic Data event."""
