"""The legal notice of a hearing: its template and facts, the law it shows, its size in the newspaper."""
