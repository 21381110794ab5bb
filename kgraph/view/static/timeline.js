// The timeline: a lane for each party, a column for each meeting in order of date.  Columns keep a readable width, so
// long gaps are shortened (and said to be); the strip below the view shows true time.

const NAMED_COLUMNS = 90;
const DRAWN_COLUMNS = 700;
const HEAD = { named: 66, compact: 26 };
const LANE = { named: [66, 150], compact: [30, 60] }; // lowest and highest, by the room there is
const STRETCH = 70;
const LONG_GAP = 100;
const DOT = 20;
const LINE = 14; // height of a line of names, as in the style
const side = () => (narrow() ? 104 : 132);

function setUpTimeline() {
  roving(byId("timeline"), timelineButtons, { ArrowRight: 1, ArrowLeft: -1, PageDown: 10, PageUp: -10 });
}

const timelineButtons = () => [...byId("timeline").querySelectorAll(".meeting")];

function drawTimeline() {
  const box = byId("timeline");
  const all = visibleMeetings();
  const meetings = all.slice(Math.max(0, all.length - DRAWN_COLUMNS));
  const named = meetings.length <= NAMED_COLUMNS;
  const size = named ? "named" : "compact";
  const [low, most] = LANE[size];
  const room = box.clientHeight - HEAD[size] - 24;
  const lanes = chooseLanes(meetings, Math.max(4, Math.floor(room / low)), named);
  const columns = placeColumns(meetings, named, box.clientWidth);
  const high = Math.max(low, Math.min(most, Math.floor(room / Math.max(1, lanes.height))));
  const top = (row) => HEAD[size] + row * high;
  const inner = el("div", { class: `inner ${size}`, style: { width: `${columns.width}px`, height: `${top(lanes.height) + 14}px` } },
    lanes.rows.map((lane, i) => el("div", { class: "lane", style: { top: `${top(i)}px`, height: `${high}px` } })),
    columns.marks.map(mark),
    columns.columns.map((column) => meetingColumn(column, lanes, named, top)),
    el("div", { class: "lane-names" }, lanes.rows.map((lane, i) => laneName(lane, top(i)))));
  inner.style.setProperty("--names", `${Math.floor((high - DOT - 16) / LINE) * LINE}px`);
  const seen = box.dataset.drawn ? box.scrollLeft : null;
  box.replaceChildren(meetings.length ? inner : el("p", { class: "nothing" }, content.meetings.length ? "No meeting passes the filters." : "There is no meeting to show."));
  box.dataset.drawn = "yes";
  const left = all.length - meetings.length;
  const note = [
    left ? `The latest ${meetings.length} of ${all.length} meetings; choose a period to see others.` : "",
    columns.shortened ? "In order of date; long gaps are shortened." : "",
    named ? "" : "Point at a column, or move with the arrow keys, to read it.",
  ].filter(Boolean).join(" ");
  byId("timeline-note").textContent = note;
  if (!named) readOut(inner, note);
  const buttons = timelineButtons();
  const chosen = buttons.find((button) => button.getAttribute("aria-current"));
  if (buttons.length) focusOne(buttons, chosen ?? buttons[buttons.length - 1], false);
  box.scrollLeft = seen ?? columns.latest - box.clientWidth + 30;
  if (chosen) reveal(box, chosen);
}

/** Without names in the picture, the note below says what is pointed at. */
function readOut(inner, note) {
  const tell = (event) => { byId("timeline-note").textContent = event.target.closest(".meeting")?.getAttribute("aria-label") ?? note; };
  for (const kind of ["mouseover", "focusin", "mouseleave"]) inner.addEventListener(kind, tell);
}

/** Scrolls sideways until a column is in sight beside the names of the lanes. */
function reveal(box, column) {
  const [left, right] = [column.offsetLeft - side(), column.offsetLeft + column.offsetWidth];
  if (left < box.scrollLeft) box.scrollLeft = left;
  else if (right > box.scrollLeft + box.clientWidth) box.scrollLeft = right - box.clientWidth;
}

/** As many lanes as there is room for: parties filtered for or selected, then the most frequent; the last for all others. */
function chooseLanes(meetings, most, named) {
  const number = new Map();
  for (const meeting of meetings) for (const code of partiesOf(meeting)) number.set(code, (number.get(code) ?? 0) + 1);
  const wanted = (code) => (state.parties.has(code) || (state.kind === "party" && state.id === code) ? 1 : 0);
  const codes = partyOrder.filter((code) => number.has(code)).sort((a, b) => wanted(b) - wanted(a) || number.get(b) - number.get(a));
  const own = codes.length <= most ? codes : codes.slice(0, most - (named ? 2 : 1));
  const rest = new Set(codes.slice(own.length));
  const rows = own.map((code) => ({ code, name: partyName(code) }));
  if (rest.size) rows.push({ code: null, name: count(rest.size, "other party", "other parties") });
  const height = rows.length + (rest.size && named ? 1 : 0); // in lanes: the last one holds names of many parties
  return { rows, height, of: (code) => (rest.has(code) ? rows.length - 1 : own.indexOf(code)) };
}

