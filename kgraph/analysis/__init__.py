"""Networks of who met whom, and measures over them: networkx graphs and plain rows, from query results alone."""
