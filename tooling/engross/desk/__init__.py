"""The desk: the work of counsel and clerk in a browser on their own machine, by the same use cases as the commands."""
