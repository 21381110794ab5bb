// The query editor, asking this server alone.
"use strict";

const place = document.getElementById("editor");
const prefixes = JSON.parse(place.dataset.prefixes);
const endpoint = `${location.origin}/sparql`;
const declared = ["dct", "kg", "rdfs"].map((name) => `PREFIX ${name}: <${prefixes[name]}>`).join("\n");
const first = `${declared}
SELECT ?date ?meeting ?m WHERE {
  ?m a kg:Meeting ; rdfs:label ?meeting .
  OPTIONAL { ?m dct:date ?d BIND (STR(?d) AS ?date) }
} ORDER BY DESC(?date) LIMIT 50`;

// YASGUI's own completers for classes and properties ask a server elsewhere
Yasgui.Yasqe.forkAutocompleter("prefixes", {
  name: "prefixes of the graph",
  persistenceId: null,
  get: () => Promise.resolve(Object.entries(prefixes).map(([name, iri]) => `${name}: <${iri}>`)),
}, false);
Yasgui.Yasqe.defaults.autocompleters = ["prefixes of the graph", "variables"];
Yasgui.Yasqe.defaults.value = first;

// an IRI of the data links to its page on this server, wherever its base may be
place.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (link && link.href.startsWith(place.dataset.base)) {
    link.href = `/id/${link.href.slice(place.dataset.base.length)}`;
  }
}, true);

window.editor = new Yasgui(place, {
  requestConfig: { endpoint },
  endpointCatalogueOptions: { getData: () => [{ endpoint }] },
  copyEndpointOnNewTab: true,
  persistenceId: `kgraph ${location.host}`,
});
