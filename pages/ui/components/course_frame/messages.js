// What a frame of the lab says to the page around it, and the one thing that it listens to. README,
// "In a course page", has the messages as a table; their version changes when their sense does.

export const LAB = "softmax-gradient";
export const VERSION = 1;
const RIGHT = ["right", "other-form"]; // marks of answers that are right as they stand

/**
 * Who may be told: the exact origin of the page around the frame, "" for nobody. A page that names
 * no origin, as one of a file, is nobody.
 * @param {object} known
 * @param {string} known.named by the link, `parent=`
 * @param {string[]} known.ancestors origins of the pages around, the nearest first, where the browser says
 * @param {string} known.referrer address of the page that opened the frame, else
 */
export function originOfParent({ named, ancestors, referrer }) {
  const nearest = asOrigin(ancestors[0] ?? "") || asOrigin(referrer);
  // Of two that differ neither is told: somebody else shows what was made for another page.
  if (named) return asOrigin(named) === named && (!nearest || nearest === named) ? named : "";
  return nearest;
}

/** @param {string} address */
function asOrigin(address) {
  try {
    const { origin, protocol } = new URL(address);
    return ["http:", "https:"].includes(protocol) ? origin : "";
  } catch {
    return "";
  }
}

/**
 * Whether an event is the parent's request to be told everything again: from that window, of that
 * origin, in this form. All else is nobody's.
 * @param {{ source: unknown, origin: unknown, data: unknown }} event
 * @param {unknown} parent the window around the frame
 * @param {string} origin that is told
 */
export function isHello({ source, origin: sender, data }, parent, origin) {
  if (!origin || source !== parent || sender !== origin) return false;
  if (typeof data !== "object" || data === null) return false;
  const { lab, version, kind } = /** @type {Record<string, unknown>} */ (data);
  return lab === LAB && version === VERSION && kind === "hello";
}

/**
 * What the address says of the problem and the step, as messages.
 * @param {string} path of the page
 * @param {[name: string, text: string][]} params
 * @returns {Record<string, Record<string, unknown>>} by kind
 */
export function messagesOf(path, params) {
  const texts = Object.fromEntries(params);
  const page = path || "explore";
  const { x = "", y = "", lesson = "" } = texts;
  /** @type {Record<string, Record<string, unknown>>} */
  const messages = { problem: { page, x, y } };
  if (lesson) messages.step = { page, lesson, step: texts.at ?? "1" };
  else if (page === "derivation") messages.step = { page, lesson, step: texts.step ?? "1" };
  return messages;
}

/**
 * @typedef {object} Mark of an answer, as an element of the page has it
 * @property {string} tag what became of it
 * @property {string} question the setting that was answered, LESSON for the lesson's own
 * @property {string} [said] the answer, where the address does not have it
 */
export const LESSON = "lesson";

/**
 * An answer as a message: which question it was, by the settings that it depends on, what was said
 * and what became of it.
 * @param {string} path of the page
 * @param {[name: string, text: string][]} params
 * @param {Mark} mark
 */
export function answerOf(path, params, { tag, question, said }) {
  const texts = Object.fromEntries(params);
  const names = question === LESSON ? LESSON_STEP : [...LESSON_STEP, ...SETTINGS];
  const settings = names.filter((name) => texts[name]).map((name) => [name, texts[name]]);
  if (question !== LESSON) settings.push(["asked", question]);
  return {
    page: path || "explore",
    question: Object.fromEntries(settings),
    said: said || (texts[question] ?? ""),
    mark: tag,
    right: RIGHT.includes(tag),
  };
}

const LESSON_STEP = ["lesson", "at"];
const SETTINGS = [
  ...["skill", "level", "seed"], // a task of /practice
  ...["target", "view", "step"], // /check, /gradient, /derivation
  ...["cost", "vocabulary", "tokens", "stored"],
  ...["stability", "vary", "result", "low", "high", "formula"],
  "part", // of /libraries
];

/** Posts each message once: what is the same as before is not said again. */
export class Teller {
  /** @type {Map<string, string>} what was said last, by kind; of answers, by question too */
  #said = new Map();
  #post;

  /** @param {(message: Record<string, unknown>) => void} post */
  constructor(post) {
    this.#post = post;
  }

  /**
   * @param {string} kind
   * @param {Record<string, unknown>} content
   */
  tell(kind, content) {
    const text = JSON.stringify(content);
    const key = JSON.stringify([kind, content.question]);
    if (this.#said.get(key) === text) return;
    this.#said.set(key, text);
    this.#post({ lab: LAB, version: VERSION, kind, ...content });
  }

  /** Nothing counts as said: whatever comes next is said again. */
  forget() {
    this.#said.clear();
  }
}
