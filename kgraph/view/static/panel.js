// The panel: all that is known of one thing, each statement with a number that leads to the sentence it rests on.

let openedFrom = null;

function setUpPanel() {
  byId("close").addEventListener("click", closePanel);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state.kind) closePanel();
  });
}

/** Notes where the reader comes from, before anything is drawn anew. */
function rememberOpener() {
  const active = document.activeElement;
  if (!byId("panel").contains(active)) openedFrom = active.closest("[data-id]") ?? active;
}

/** Closes the panel and takes the reader back to where it was opened from. */
function closePanel() {
  const back = openedFrom;
  deselect();
  const drawnAnew = () => back?.dataset.id && document.querySelector(`#view-${state.view} [data-id="${CSS.escape(back.dataset.id)}"]`);
  const place = back?.isConnected && back !== document.body ? back : drawnAnew();
  (place?.querySelector(".open") ?? place ?? byId("main")).focus();
}

/** Draws what is selected; `focus` moves the reader there. */
function drawPanel(focus) {
  const body = byId("panel-body");
  document.body.classList.toggle("panel-open", Boolean(state.kind));
  show(byId("panel-head"), Boolean(state.kind));
  const notes = new Notes();
  const draw = { meeting: meetingPanel, person: personPanel, party: partyPanel, place: placePanel, occasion: occasionPanel }[state.kind];
  body.replaceChildren(...(draw ? [...draw(state.id, notes), ...notes.draw()] : startPanel()).filter(Boolean));
  byId("panel-body").scrollTop = 0;
  if (draw && focus) {
    body.querySelector("h2").focus({ preventScroll: true });
    announce(selectedName());
  }
}

const selectedName = () => ({ meeting: () => meetingById.get(state.id).label, person: () => personName(state.id), party: () => partyName(state.id) }[state.kind] ?? (() => state.id))();

// --- evidence ----------------------------------------------------------------------------------

const MOST_LINKS = 4;

/** The numbered sentences of a panel. */
class Notes {
  constructor() { this.numbers = new Map(); }

  /** Links to the sentences; of many only a few until asked for. */
  refs(quotes) {
    const links = this.links(quotes);
    if (links.length <= MOST_LINKS) return links;
    const rest = links.slice(MOST_LINKS - 1);
    const more = el("button", { type: "button", class: "ref", "aria-label": `${rest.length} more sentences`, onclick: () => { more.replaceWith(...rest); rest[0].focus(); } }, `+${rest.length}`);
    return [...links.slice(0, MOST_LINKS - 1), more];
  }

  links(quotes) {
    return quotes.map((quote) => {
      if (!this.numbers.has(quote)) this.numbers.set(quote, this.numbers.size + 1);
      const number = this.numbers.get(quote);
      return el("button", { type: "button", class: "ref", "aria-label": `sentence ${number}`, onclick: () => showSentence(number) }, String(number));
    });
  }

  /** The sentences, by article. */
  draw() {
    if (!this.numbers.size) return [];
    const groups = new Map();
    for (const [quote, number] of this.numbers) {
      const { article } = content.quotes[quote];
      if (!groups.has(article)) groups.set(article, []);
      groups.get(article).push([number, content.quotes[quote]]);
    }
    return [el("h3", {}, `Evidence: ${count(this.numbers.size, "sentence")}`), ...[...groups].map(([id, quotes]) => articleEvidence(id, quotes))];
  }
}

function articleEvidence(id, quotes) {
  const article = content.articles[id];
  const address = webAddress(article?.url);
  const title = article?.title ?? id;
  return el("section", { class: "article" },
    el("h4", {}, address ? el("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, title) : title),
    el("p", { class: "source" }, [article?.publisher, article?.day ? dateWords(article.day) : "date unknown", id].filter(Boolean).join(" · ")),
    quotes.map(([number, quote]) => el("figure", { id: `sentence-${number}`, tabindex: "-1", "data-quote": `${id}:${quote.start}-${quote.end}` },
      el("blockquote", {}, el("span", { class: "number", "aria-hidden": "true" }, String(number)), around(quote.prefix), el("mark", {}, quote.exact), around(quote.suffix)),
      el("figcaption", {}, `characters ${quote.start}–${quote.end}`))));
}

const around = (text) => text && el("span", { class: "around" }, text);

function showSentence(number) {
  const figure = byId(`sentence-${number}`);
  figure.scrollIntoView({ block: "center", behavior: motion() ? "smooth" : "auto" });
  figure.focus({ preventScroll: true });
}

// --- parts -------------------------------------------------------------------------------------

function heading(words, kind) {
  byId("kind").textContent = kind;
  return el("h2", { tabindex: "-1" }, words);
}

const section = (title, ...children) => (children.flat(Infinity).some(Boolean) ? [el("h3", {}, title), ...children.flat(Infinity)] : []);
const link = (kind, id, words) => el("button", { type: "button", class: "link", onclick: () => select(kind, id) }, words);
const personLink = (id) => link("person", id, personName(id));
const partyLink = (code) => [dot(code), link("party", code, partyName(code))];
const facts = (rows) => el("dl", {}, rows.filter(([, value]) => value).map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))));

