// The only way by which text reaches the document: as text, never as markup.

/** An element; attributes whose name begins with "on" are listeners, children are nodes or text, empty ones are left out. */
function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== "" && child !== false));
  return element;
}

/** The same for SVG. */
function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  setAttributes(element, attributes);
  element.append(...children);
  return element;
}

function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style") Object.assign(element.style, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
}

const byId = (id) => document.getElementById(id);
/** Whether the page is as narrow as a phone; the style has the same bound. */
const narrow = () => document.documentElement.clientWidth < 760;
const show = (element, visible) => { element.hidden = !visible; };

/** A coloured dot for a party; what it means always stands beside it in words. */
const dot = (code) => el("i", { class: "dot", "aria-hidden": "true", style: { background: partyColour(code) } });

/** An address that is safe to follow, or null. */
function webAddress(text) {
  try {
    const url = new URL(text);
    return ["http:", "https:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** Says something to screen readers. */
function announce(text) {
  byId("said").textContent = text;
}

/**
 * Arrow keys move the focus among the elements that `items()` gives; only one of them is reached by Tab.
 * `steps` maps a key to how far it goes.
 */
function roving(container, items, steps) {
  container.addEventListener("keydown", (event) => {
    const all = items();
    const at = all.indexOf(document.activeElement);
    if (at < 0) return;
    const to = event.key === "Home" ? 0 : event.key === "End" ? all.length - 1 : event.key in steps ? at + steps[event.key] : null;
    if (to === null) return;
    event.preventDefault();
    focusOne(all, all[Math.max(0, Math.min(all.length - 1, to))]);
  });
}

function focusOne(all, chosen, focus = true) {
  for (const item of all) item.tabIndex = item === chosen ? 0 : -1;
  if (focus) chosen.focus();
}
