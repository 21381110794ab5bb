"""English questions: words, names and times to a structured reading, a reading to SPARQL, rows to a sentence."""
