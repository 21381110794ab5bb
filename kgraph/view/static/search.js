// Search: a field with suggestions, which finds names in any spelling (WAI-ARIA combobox pattern).

const MOST_FOUND = 10;
const KIND_WORDS = { meeting: "meeting", person: "person", party: "party", place: "place", occasion: "occasion" };

/** Lower case, without accents, apostrophes and hyphens. */
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/ø/gi, "o").replace(/ł/gi, "l").replace(/ı/g, "i")
  .toLowerCase().replace(/['’‘.`]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

const soundRules = readData("sounds").map(([pattern, replacement]) => [new RegExp(pattern, "g"), replacement]);

/** A word as it sounds, so that romanisations fall together; the rules are those that join the people of the graph. */
const sound = (word) => soundRules.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), word).replace(/ /g, "");

function entry(kind, id, name, spellings = []) {
  const joined = (text) => text.replace(/-/g, ""); // "Yoon-joo" is found as "Yoonjoo" too
  const words = [...new Set([name, ...spellings].flatMap((text) => [...plain(text).split(" "), ...plain(joined(text)).split(" ")]))];
  return { kind, id, name, spellings, words, sounds: words.map(sound), whole: [name, ...spellings].map(plain) };
}

const searchable = [
  ...Object.entries(content.people).map(([id, person]) => entry("person", id, person.name, person.spellings)),
  ...partyOrder.map((code) => entry("party", code, partyName(code), [code])),
  ...[...meetingsAtPlace.keys()].map((name) => entry("place", name, name)),
  ...[...meetingsAtOccasion.keys()].map((name) => entry("occasion", name, name)),
  ...content.meetings.map((m) => entry("meeting", m.id, m.label, [dateWords(m.date), ...m.topics])),
];

/** Whether two words differ by no more than one letter added, left out, changed or swapped. */
function nearly(a, b) {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 4) return false;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i += 1;
  let [x, y] = [a.length - 1, b.length - 1];
  while (x >= i && y >= i && a[x] === b[y]) { x -= 1; y -= 1; }
  return Math.max(x, y) - i < 1 || (x - i === 1 && y - i === 1 && a[i] === b[y] && a[x] === b[i]);
}

/** How well one word of the question fits an entry: 4 the word, 3 its beginning, 2 its sound, 1 nearly; 0 not. */
function fit(word, heard, found) {
  if (found.words.includes(word)) return 4;
  if (found.words.some((own) => own.startsWith(word))) return 3;
  if (heard.length > 1 && found.sounds.some((own) => own === heard || (heard.length > 3 && own.startsWith(heard)))) return 2;
  return found.words.some((own) => nearly(word, own)) ? 1 : 0;
}

/** The entries that fit every word, best first. */
function search(text) {
  const words = plain(text).split(" ").filter(Boolean);
  if (!words.length) return [];
  const heard = words.map(sound);
  const joined = words.join("");
  const scored = [];
  searchable.forEach((found, order) => {
    const fits = words.map((word, i) => fit(word, heard[i], found));
    const whole = found.whole.some((own) => own.replace(/ /g, "") === joined);
    const score = whole ? 5 : Math.min(...fits) && fits.reduce((sum, one) => sum + one, 0) / fits.length;
    if (score) scored.push([score - (found.kind === "meeting" ? 0.5 : 0), order, found]);
  });
  return scored.sort((a, b) => b[0] - a[0] || a[1] - b[1]).slice(0, MOST_FOUND).map(([, , found]) => found);
}

function setUpSearch() {
  const field = byId("q");
  const list = byId("found");
  let results = [];
  let active = -1;

  const close = () => {
    show(list, false);
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    active = -1;
  };
  const choose = (found) => {
    close();
    field.value = "";
    select(found.kind, found.id);
  };
  const mark = (index) => {
    active = index;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    if (active >= 0) {
      field.setAttribute("aria-activedescendant", list.children[active].id);
      list.children[active].scrollIntoView({ block: "nearest" });
    } else field.removeAttribute("aria-activedescendant");
  };
  const open = () => {
    results = search(field.value);
    list.replaceChildren(...results.map((found, i) => suggestion(found, i, choose)));
    if (!results.length && field.value.trim()) list.replaceChildren(el("li", { class: "nothing", role: "option", "aria-disabled": "true" }, "Nothing by that name here"));
    show(list, Boolean(field.value.trim()));
    field.setAttribute("aria-expanded", String(!list.hidden));
    mark(results.length ? 0 : -1);
    if (!list.hidden) announce(results.length ? count(results.length, "suggestion") : "Nothing by that name here");
  };

  field.addEventListener("input", open);
  field.addEventListener("focus", () => field.value.trim() && open());
  field.addEventListener("blur", () => setTimeout(close, 150));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (!list.hidden || field.value) event.stopPropagation();
      field.value = "";
      close();
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      choose(results[active]);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && results.length && !list.hidden) {
      event.preventDefault();
      mark((active + (event.key === "ArrowDown" ? 1 : -1) + results.length) % results.length);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      field.focus();
    }
  });
}

function suggestion(found, index, choose) {
  const typed = plain(byId("q").value);
  const other = plain(found.name).includes(typed) ? null : found.spellings.find((name) => plain(name).includes(typed));
  const meeting = found.kind === "meeting" ? meetingById.get(found.id) : null;
  return el("li", { role: "option", id: `found-${index}`, "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); choose(found); } },
    found.kind === "party" ? dot(found.id) : "",
    el("span", { class: "name" }, found.name, other ? el("small", {}, ` (${other})`) : ""),
    el("small", { class: "kind" }, meeting ? dateWords(meeting.date, { short: true }) : KIND_WORDS[found.kind]));
}
