"""Results of pure functions kept on disk between runs, by what they were computed from (decision 60)."""
