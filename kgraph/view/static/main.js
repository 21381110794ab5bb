// Puts the parts together.

const DRAW = { table: drawTable, timeline: drawTimeline, network: drawNetwork };

function setUpViews() {
  const tabs = VIEWS.map((view) => byId(`tab-${view}`));
  for (const view of VIEWS) byId(`tab-${view}`).addEventListener("click", () => update({ view }));
  byId("views").addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = tabs[(tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length];
    next.focus();
    next.click();
  });
}

function drawView() {
  for (const view of VIEWS) {
    const on = view === state.view;
    byId(`tab-${view}`).setAttribute("aria-selected", String(on));
    byId(`tab-${view}`).tabIndex = on ? 0 : -1;
    show(byId(`view-${view}`), on);
  }
  DRAW[state.view]();
}

/** On a narrow screen the table, as cards; else the timeline. */
const firstView = () => (narrow() ? "table" : "timeline");

function start() {
  setUpSearch();
  setUpFilters();
  setUpTable();
  setUpTimeline();
  setUpPanel();
  setUpViews();
  onChange((changes) => {
    if (changes.kind && !changes.quiet) rememberOpener();
    drawView();
    if ("kind" in changes || changes.quiet) drawPanel(!changes.quiet);
    if (state.view === "network" && ("kind" in changes || "view" in changes)) focusNetwork();
  });
  const follow = () => {
    const found = readAddress();
    update({ ...found, view: found.view ?? state.view ?? firstView(), quiet: true });
  };
  window.addEventListener("popstate", follow);
  follow();
  byId("skip").addEventListener("click", () => byId("main").focus());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawView);
  let width = byId("main").clientWidth;
  new ResizeObserver(() => {
    if (state.view === "timeline" && byId("main").clientWidth !== width) drawTimeline();
    width = byId("main").clientWidth;
  }).observe(byId("main"));
  document.documentElement.dataset.ready = String(Math.round(performance.now())); // milliseconds after opening
}

/** A frame may have no size yet when its script runs: the first layout starts the page. */
const waiting = new ResizeObserver(() => {
  if (!document.documentElement.clientWidth) return;
  waiting.disconnect();
  start();
});
waiting.observe(document.documentElement);
