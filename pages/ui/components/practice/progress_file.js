// Progress as text, for the browser's storage and for a file; what is read may be anything.
/** @import { Level, Place, Progress } from "./progress.js" */
import { BYTES_MAX, empty, LIMITS, VERSION } from "./progress.js";

const { LEVELS, RECENT_MAX, BACK_MAX, COUNT_MAX, TASK } = LIMITS;
/** What is wrong with a text. @typedef {"too-large" | "no-progress" | "version"} Refusal */

/** @param {Progress} progress */
export function write(progress) {
  return JSON.stringify({ lab: "practice", ...progress });
}

/**
 * The progress of a text, or why there is none.
 * @param {string} text
 * @param {string[]} skills
 * @returns {Progress | Refusal}
 */
export function read(text, skills) {
  if (new TextEncoder().encode(text).length > BYTES_MAX) return "too-large";
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return "no-progress";
  }
  if (!isObject(data) || data.lab !== "practice") return "no-progress";
  if (data.version !== VERSION) return "version";
  return progressOf(data, skills) ?? "no-progress";
}

/**
 * @param {Record<string, unknown>} data
 * @param {string[]} skills
 * @returns {Progress | null}
 */
function progressOf({ levels, recent, back, next }, skills) {
  const kept = levelsOf(levels, skills);
  if (!kept || !Array.isArray(recent) || !Array.isArray(back)) return null;
  if (recent.length > RECENT_MAX || !recent.every((task) => isText(task) && TASK.test(task))) {
    return null;
  }
  if (back.length > BACK_MAX || !back.every(isPlace)) return null;
  if (next !== null && !isPlace(next)) return null;
  const isKnown = (/** @type {Place} */ { skill }) => skills.includes(skill);
  return {
    ...empty(),
    levels: kept,
    recent,
    back: back.filter(isKnown).map(plainPlace),
    next: next && isKnown(next) ? plainPlace(next) : null,
  };
}

/**
 * @param {unknown} levels
 * @param {string[]} skills
 * @returns {Record<string, Level> | null}
 */
function levelsOf(levels, skills) {
  if (!isObject(levels)) return null;
  /** @type {Record<string, Level>} */
  const kept = {};
  for (const [name, level] of Object.entries(levels)) {
    if (!TASK.test(`${name}.0`) || !isLevel(level)) return null;
    const { row, right, wrong, known } = level;
    // A skill that there is none of any more is left out.
    if (skills.includes(name.split(".")[0])) kept[name] = { row, right, wrong, known };
  }
  return kept;
}

/** @param {Place} place */
function plainPlace({ skill, level }) {
  return { skill, level };
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
function isText(value) {
  return typeof value === "string";
}

/** @param {unknown} value */
function isCount(value) {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= COUNT_MAX;
}

/**
 * @param {unknown} value
 * @returns {value is Level}
 */
function isLevel(value) {
  if (!isObject(value)) return false;
  const { row, right, wrong, known } = value;
  return [row, right, wrong].every(isCount) && typeof known === "boolean";
}

/**
 * @param {unknown} value
 * @returns {value is Place}
 */
function isPlace(value) {
  if (!isObject(value)) return false;
  return isText(value.skill) && value.skill.length <= 20 && LEVELS.includes(Number(value.level));
}
