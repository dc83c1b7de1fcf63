"""Ordinances as structured XML; redlines, notices, packets and checks from that one source."""
