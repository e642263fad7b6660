// A reader's progress in lessons, as data: which steps of which lesson are done, and where to go on.
// No function here touches the page or keeps anything.

export const VERSION = 1;
export const BYTES_MAX = 65_536;
const LESSONS_MAX = 60;
const STEPS_MAX = 20;
const NAME = /^[a-z0-9-]{1,40}$/;

/** @typedef {{ at: number, steps: number, done: number[] }} Course */
/** @typedef {{ version: number, lessons: Record<string, Course> }} Progress */

/** @returns {Progress} */
export function empty() {
  return { version: VERSION, lessons: {} };
}

/**
 * The progress after a step; the same one where nothing is new.
 * @param {Progress} progress
 * @param {{ name: string, at: number, steps: number, done: number[] }} place
 * @returns {Progress}
 */
export function record(progress, { name, at, steps, done }) {
  const before = progress.lessons[name] ?? { at: 0, steps, done: [] };
  const all = new Set([...before.done.filter((step) => step <= steps), ...done]);
  const course = { at, steps, done: [...all].sort((a, b) => a - b) };
  if (!isCourse(course) || !NAME.test(name)) return progress;
  if (JSON.stringify(course) === JSON.stringify(before)) return progress;
  const others = Object.entries(progress.lessons).filter(([other]) => other !== name);
  const lessons = Object.fromEntries([...others, [name, course]].slice(-LESSONS_MAX));
  return { ...progress, lessons };
}

/**
 * Where a lesson is: not begun, so many steps of it done, or all. It goes on with the step that was
 * left, or the next one, from there round to the first, that is not done.
 * @param {Progress} progress
 * @param {string} name
 */
export function stateOf({ lessons }, name) {
  const course = lessons[name];
  if (!course) return { state: "new", at: 1, done: 0 };
  const isOver = course.done.length >= course.steps;
  const round = Array.from(
    { length: course.steps },
    (_, n) => ((course.at - 1 + n) % course.steps) + 1,
  );
  return {
    state: isOver ? "done" : "begun",
    at: isOver ? 1 : (round.find((step) => !course.done.includes(step)) ?? course.at),
    done: course.done.length,
  };
}

/** @param {Progress} progress */
export function write(progress) {
  return JSON.stringify({ lab: "lessons", ...progress });
}

/**
 * The progress of a text, which may be anything; null where it is none.
 * @param {string | null} text
 * @returns {Progress | null}
 */
export function read(text) {
  if (!text || text.length > BYTES_MAX) return null;
  try {
    const data = JSON.parse(text);
    if (!isObject(data) || data.lab !== "lessons" || data.version !== VERSION) return null;
    if (!isObject(data.lessons)) return null;
    const courses = Object.entries(data.lessons);
    const kept = courses.filter(([name, course]) => NAME.test(name) && isCourse(course));
    const lessons = kept.slice(-LESSONS_MAX).map(([name, course]) => [name, plain(course)]);
    return { version: VERSION, lessons: Object.fromEntries(lessons) };
  } catch {
    return null;
  }
}

/**
 * @param {any} course
 * @returns {Course}
 */
function plain({ at, steps, done }) {
  return { at, steps, done };
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} value */
function isStep(value) {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= STEPS_MAX;
}

/** @param {unknown} value */
function isCourse(value) {
  if (!isObject(value) || !isStep(value.at) || !isStep(value.steps)) return false;
  if (!Array.isArray(value.done) || value.done.length > STEPS_MAX) return false;
  return value.done.every(isStep) && new Set(value.done).size === value.done.length;
}
