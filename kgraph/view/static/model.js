// What the page knows: the content written by the program, with indexes; and how dates are put in words.
"use strict";

const readData = (id) => JSON.parse(document.getElementById(id).textContent);

const content = readData("content");
const meetingById = new Map();
for (const meeting of content.meetings) {
  meetingById.set(meeting.id, meeting);
  for (const mention of meeting.mentions) if (!meetingById.has(mention)) meetingById.set(mention, meeting);
}

/** Groups meetings by the keys that `keys(meeting)` gives. */
function meetingsBy(keys) {
  const groups = new Map();
  for (const meeting of content.meetings) {
    for (const key of new Set(keys(meeting))) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(meeting);
    }
  }
  return groups;
}

const placeOf = (meeting) => [meeting.city, meeting.country].filter(Boolean).join(", ");
const partiesOf = (meeting) => [...new Set([...meeting.parties, ...meeting.participations.map((p) => p.party)])].filter(Boolean);
const meetingsOfParty = meetingsBy(partiesOf);
const meetingsOfPerson = meetingsBy((m) => m.participations.flatMap((p) => [p.person, p.instead_of]).filter(Boolean));
const meetingsAtPlace = meetingsBy((m) => (placeOf(m) ? [placeOf(m)] : []));
const meetingsAtOccasion = meetingsBy((m) => (m.occasion ? [m.occasion] : []));

const personName = (id) => (Object.hasOwn(content.people, id) ? content.people[id].name : id);
const partyName = (code) => (Object.hasOwn(content.parties, code) ? content.parties[code].name : code);
const isStandIn = (part) => Boolean(part.instead_of || part.instead_of_office);

/** Parties by number of meetings, most first. */
const partyOrder = [...meetingsOfParty.keys()].sort(
  (a, b) => meetingsOfParty.get(b).length - meetingsOfParty.get(a).length || partyName(a).localeCompare(partyName(b), "en"),
);
/** Okabe and Ito's colours, which people with any colour vision can tell apart; grey for all further parties. */
const PARTY_COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#f0e442"];
const OTHER_COLOUR = "#8a94a0";
const partyColour = (code) => PARTY_COLOURS[partyOrder.indexOf(code)] ?? OTHER_COLOUR;

/** How a status is drawn: "solid" took place, "dashed" is to come, "dotted" will not. */
const STATUS_STYLE = { held: "solid", ongoing: "solid", planned: "dashed", proposed: "dashed", postponed: "dotted", cancelled: "dotted" };
const statusStyle = (status) => STATUS_STYLE[status] ?? "dashed";
const STATUS_ORDER = ["held", "ongoing", "planned", "proposed", "postponed", "cancelled"];

// --- dates -------------------------------------------------------------------------------------

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const monthName = (number, short) => (short ? MONTHS[number - 1].slice(0, 3) : MONTHS[number - 1]);

/** One EDTF date in words: "2025-07-11" is 11 July 2025, "XXXX-10-07" is 7 October, year unknown. */
function oneDate(edtf, { short = false, year = true } = {}) {
  const found = /^(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?/.exec(edtf);
  if (!found) return edtf;
  const [, y, m, d] = found;
  const known = y !== "XXXX" && year ? y : "";
  const words = [d && String(Number(d)), m && monthName(Number(m), short), known].filter(Boolean).join(" ");
  return y === "XXXX" ? `${words}, year unknown` : words || y;
}

/** An EDTF date or interval in words: "2022-06-10/2022-06-12" is 10–12 June 2022. */
function dateWords(edtf, options = {}) {
  if (!edtf) return "date unknown";
  const [from, to] = edtf.split("/");
  if (!to) return oneDate(from, options);
  const [a, b] = [from.split("-"), to.split("-")];
  if (a.length === 3 && b.length === 3 && a[0] === b[0] && a[1] === b[1]) return `${Number(a[2])}–${oneDate(to, options)}`;
  if (a[0] === b[0]) return `${oneDate(from, { ...options, year: false })} – ${oneDate(to, options)}`;
  return `${oneDate(from, options)} – ${oneDate(to, options)}`;
}

/** How precisely a date is known: "day", "month", "year", "interval", "yearless" or "unknown". */
function precision(edtf) {
  if (!edtf) return "unknown";
  if (edtf.startsWith("XXXX")) return "yearless";
  if (edtf.includes("/")) return "interval";
  return { 4: "year", 7: "month" }[edtf.replace(/[?~%]$/, "").length] ?? "day";
}

const PRECISION_NOTE = {
  month: "only the month is known", year: "only the year is known", interval: "on some of these days, or all of them",
  yearless: "the texts leave the year open", unknown: "no text gives a date", day: "",
};

const DAY = 86400000;
const toDay = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
const fromDay = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** ISO 8601 duration in words: "PT1H30M" is 1 h 30 min. */
function durationWords(iso) {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(iso);
  if (!found) return iso;
  return [["d", found[1]], ["h", found[2]], ["min", found[3]]].filter(([, n]) => n).map(([unit, n]) => `${n} ${unit}`).join(" ") || iso;
}

/** 3 is "3rd". */
function ordinalWords(number) {
  const last = number % 100 > 10 && number % 100 < 14 ? 0 : number % 10;
  return `${number}${["th", "st", "nd", "rd"][last] ?? "th"}`;
}

const count = (number, one, many = `${one}s`) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
