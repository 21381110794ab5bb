// The table: who represented whom, when, where, in what office.  On a narrow screen the style makes cards of its rows.

const ROWS_AT_ONCE = 150;
const COLUMNS = [
  ["date", "Date", (m) => m.first ?? (m.date ? `9998${m.date}` : "9999")],
  ["label", "Meeting", (m) => m.label],
  ["people", "Who represented whom", null],
  ["status", "Status", (m) => `${STATUS_ORDER.indexOf(m.status)}`],
];
const table = { sort: "date", down: true, rows: ROWS_AT_ONCE };

function setUpTable() {
  roving(byId("rows"), rowButtons, { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 });
  byId("more").addEventListener("click", () => {
    const next = table.rows;
    table.rows += ROWS_AT_ONCE;
    drawTable();
    rowButtons()[next]?.focus();
  });
  const all = () => { table.rows = Infinity; drawTable(); };
  window.addEventListener("beforeprint", all);
}

const rowButtons = () => [...byId("rows").querySelectorAll(".open")];

function sortedMeetings() {
  const key = COLUMNS.find(([name]) => name === table.sort)[2];
  const rows = visibleMeetings().map((meeting, i) => [key(meeting), i, meeting]);
  const sign = table.down ? -1 : 1;
  const undated = (value) => table.sort === "date" && value > "9997";
  rows.sort(([a, i], [b, j]) => (undated(a) !== undated(b) ? (undated(a) ? 1 : -1) : sign * (a < b ? -1 : a > b ? 1 : i - j)));
  return rows.map(([, , meeting]) => meeting);
}

function drawTable() {
  const meetings = sortedMeetings();
  byId("columns").replaceChildren(...COLUMNS.map(columnHead));
  byId("rows").replaceChildren(...meetings.slice(0, table.rows).map(tableRow));
  const buttons = rowButtons();
  if (buttons.length) focusOne(buttons, buttons.find((button) => button.getAttribute("aria-current")) ?? buttons[0], false);
  show(byId("no-rows"), !meetings.length);
  show(byId("columns").closest("table"), meetings.length);
  const left = meetings.length - table.rows;
  show(byId("more"), left > 0);
  if (left > 0) byId("more").textContent = `Show ${Math.min(left, ROWS_AT_ONCE)} more of ${left.toLocaleString("en")}`;
}

function columnHead([name, words, key]) {
  if (!key) return el("th", { role: "columnheader", scope: "col" }, words);
  const now = table.sort === name;
  const press = () => {
    Object.assign(table, now ? { down: !table.down } : { sort: name, down: name === "date" });
    drawTable();
    byId("columns").querySelector(`[data-key="${name}"]`).focus();
  };
  return el("th", { role: "columnheader", scope: "col", "aria-sort": now ? (table.down ? "descending" : "ascending") : "none" },
    el("button", { type: "button", "data-key": name, onclick: press }, words, el("span", { "aria-hidden": "true", class: "arrow" }, now ? (table.down ? " ↓" : " ↑") : "")));
}

function tableRow(meeting) {
  const chosen = concerns(meeting);
  const open = () => select("meeting", meeting.id);
  return el("tr", { role: "row", class: `${statusStyle(meeting.status)}${chosen ? " chosen" : ""}`, "data-id": meeting.id, onclick: (event) => { if (!event.target.closest("button")) open(); } },
    el("td", { role: "cell", class: "when" }, dateCell(meeting)),
    el("td", { role: "cell", class: "what" },
      el("button", { type: "button", class: "open", tabindex: "-1", "aria-current": chosen && state.kind === "meeting" ? "true" : null, onclick: open }, meeting.label),
      el("small", {}, [placeOf(meeting), meeting.level, meeting.occasion && `on the sidelines of ${meeting.occasion}`].filter(Boolean).join(" · ")),
      meeting.conflicts.length ? el("small", { class: "disagree" }, "⚠ sources disagree") : ""),
    el("td", { role: "cell", class: "who" }, el("ul", {}, representation(meeting).map(([code, parts]) => whoLine(code, parts)))),
    el("td", { role: "cell", class: "how" }, statusTag(meeting.status)));
}

const statusTag = (status) => el("span", { class: `tag ${statusStyle(status)}` }, statusMark(status), status);

function dateCell(meeting) {
  const kind = precision(meeting.date);
  return [el("span", { class: kind === "day" ? "" : "vague" }, dateWords(meeting.date, { short: true })), PRECISION_NOTE[kind] && kind !== "unknown" && kind !== "interval" ? el("small", {}, PRECISION_NOTE[kind]) : ""];
}

/** Parties of a meeting, each with who came for it; most frequent parties first, people without a party last. */
function representation(meeting) {
  const order = (code) => (code ? partyOrder.indexOf(code) : Infinity);
  const codes = partiesOf(meeting).sort((a, b) => order(a) - order(b));
  const lines = codes.map((code) => [code, meeting.participations.filter((p) => p.party === code)]);
  const rest = meeting.participations.filter((p) => !p.party);
  return rest.length ? [...lines, [null, rest]] : lines;
}

function whoLine(code, parts) {
  return el("li", {},
    code ? [dot(code), el("b", {}, partyName(code))] : el("b", {}, "party unknown"),
    parts.length ? el("span", { class: "names" }, parts.map((part) => el("span", { class: "name" }, whoWords(part), standInNote(part)))) : el("span", { class: "nobody" }, "nobody named"));
}

const whoWords = (part) => (part.person ? [personName(part.person), part.office ? el("small", {}, ` ${part.office}`) : ""] : el("span", { class: "unnamed" }, part.office ?? "unnamed"));

function standInNote(part) {
  if (!isStandIn(part)) return "";
  return el("span", { class: "stand-in" }, "⇄ in place of ", insteadWords(part));
}

const insteadWords = (part) => [part.instead_of_office, part.instead_of && personName(part.instead_of)].filter(Boolean).join(" ");
