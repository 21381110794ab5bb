"""How well the reader reads: sentences and short articles with what they say, a plain baseline, the peers' figures."""
