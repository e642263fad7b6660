// A reader's progress in practice, as data: what was right in a row at each level of each skill,
// and what comes next. No function here touches the page or keeps anything.

export const VERSION = 1;
export const BYTES_MAX = 65_536;
/** So many right answers in a row without a hint: then a level is known. */
export const IN_A_ROW = 3;
const LEVELS = [1, 2, 3];
const RECENT_MAX = 200; // tasks that count once only
const BACK_MAX = 5; // tasks that are returned to after an easier one
const COUNT_MAX = 1_000_000;
const TASK = /^([a-z-]{1,20})\.([123])\.(\d{1,6})$/;

/** @typedef {{ skill: string, level: number }} Place */
/** @typedef {{ row: number, right: number, wrong: number, known: boolean }} Level */
/** @typedef {{ task: string, right: boolean, helped: boolean, weak: string }} Attempt */
/**
 * @typedef {object} Progress
 * @property {number} version
 * @property {Record<string, Level>} levels by skill and level, as "softmax.1"
 * @property {string[]} recent tasks that have counted
 * @property {Place[]} back where to return to after an easier task
 * @property {Place | null} next what follows from the last answer
 */

/** @returns {Progress} */
export function empty() {
  return { version: VERSION, levels: {}, recent: [], back: [], next: null };
}

/**
 * @param {Progress} progress
 * @param {Place} place
 * @returns {Level}
 */
export function levelOf({ levels }, { skill, level }) {
  return levels[`${skill}.${level}`] ?? { row: 0, right: 0, wrong: 0, known: false };
}

/**
 * The progress after an attempt; the same one where the task has counted before.
 * @param {Progress} progress
 * @param {Attempt} attempt
 * @param {string[]} skills in the order of the derivation
 * @returns {Progress}
 */
export function record(progress, { task, right, helped, weak }, skills) {
  const match = TASK.exec(task);
  if (!match || !skills.includes(match[1]) || progress.recent.includes(task)) return progress;
  const place = { skill: match[1], level: Number(match[2]) };
  const before = levelOf(progress, place);
  const row = right && !helped ? before.row + 1 : 0;
  const level = {
    row,
    right: before.right + Number(right),
    wrong: before.wrong + Number(!right),
    known: before.known || row >= IN_A_ROW,
  };
  const after = {
    ...progress,
    levels: { ...progress.levels, [`${place.skill}.${place.level}`]: level },
    recent: [...progress.recent, task].slice(-RECENT_MAX),
  };
  if (!right) return easier(after, place, skills.includes(weak) ? weak : place.skill);
  if (helped || !level.known) return { ...after, next: place };
  const back = [...after.back];
  const next = back.pop() ?? harder(after, place, skills);
  return { ...after, back, next };
}

/**
 * After a wrong answer: the skill that is missing, a level lower; then back to where it was.
 * @param {Progress} progress
 * @param {Place} place
 * @param {string} skill
 * @returns {Progress}
 */
function easier(progress, place, skill) {
  const next = { skill, level: Math.max(1, place.level - 1) };
  const isSame = next.skill === place.skill && next.level === place.level;
  const others = progress.back.filter((one) => !isAt(one, place));
  return { ...progress, next, back: isSame ? progress.back : [...others, place].slice(-BACK_MAX) };
}

/**
 * After a level is known: the next one of the skill, else the first that is not known.
 * @param {Progress} progress
 * @param {Place} place
 * @param {string[]} skills
 * @returns {Place}
 */
function harder(progress, place, skills) {
  const up = { skill: place.skill, level: place.level + 1 };
  if (up.level <= LEVELS.length && !levelOf(progress, up).known) return up;
  return firstUnknown(progress, skills) ?? place;
}

/**
 * @param {Progress} progress
 * @param {string[]} skills
 * @returns {Place | null} null: all is known
 */
function firstUnknown(progress, skills) {
  for (const skill of skills) {
    for (const level of LEVELS) {
      if (!levelOf(progress, { skill, level }).known) return { skill, level };
    }
  }
  return null;
}

/**
 * What comes next.
 * @param {Progress} progress
 * @param {string[]} skills
 * @returns {Place}
 */
export function next(progress, skills) {
  const wanted = progress.next;
  if (wanted && skills.includes(wanted.skill)) return wanted;
  return firstUnknown(progress, skills) ?? { skill: skills[0], level: 3 };
}

/**
 * @param {Place} one
 * @param {Place} other
 */
function isAt(one, other) {
  return one.skill === other.skill && one.level === other.level;
}

/**
 * A seed of a task that has not counted lately.
 * @param {Progress} progress
 * @param {Place} place
 * @param {() => number} random a whole number from 0 to 999 999
 */
export function freshSeed({ recent }, { skill, level }, random) {
  for (let tries = 0; tries < RECENT_MAX; tries += 1) {
    const seed = random();
    if (!recent.includes(`${skill}.${level}.${seed}`)) return seed;
  }
  return random();
}

export const LIMITS = { LEVELS, RECENT_MAX, BACK_MAX, COUNT_MAX, TASK };
