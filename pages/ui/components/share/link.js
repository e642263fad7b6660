// A link and a frame's code, put together from what the screen shows and what was chosen for it.
import { pairsOf, readable } from "../shared/address.js";

const PROBLEM = ["x", "y", "merged", "kept"];
const CHOSEN = ["lang", "scheme", "hide", "lock"]; // the panel says these
const LESSON = ["lesson", "at"]; // what leads the reader is no setting of the page
const LINES = 640; // px: a frame's height before it is told another one

/**
 * @typedef {object} Screen
 * @property {string} path of the page
 * @property {[name: string, text: string][]} params of the address
 */
/**
 * @typedef {object} Choice
 * @property {string} begin "" for this screen, else a page and its settings, as "practice?level=1"
 * @property {boolean} ownProblem what it begins with has a problem of its own
 * @property {string[]} keep "problem", "settings"
 * @property {string} lang "" for the reader's own
 * @property {string} scheme the same
 * @property {string[]} hide
 * @property {string[]} lock
 * @property {string} lesson a teacher's own, packed; "" for none
 */

/**
 * @param {URL} base the lab's own address
 * @param {Screen} screen
 * @param {Choice} choice
 */
export function linkOf(base, screen, choice) {
  const isHere = choice.begin === "";
  const [path, query = ""] = isHere ? [screen.path] : choice.begin.split("?");
  /** @param {string} name */
  const stays = (name) => {
    if (CHOSEN.includes(name)) return false;
    if (PROBLEM.includes(name)) return !choice.ownProblem && choice.keep.includes("problem");
    return isHere && (LESSON.includes(name) || choice.keep.includes("settings"));
  };
  /** @type {[string, string][]} */
  const chosen = [
    ["lang", choice.lang],
    ["scheme", choice.scheme],
    ["hide", choice.hide.join()],
    ["lock", choice.lock.join()],
  ];
  const params = [
    ...screen.params.filter(([name]) => stays(name)),
    ...new URLSearchParams(query),
    ...chosen.filter(([, text]) => text),
  ];
  const isInIt = params.some(([name, text]) => name === "lesson" && text === "own");
  const behind = isInIt && choice.lesson ? `#lesson=${choice.lesson}` : "";
  return new URL((params.length ? `${path}?${pairsOf(params)}` : path) + behind, base).href;
}

/**
 * The code of a frame for a course page.
 * @param {string} link
 * @param {string} title
 * @param {string} parent the origin that is told what happens; "" for none
 */
export function frameOf(link, title, parent) {
  const events = parent ? `&events=1&parent=${readable(parent)}` : "";
  const [address, behind] = link.split("#");
  const framed = `${address}${address.includes("?") ? "&" : "?"}embed=true${events}`;
  const source = behind ? `${framed}#${behind}` : framed;
  return (
    `<iframe src="${escaped(source)}" title="${escaped(title)}" width="100%" height="${LINES}"` +
    ' style="border: 0" loading="lazy" allow="clipboard-write"></iframe>'
  );
}

/**
 * The origin of an address that somebody typed, as of the course's own page; "" where it is none.
 * @param {string} text
 */
export function originOf(text) {
  const typed = text.trim();
  if (!typed || /\s/.test(typed)) return "";
  try {
    const url = new URL(/^[a-z]+:\/\//i.test(typed) ? typed : `https://${typed}`);
    return ["http:", "https:"].includes(url.protocol) && !url.username ? url.origin : "";
  } catch {
    return "";
  }
}

/**
 * Whether others cannot reach this host.
 * @param {string} host
 */
export function isLocal(host) {
  return host === "localhost" || host === "[::1]" || host.startsWith("127.");
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
