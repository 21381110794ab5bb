// The network, drawn by vis-network at the positions that the program has computed.

const FAINT = 0.15;
const picture = { network: null, nodes: null, edges: null, data: { nodes: readData("nodes"), edges: readData("edges") } };
const kindOf = (node) => node.slice(0, node.indexOf(":"));
const idOf = (node) => node.slice(node.indexOf(":") + 1);
const theme = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Drawn when first looked at: a hidden canvas has no size. */
function drawNetwork() {
  if (!picture.data.nodes.length) return;
  if (!picture.network) createNetwork();
  restyle();
}

function createNetwork() {
  picture.nodes = new vis.DataSet(picture.data.nodes);
  picture.edges = new vis.DataSet(picture.data.edges);
  const canvas = byId("canvas");
  picture.network = new vis.Network(canvas, { nodes: picture.nodes, edges: picture.edges }, JSON.parse(readData("options"))); // pyvis hands them on as text
  picture.network.on("click", ({ nodes, edges }) => {
    if (nodes.length) select(kindOf(nodes[0]), idOf(nodes[0]));
    else if (edges.length) openEdge(picture.edges.get(edges[0]));
    else deselect();
  });
  picture.network.on("hoverNode", () => { canvas.style.cursor = "pointer"; });
  picture.network.on("blurNode", () => { canvas.style.cursor = ""; });
  byId("zoom-in").addEventListener("click", () => zoom(1.3));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  byId("zoom-all").addEventListener("click", () => picture.network.fit({ animation: motion() }));
  canvas.addEventListener("keydown", moveByKey);
  new ResizeObserver(() => picture.network.redraw()).observe(canvas);
  picture.network.fit();
}

const motion = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 300, easingFunction: "easeInOutQuad" });
const zoom = (factor) => picture.network.moveTo({ scale: picture.network.getScale() * factor, animation: motion() });

/** An edge is a statement about a meeting; of a person and a party it is about the person. */
function openEdge(edge) {
  const meeting = edge.meeting ? `meeting:${edge.meeting}` : [edge.from, edge.to].find((node) => kindOf(node) === "meeting");
  const node = meeting ?? edge.from;
  select(kindOf(node), idOf(node));
}

/** The arrow keys go to the next node in their direction; Enter opens it. */
function moveByKey(event) {
  const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (event.key === "Enter" && picture.marked) select(kindOf(picture.marked), idOf(picture.marked));
  if (!way) return;
  event.preventDefault();
  const seen = picture.nodes.get({ filter: (node) => !node.hidden });
  const from = seen.find((node) => node.id === picture.marked);
  const ahead = (node) => (node.x - from.x) * way[0] + (node.y - from.y) * way[1];
  const cost = (node) => ahead(node) + 2 * Math.abs((node.x - from.x) * way[1] + (node.y - from.y) * way[0]);
  const next = from ? seen.filter((node) => ahead(node) > 0).sort((a, b) => cost(a) - cost(b))[0] : seen[0];
  if (!next) return;
  picture.marked = next.id;
  picture.network.selectNodes([next.id], false);
  picture.network.moveTo({ position: { x: next.x, y: next.y }, animation: motion() });
  announce(`${kindOf(next.id)}: ${next.name}`);
}

/** Colours, dashes and what is hidden or faint, from the theme and the state. */
function restyle() {
  const shown = new Set(visibleMeetings().map((meeting) => `meeting:${meeting.id}`));
  const near = neighbourhood();
  const alive = new Set(shown);
  for (const { from, to } of picture.data.edges) {
    if (kindOf(from) === "meeting" || kindOf(to) === "meeting") if (shown.has(from) || shown.has(to)) { alive.add(from); alive.add(to); }
  }
  for (const edge of picture.data.edges) {
    if (edge.kind === "stands in for" && shown.has(`meeting:${edge.meeting}`)) { alive.add(edge.from); alive.add(edge.to); }
    if (edge.kind === "represents" && alive.has(edge.from)) alive.add(edge.to);
  }
  const colours = { ink: theme("--ink"), mute: theme("--mute"), paper: theme("--paper"), held: theme("--held"), edge: theme("--held-edge"), accent: theme("--stand-in"), line: theme("--line-strong") };
  picture.nodes.update(picture.data.nodes.map((node) => ({ id: node.id, hidden: !alive.has(node.id), opacity: !near || near.has(node.id) ? 1 : FAINT, ...nodeStyle(node, colours, near && !near.has(node.id)) })));
  picture.edges.update(picture.data.edges.map((edge) => {
    const meeting = edge.meeting ? `meeting:${edge.meeting}` : edge.to;
    const hidden = edge.kind === "represents" ? !(alive.has(edge.from) && alive.has(edge.to)) : !shown.has(meeting);
    return { id: edge.id, hidden, ...edgeStyle(edge, colours, near && !(near.has(edge.from) && near.has(edge.to))) };
  }));
  const chosen = selectedNode();
  picture.network.unselectAll();
  if (chosen && picture.nodes.get(chosen)) {
    picture.marked = chosen;
    picture.network.selectNodes([chosen], false);
  }
  drawNetworkNote(near);
}

