// Filters: which statuses, which parties, which period; and how many meetings remain.

const MANY_PARTIES = 7;
const dated = content.meetings.filter((meeting) => meeting.first);
const range = dated.length
  ? { low: Math.min(...dated.map((m) => toDay(m.first))), high: Math.max(...dated.map((m) => toDay(m.last))) }
  : null;

function setUpFilters() {
  show(byId("filters"), content.meetings.length);
  drawStatusChips();
  drawPartyChips();
  byId("reset").addEventListener("click", () => update({ hidden: new Set(), parties: new Set(), from: null, to: null }));
  byId("show-filters").addEventListener("click", () => {
    const open = document.body.classList.toggle("filters-open");
    byId("show-filters").setAttribute("aria-expanded", String(open));
  });
  if (range && range.high > range.low) setUpPeriod();
  else show(byId("period"), false);
  onChange(() => {
    drawStatusChips();
    drawPartyChips();
    drawCount();
  });
  drawCount();
}

const toggled = (set, value) => {
  const changed = new Set(set);
  if (!changed.delete(value)) changed.add(value);
  return changed;
};

/** Puts children in place of the old ones and the focus back on the one that had it. */
function redraw(container, children) {
  const key = container.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  container.replaceChildren(...children);
  if (key) [...container.children].find((child) => child.dataset.key === key)?.focus();
}

function drawStatusChips() {
  const present = [...new Set(content.meetings.map((m) => m.status))].sort((a, b) => STATUS_ORDER.indexOf(a) - STATUS_ORDER.indexOf(b));
  redraw(byId("statuses"), present.map((status) => el("button", {
    type: "button", class: "chip", "data-key": status, "aria-pressed": String(!state.hidden.has(status)),
    onclick: () => update({ hidden: toggled(state.hidden, status) }),
  }, statusMark(status), status, el("small", {}, String(content.meetings.filter((m) => m.status === status).length)))));
}

const statusMark = (status) => el("i", { class: `mark ${statusStyle(status)}`, "aria-hidden": "true" });

function drawPartyChips() {
  const shown = partyOrder.filter((code, i) => i < MANY_PARTIES || state.parties.has(code));
  const rest = partyOrder.filter((code) => !shown.includes(code)).sort((a, b) => partyName(a).localeCompare(partyName(b), "en"));
  const chips = shown.map((code) => el("button", {
    type: "button", class: "chip", "data-key": code, "aria-pressed": String(state.parties.has(code)),
    title: "Only meetings with this party; several: with all of them",
    onclick: () => update({ parties: toggled(state.parties, code) }),
  }, dot(code), partyName(code), el("small", {}, String(meetingsOfParty.get(code).length))));
  const more = rest.length ? [el("select", {
    "aria-label": "Only meetings with another party", "data-key": "more",
    onchange: (event) => event.target.value && update({ parties: toggled(state.parties, event.target.value) }),
  }, el("option", { value: "" }, `${count(rest.length, "more party", "more parties")}…`), rest.map((code) => el("option", { value: code }, `${partyName(code)} (${meetingsOfParty.get(code).length})`)))] : [];
  redraw(byId("parties"), [...chips, ...more]);
}

function drawCount() {
  const shown = visibleMeetings().length;
  const filtered = state.hidden.size + state.parties.size + (state.from ? 1 : 0) + (state.to ? 1 : 0);
  const undated = (state.from || state.to) ? content.meetings.length - dated.length : 0;
  const text = shown === content.meetings.length ? count(shown, "meeting") : `${shown.toLocaleString("en")} of ${count(content.meetings.length, "meeting")}`;
  byId("count").textContent = undated ? `${text} (${undated} without a date not shown)` : text;
  show(byId("reset"), filtered > 0);
  byId("filter-number").textContent = filtered ? ` (${filtered})` : "";
}

// --- the period --------------------------------------------------------------------------------

function setUpPeriod() {
  const [from, to] = [byId("from"), byId("to")];
  for (const input of [from, to]) Object.assign(input, { min: range.low, max: range.high, step: 1 });
  const read = () => {
    const [low, high] = [Math.min(from.value, to.value), Math.max(from.value, to.value)];
    update({ from: low > range.low ? fromDay(low) : null, to: high < range.high ? fromDay(high) : null });
  };
  for (const input of [from, to]) input.addEventListener("input", read);
  drawStrip();
  const follow = () => {
    const [low, high] = [state.from ? toDay(state.from) : range.low, state.to ? toDay(state.to) : range.high];
    if (document.activeElement !== from && document.activeElement !== to) [from.value, to.value] = [low, high];
    for (const input of [from, to]) input.setAttribute("aria-valuetext", dateWords(fromDay(Number(input.value))));
    byId("from-words").textContent = dateWords(fromDay(low), { short: true });
    byId("to-words").textContent = dateWords(fromDay(high), { short: true });
    const share = (day) => `${(100 * (day - range.low)) / (range.high - range.low)}%`;
    Object.assign(byId("chosen").style, { left: share(low), width: `calc(${share(high)} - ${share(low)})` });
  };
  onChange(follow);
  follow();
}

/** Meetings along true time, a small column for each stretch: full where held, open where not. */
function drawStrip() {
  const [WIDTH, HEIGHT, BINS] = [600, 30, 100];
  const bins = Array.from({ length: BINS }, () => ({ solid: 0, open: 0 }));
  for (const meeting of dated) {
    const middle = (toDay(meeting.first) + toDay(meeting.last)) / 2;
    const bin = bins[Math.min(BINS - 1, Math.floor((BINS * (middle - range.low)) / (range.high - range.low + 1)))];
    bin[statusStyle(meeting.status) === "solid" ? "solid" : "open"] += 1;
  }
  const unit = Math.min(6, HEIGHT / Math.max(...bins.map((bin) => bin.solid + bin.open)));
  const strip = byId("strip");
  strip.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  const years = [];
  for (let year = Number(fromDay(range.low).slice(0, 4)) + 1; year <= Number(fromDay(range.high).slice(0, 4)); year += 1) years.push(year);
  for (const year of years) {
    const x = (WIDTH * (toDay(`${year}-01-01`) - range.low)) / (range.high - range.low);
    if (years.length > 12 && year % 5) continue;
    strip.append(svg("line", { class: "year", x1: x, x2: x, y1: 0, y2: HEIGHT }));
    byId("years").append(el("span", { style: { left: `${(100 * x) / WIDTH}%` } }, String(year)));
  }
  bins.forEach((bin, i) => {
    const x = (i * WIDTH) / BINS + 1;
    const bar = (number, below, kind) => number && strip.append(svg("rect", { class: kind, x, width: WIDTH / BINS - 2, y: HEIGHT - unit * (below + number) + 0.5, height: Math.max(1, unit * number - 1) }));
    bar(bin.solid, 0, "solid");
    bar(bin.open, bin.solid, "open");
  });
}
