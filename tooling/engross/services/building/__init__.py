"""Building all outputs of a workspace, and verifying a build."""
