"""The build folder: outputs written whole, a manifest of them, and the proof of the one by the other."""