function dateFact(edtf) {
  const kind = precision(edtf);
  return [dateWords(edtf), PRECISION_NOTE[kind] ? el("small", {}, ` – ${PRECISION_NOTE[kind]}`) : "", edtf && kind !== "day" ? el("code", { title: "EDTF, ISO 8601-2" }, edtf) : ""];
}

function meetingList(meetings, about = () => "") {
  return el("ul", { class: "meetings" }, [...meetings].reverse().map((meeting) => el("li", {},
    el("span", { class: "when" }, dateWords(meeting.date, { short: true })),
    el("span", {}, link("meeting", meeting.id, meeting.label), " ", statusStyle(meeting.status) === "solid" ? "" : statusTag(meeting.status), about(meeting)))));
}

/** The names with how often each occurs, most frequent first. */
function counted(names) {
  const numbers = new Map();
  for (const name of names) numbers.set(name, (numbers.get(name) ?? 0) + 1);
  return [...numbers].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

// --- a meeting ---------------------------------------------------------------------------------

function meetingPanel(id, notes) {
  const meeting = meetingById.get(id);
  return [
    heading(meeting.label, "Meeting"),
    el("p", { class: "lead" }, statusTag(meeting.status), meeting.conflicts.length ? el("span", { class: "disagree" }, "⚠ sources disagree") : "", notes.refs(meeting.quotes)),
    facts([
      ["Date", dateFact(meeting.date)],
      ["Place", placeOf(meeting) && [link("place", placeOf(meeting), placeOf(meeting)), meeting.venue ? `, ${meeting.venue}` : ""]],
      ["On the sidelines of", meeting.occasion && link("occasion", meeting.occasion, meeting.occasion)],
      ["Level", meeting.level], ["Format", meeting.format],
      ["Round", meeting.ordinal && ordinalWords(meeting.ordinal)],
      ["How", meeting.mode === "in-person" ? "in person" : meeting.mode && `by ${meeting.mode}`],
      ["Length", meeting.duration && durationWords(meeting.duration)],
      ["Topics", meeting.topics.join("; ")],
      ["Meeting before", meetingById.has(meeting.previous) && link("meeting", meeting.previous, meetingById.get(meeting.previous).label)],
    ]),
    ...section("Who represented whom", el("ul", { class: "represented" }, representation(meeting).map(([code, parts]) => partyLine(code, parts, notes)))),
    ...conflictBoxes(meeting, notes),
    ...section("Denied, or said with reserve", meeting.doubts.length ? el("ul", {}, meeting.doubts.map((s) => el("li", {}, `${s.stance}: ${s.field} ${claimWords(s)}${s.said_by ? ` (${s.said_by})` : ""} `, notes.refs(s.quotes)))) : ""),
    ...section("What was reported when", meeting.history.length ? el("ol", { class: "history" }, meeting.history.map((report) => el("li", {}, el("span", { class: "when" }, report.day ? dateWords(report.day, { short: true }) : "date unknown"), statusTag(report.status), notes.refs(report.quotes)))) : ""),
  ];
}

function partyLine(code, parts, notes) {
  return el("li", {}, el("span", { class: "party" }, code ? partyLink(code) : "party unknown"),
    parts.length ? parts.map((part) => el("div", { class: "person" },
      part.person ? personLink(part.person) : el("span", { class: "unnamed" }, part.office ?? "unnamed"),
      part.person && part.office ? el("span", { class: "office" }, part.office) : "",
      notes.refs(part.quotes),
      isStandIn(part) ? el("div", { class: "stand-in" }, "⇄ in place of ", [part.instead_of_office, part.instead_of && personLink(part.instead_of)].filter(Boolean).flatMap((x) => [x, " "]), notes.refs(part.stand_in_quotes.filter((quote) => !part.quotes.includes(quote)))) : "")) : el("div", { class: "nobody" }, "nobody named"));
}

const claimWords = (statement) => (statement.field === "date" ? dateWords(statement.words) : statement.words);

/** For each field on which sources disagree: every value, with who says so. */
function conflictBoxes(meeting, notes) {
  const fields = [...new Set(meeting.conflicts.map((s) => s.field))];
  return section("Sources disagree", fields.map((field) => {
    const values = new Map();
    for (const statement of meeting.conflicts.filter((s) => s.field === field)) {
      const words = claimWords(statement);
      values.set(words, [...(values.get(words) ?? []), ...statement.quotes]);
    }
    return el("div", { class: "conflict" }, el("b", {}, field), el("ul", {}, [...values].map(([words, quotes]) => el("li", {}, words, " ", notes.refs([...new Set(quotes)])))));
  }));
}

// --- people, parties, places -------------------------------------------------------------------

function personPanel(id, notes) {
  const person = content.people[id];
  const meetings = meetingsOfPerson.get(id) ?? [];
  const own = (meeting) => meeting.participations.filter((p) => p.person === id);
  const replaced = meetings.filter((meeting) => !own(meeting).length);
  return [
    heading(person.name, "Person"),
    person.spellings.length ? el("p", { class: "spellings" }, "also written ", person.spellings.join(", ")) : "",
    ...section("Offices, as attested", person.tenures.length ? el("ul", { class: "tenures" }, person.tenures.map((t) => el("li", {},
      el("span", { class: "when" }, t.day ? dateWords(t.day, { short: true }) : "date unknown"),
      el("span", {}, t.standing === "incumbent" ? "" : `${t.standing} `, t.office, t.party ? [" – ", partyLink(t.party)] : "", " ", notes.refs(t.quotes))))) : ""),
    ...section("At these meetings", meetings.length > replaced.length ? meetingList(meetings.filter((m) => own(m).length), (m) => own(m).map((p) => el("small", {}, [p.party && `for ${partyName(p.party)}`, p.office && `as ${p.office}`].filter(Boolean).join(", "), " ", notes.refs(p.quotes), standInNote(p)))) : ""),
    ...section("Replaced by somebody else", replaced.length ? meetingList(replaced, (m) => m.participations.filter((p) => p.instead_of === id).map((p) => el("small", { class: "stand-in" }, "⇄ ", p.person ? personLink(p.person) : p.office ?? "somebody", " came instead ", notes.refs(p.stand_in_quotes)))) : ""),
  ];
}

function partyPanel(code) {
  const meetings = meetingsOfParty.get(code) ?? [];
  const people = counted(meetings.flatMap((m) => m.participations.filter((p) => p.party === code && p.person).map((p) => p.person)));
  const others = counted(meetings.flatMap((m) => partiesOf(m).filter((other) => other !== code)));
  return [
    heading([dot(code), partyName(code)], content.parties[code]?.kind === "organisation" ? "Organisation" : "State"),
    el("p", { class: "lead" }, el("code", {}, code), ` ${count(meetings.length, "meeting")}`),
    ...section("Represented by", people.length ? el("ul", { class: "counts" }, people.map(([id, n]) => el("li", {}, personLink(id), el("small", {}, count(n, "meeting"))))) : ""),
    ...section("Met most often", others.length ? el("ul", { class: "counts" }, others.slice(0, 12).map(([other, n]) => el("li", {}, el("span", {}, partyLink(other)), el("small", {}, count(n, "meeting"))))) : ""),
    ...section("Meetings", meetingList(meetings)),
  ];
}

const placePanel = (name) => [heading(name, "Place"), ...section("Meetings here", meetingList(meetingsAtPlace.get(name)))];
const occasionPanel = (name) => [heading(name, "Occasion"), ...section("On its sidelines", meetingList(meetingsAtOccasion.get(name)))];

// --- nothing selected --------------------------------------------------------------------------

function startPanel() {
  const dates = content.meetings.filter((m) => m.first);
  const standIns = content.meetings.flatMap((m) => m.participations.filter(isStandIn).map((p) => [m, p]));
  const disputed = content.meetings.filter((m) => m.conflicts.length);
  const planned = content.meetings.filter((m) => statusStyle(m.status) === "dashed");
  const people = counted(content.meetings.flatMap((m) => m.participations.map((p) => p.person).filter(Boolean)));
  const few = (list, meeting = (m) => m) => [...list.filter((x) => !meeting(x).first), ...list.filter((x) => meeting(x).first)].slice(-6);
  return [
    el("h2", {}, "Who represented whom"),
    el("p", { class: "lead" }, content.meetings.length
      ? `${count(content.meetings.length, "meeting")} and ${count(Object.keys(content.people).length, "person", "people")}, read from ${count(Object.keys(content.articles).length, "article")}${dates.length ? `; from ${dateWords(dates[0].date)} to ${dateWords(dates[dates.length - 1].date)}` : ""}. Choose anything to see the sentences that say so.`
      : "The articles tell of no meeting, or none passes the choice made for this page."),
    ...section("Who came in somebody's place", standIns.length ? el("ul", { class: "meetings" }, few(standIns, ([m]) => m).reverse().map(([m, p]) => el("li", {}, el("span", { class: "when" }, dateWords(m.date, { short: true })), el("span", {}, p.person ? personLink(p.person) : p.office ?? "somebody", el("span", { class: "stand-in" }, ` ⇄ in place of ${insteadWords(p)}`), link("meeting", m.id, m.label))))) : ""),
    ...section("Planned or proposed", planned.length ? meetingList(few(planned)) : ""),
    ...section("Where sources disagree", disputed.length ? meetingList(few(disputed), (m) => el("small", { class: "disagree" }, [...new Set(m.conflicts.map((s) => s.field))].join(", "))) : ""),
    ...section("At most meetings", people.length ? el("ul", { class: "counts" }, people.slice(0, 6).map(([id, n]) => el("li", {}, personLink(id), el("small", {}, count(n, "meeting"))))) : ""),
  ];
}
