"""The graph: Knowledge to RDF, the store on disk, the checks, the exports.  Nothing here reads text."""