/** Columns with their left edges, and the marks above them: years, gaps, the beginning of the undated. */
function placeColumns(meetings, named, room) {
  const spread = meetings.filter((meeting, i) => i && daysBetween(meetings[i - 1], meeting) > LONG_GAP).length * STRETCH;
  const width = named ? Math.max(92, Math.min(190, Math.floor((room - side() - 90 - spread) / Math.max(1, meetings.length)))) : 22;
  const columns = [];
  const marks = [];
  let [x, before, year, shortened] = [side() + 10, null, null, false];
  for (const meeting of meetings) {
    const days = daysBetween(before, meeting);
    const long = named && days > LONG_GAP;
    const gap = long ? STRETCH : Math.max(0, Math.min(STRETCH, days / (named ? 10 : 20)));
    if (long) {
      marks.push({ kind: "gap", x: x + gap / 2, words: days > 700 ? `${Math.round(days / 365)} years` : `${Math.round(days / 30.4)} months` });
      shortened = true;
    }
    x += gap + (!meeting.first && before?.first ? 46 : 0);
    const own = meeting.first ? meeting.first.slice(0, 4) : "no year";
    if (own !== year) marks.push({ kind: "year", x, words: meeting.first ? own : "Date unknown" });
    year = own;
    columns.push({ meeting, x, width });
    x += width;
    before = meeting;
  }
  const years = marks.filter(({ kind }) => kind === "year");
  years.forEach((mark, i) => { mark.width = (years[i + 1]?.x ?? x) - mark.x; });
  const latest = columns.filter(({ meeting }) => meeting.first).at(-1);
  return { columns, marks, latest: latest ? latest.x + latest.width : x, width: Math.max(x + 20, room), shortened: shortened || !named };
}

const daysBetween = (before, after) => (before?.last && after.first ? toDay(after.first) - toDay(before.last) : 0);

function laneName({ code, name }, top) {
  const style = { top: `${top}px` };
  return code
    ? el("button", { type: "button", class: "lane-name", tabindex: "-1", style, onclick: () => select("party", code) }, dot(code), el("span", {}, name))
    : el("span", { class: "lane-name", style }, name);
}

/** A year's words stay in sight while any of its columns is. */
const mark = ({ kind, x, words, width }) => el("div", { class: `mark-${kind}`, style: { left: `${x}px`, width: width ? `${width}px` : "" } }, el("span", {}, words));

function meetingColumn({ meeting, x, width }, lanes, named, top) {
  const rows = representation(meeting).filter(([code]) => code).map(([code, parts]) => ({ code, parts, row: lanes.of(code) }));
  const others = rows.filter(({ row }) => !lanes.rows[row].code);
  const tops = rows.map(({ row }) => top(row) + DOT);
  const [first, last] = [Math.min(...tops), Math.max(...tops)];
  const kind = precision(meeting.date);
  const chosen = concerns(meeting);
  const words = [meeting.label, meeting.status, dateWords(meeting.date), placeOf(meeting), ...rows.map(({ code, parts }) => `${partyName(code)}: ${parts.map(plainWho).join(", ") || "nobody named"}`)].filter(Boolean).join(". ");
  return el("button", {
    type: "button", tabindex: "-1", "data-id": meeting.id, title: named ? meeting.label : words, "aria-label": words,
    "aria-current": chosen && state.kind === "meeting" ? "true" : null,
    class: `meeting ${statusStyle(meeting.status)} ${kind}${chosen ? " chosen" : ""}${state.kind && !chosen ? " dim" : ""}`,
    style: { left: `${x}px`, width: `${width}px` }, onclick: () => select("meeting", meeting.id), onfocus: (event) => reveal(byId("timeline"), event.currentTarget),
  },
    named ? el("span", { class: "head" }, el("b", {}, columnDate(meeting)), el("span", {}, meeting.city ?? meeting.country ?? "place unknown"), el("span", { class: "status" }, [meeting.status, meeting.conflicts.length ? " ⚠" : ""])) : "",
    rows.length ? el("span", { class: "stem", style: { top: `${first}px`, height: `${Math.max(last - first, 1)}px` } }) : "",
    rows.filter((row) => !others.includes(row)).map(({ code, parts, row }) => stop(code, parts, top(row) + DOT, named)),
    others.length ? otherStop(others, top(others[0].row) + DOT, named) : "");
}

const columnDate = (meeting) => (meeting.first ? dateWords(meeting.date, { short: true, year: precision(meeting.date) === "year" }) : meeting.date ? dateWords(meeting.date, { short: true }).replace(", year unknown", ", year ?") : "no date");
const plainWho = (part) => `${part.person ? personName(part.person) : part.office ?? "unnamed"}${isStandIn(part) ? ` in place of ${insteadWords(part)}` : ""}`;

/** Where a meeting crosses a lane: a dot, and under it who came. */
function stop(code, parts, top, named) {
  const colour = partyColour(code);
  const stands = parts.some(isStandIn);
  const first = parts.find((part) => part.person) ?? parts[0];
  return el("span", { class: "stop", style: { top: `${top}px` } },
    el("i", { class: `${stands ? "stands" : ""}${first ? "" : " nobody"}`, style: { borderColor: colour, background: colour } }),
    named && first ? el("span", { class: first.person ? "who" : "who unnamed" }, first.person ? personName(first.person) : first.office ?? "unnamed", parts.length > 1 ? ` +${parts.length - 1}` : "", 
      first.person && first.office ? el("small", {}, first.office) : "",
      stands ? el("em", {}, `⇄ for ${shortInstead(parts.find(isStandIn))}`) : "") : "");
}

/** Where a meeting crosses the lane of all other parties: which they are. */
function otherStop(others, top, named) {
  return el("span", { class: "stop", style: { top: `${top}px` } },
    el("i", { style: { borderColor: OTHER_COLOUR, background: OTHER_COLOUR } }),
    named ? el("span", { class: "who many" }, others.map(({ code, parts }) => [el("small", {}, partyName(code)), parts.length === 1 && parts[0].person ? el("span", {}, personName(parts[0].person)) : ""])) : "");
}

const shortInstead = (part) => (part.instead_of ? personName(part.instead_of) : part.instead_of_office);
