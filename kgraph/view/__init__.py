"""What one sees of the graph: the page, pictures in notebooks.  Built from query results alone."""