/** The node of what is selected; places and occasions have none. */
function selectedNode() {
  if (!["meeting", "person", "party"].includes(state.kind)) return null;
  return `${state.kind}:${state.kind === "meeting" ? meetingById.get(state.id).id : state.id}`;
}

/** What is selected with its neighbours, or null when nothing drawn is. */
function neighbourhood() {
  if (!state.kind) return null;
  const drawn = (node) => picture.nodes.get(node);
  const meetings = content.meetings.filter(concerns).map((meeting) => `meeting:${meeting.id}`).filter(drawn);
  const own = selectedNode();
  const core = new Set(own ? [own].filter(drawn) : meetings);
  if (!core.size) return null;
  const near = new Set([...core, ...meetings]);
  for (const { from, to, meeting } of picture.data.edges) {
    if (core.has(from) || core.has(`meeting:${meeting}`)) near.add(to);
    if (core.has(to) || core.has(`meeting:${meeting}`)) near.add(from);
  }
  return near;
}

/** Whether the whole picture is so small at first that only large letters can be read. */
const crowded = () => picture.data.nodes.length > 100;

function nodeStyle(node, colours, faint) {
  const font = { color: faint ? "rgba(128,128,128,0.25)" : colours.ink, strokeColor: colours.paper, strokeWidth: faint ? 0 : 4, size: 14 };
  if (node.kind === "meeting") {
    const style = statusStyle(meetingById.get(idOf(node.id)).status);
    const background = style === "solid" ? colours.held : colours.paper;
    const border = style === "dotted" ? colours.mute : colours.edge;
    return { color: { background, border, highlight: { background, border: colours.ink } }, shapeProperties: { borderDashes: { dashed: [6, 4], dotted: [2, 4] }[style] ?? false, borderRadius: 5 }, borderWidth: 2, font: { ...font, strokeWidth: 0 } };
  }
  const colour = partyColour(node.party);
  if (node.kind === "party" && node.shape === "circle") return { color: { background: colour, border: colours.paper, highlight: { background: colour, border: colours.ink } }, borderWidth: 2, font: { ...font, color: faint ? font.color : inkOn(colour), strokeWidth: 0, size: crowded() ? 30 : 15 } };
  return { color: { background: colour, border: colours.paper, highlight: { background: colour, border: colours.ink } }, borderWidth: 2, font: node.kind === "party" && crowded() ? { ...font, size: 24 } : font };
}

function edgeStyle(edge, colours, faint) {
  const opacity = faint ? FAINT / 2 : 0.9;
  const planned = edge.kind !== "represents" && edge.kind !== "stands in for" && statusStyle(meetingById.get(idOf(edge.to)).status) !== "solid";
  const line = (color, more) => ({ color: { color, highlight: color, hover: color, opacity }, font: { color: faint ? "rgba(128,128,128,0)" : colours.accent, strokeColor: colours.paper, strokeWidth: 4, size: 12 }, ...more });
  if (edge.kind === "stands in for") return line(colours.accent, { width: 2.5, dashes: [3, 4] });
  if (edge.kind === "represents") return line(colours.line, { width: 1, dashes: [1, 5] });
  return line(partyColour(edge.party), { width: edge.kind === "attends" ? 2.4 : 1.4, dashes: planned ? [7, 6] : false });
}

/** Black or white, whichever reads better on a colour (WCAG relative luminance). */
function inkOn(colour) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.3 ? "#000" : "#fff";
}

function drawNetworkNote(near) {
  const left = Number(byId("canvas").dataset.leftOut);
  const missing = selectedNode() && !near ? `Not in the picture: ${selectedName()}. ` : "";
  byId("network-note").textContent = missing + (left ? `The picture holds the latest ${count(content.meetings.length - left, "meeting")}; ${left.toLocaleString("en")} more are in the table.` : "");
}

function focusNetwork() {
  if (!picture.network) return;
  const near = neighbourhood();
  if (!near) return;
  picture.network.fit({ nodes: [...near], animation: narrow() ? false : motion(), maxZoomLevel: 1.2 });
  // on a phone the panel covers the lower part
  if (narrow()) picture.network.moveTo({ scale: picture.network.getScale() * 0.7, offset: { x: 0, y: -0.3 * byId("canvas").clientHeight } });
}
