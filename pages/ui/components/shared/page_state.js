// What the page shows at this moment, as the server's answers say; parts listen for changes.
/** @import { Address, Colours, EditorState, Figure, LessonFacts, Value, Words } from "../protocol.js" */

export const page = {
  token: "",
  path: "",
  /** How often the server has sent all of a page. */
  greetings: 0,
  revision: 0,
  figuresRevision: 0,
  lateRevision: 0,
  /** The number of the newest edit that figures show. */
  figuresAck: 0,
  /** @type {Value[]} */ values: [],
  /** @type {Map<string, string>} */ blocks: new Map(),
  /** @type {Record<string, [string, string, string]>} */ checks: {},
  progress: "",
  /** @type {EditorState | null} */ editor: null,
  /** @type {Words | null} */ words: null,
  /** @type {Colours} */ colours: { light: {}, dark: {} },
  /** @type {string[]} */ figureKeys: [],
  /** @type {Record<string, Figure>} */ figures: {},
  /** @type {Address | null} */ address: null,
  /** @type {boolean[]} */ history: [],
  prints: 0,
  /** @type {LessonFacts} */
  lesson: { name: "", missing: false, at: 0, steps: 0, done: [], page: "", moves: 0 },
  /** Whether a pointer holds a bar: plots are drawn less often meanwhile. */
  holdsBar: false,
};

/** @typedef {"values" | "figures" | "selection"} Topic */
/** @type {Map<Topic, Set<() => void>>} */
const listeners = new Map();

/**
 * Call a listener at every change of a kind, until the signal ends it.
 * @param {Topic} topic
 * @param {() => void} listener
 * @param {AbortSignal} [signal]
 */
export function on(topic, listener, signal) {
  const all = listeners.get(topic) ?? new Set();
  listeners.set(topic, all.add(listener));
  signal?.addEventListener("abort", () => {
    all.delete(listener);
  });
}

/** @param {Topic} topic */
export function tell(topic) {
  for (const listener of listeners.get(topic) ?? []) listener();
}
