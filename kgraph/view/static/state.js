// The one state behind all views: what is shown, what is selected, what is filtered; kept in the address after "#" (and "/", lest it name an element).
// #/timeline/meeting/ID?party=KOR,JPN&hide=planned&from=2025-01-01&to=2025-12-31

const VIEWS = ["table", "timeline", "network"];
const KINDS = ["meeting", "person", "party", "place", "occasion"];

const state = { view: null, kind: null, id: null, hidden: new Set(), parties: new Set(), from: null, to: null };
const listeners = [];
const onChange = (listener) => listeners.push(listener);

const EXISTS = {
  meeting: (id) => meetingById.has(id),
  person: (id) => Object.hasOwn(content.people, id),
  party: (id) => meetingsOfParty.has(id),
  place: (id) => meetingsAtPlace.has(id),
  occasion: (id) => meetingsAtOccasion.has(id),
};

/** Changes the state, draws what depends on it and notes it in the address. */
function update(changes) {
  const before = address();
  Object.assign(state, changes);
  if (address() !== before) writeAddress("kind" in changes);
  for (const listener of listeners) listener(changes);
}

const select = (kind, id) => update({ kind, id });
const deselect = () => update({ kind: null, id: null });

function address() {
  const path = [state.view, state.kind, state.id].filter(Boolean).map(encodeURIComponent).join("/");
  const filters = new URLSearchParams();
  if (state.parties.size) filters.set("party", [...state.parties].sort().join(","));
  if (state.hidden.size) filters.set("hide", [...state.hidden].sort().join(","));
  if (state.from) filters.set("from", state.from);
  if (state.to) filters.set("to", state.to);
  return `#/${path}${filters.size ? `?${filters}` : ""}`;
}

/** A new selection makes a step that the Back button undoes; a filter or another view does not. */
function writeAddress(step) {
  try {
    if (step) history.pushState(null, "", address());
    else history.replaceState(null, "", address());
  } catch {
    // a frame without an address of its own (a notebook): the state lives without one
  }
}

/** The state that the address gives, or null; anything in it that does not exist is passed over. */
function readAddress() {
  const [path, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  let parts;
  try {
    parts = path.split("/").map(decodeURIComponent);
  } catch {
    parts = [];
  }
  const filters = new URLSearchParams(query);
  const list = (name) => (filters.get(name) ?? "").split(",").filter(Boolean);
  const day = (name) => (/^\d{4}-\d\d-\d\d$/.test(filters.get(name) ?? "") ? filters.get(name) : null);
  const view = VIEWS.includes(parts[0]) ? parts.shift() : null;
  let [kind = null, id = null] = parts;
  if (!KINDS.includes(kind)) [kind, id] = [KINDS.find((k) => kind && EXISTS[k](kind)) ?? null, kind];
  if (!kind || !EXISTS[kind](id)) [kind, id] = [null, null];
  return {
    view, kind, id, from: day("from"), to: day("to"),
    hidden: new Set(list("hide")), parties: new Set(list("party").filter(EXISTS.party)),
  };
}

/** Whether a meeting passes the filters; one without days passes only when no period is chosen. */
function passes(meeting) {
  if (state.hidden.has(meeting.status)) return false;
  if (state.parties.size) {
    const own = partiesOf(meeting);
    for (const code of state.parties) if (!own.includes(code)) return false;
  }
  if (!state.from && !state.to) return true;
  if (!meeting.first) return false;
  return (!state.from || meeting.last >= state.from) && (!state.to || meeting.first <= state.to);
}

const visibleMeetings = () => content.meetings.filter(passes);

/** Whether a meeting has to do with what is selected. */
function concerns(meeting) {
  switch (state.kind) {
    case "meeting": return meetingById.get(state.id) === meeting;
    case "person": return meeting.participations.some((p) => p.person === state.id || p.instead_of === state.id);
    case "party": return partiesOf(meeting).includes(state.id);
    case "place": return placeOf(meeting) === state.id;
    case "occasion": return meeting.occasion === state.id;
    default: return false;
  }
}
