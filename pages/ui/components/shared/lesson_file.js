// A teacher's own lesson, brought to a server that does not know it: a link has it behind its #, which
// no server sees; or the server was started again, and the lesson is still in this tab.
/** @import { LessonFacts } from "../protocol.js" */
import { send } from "./connection.js";
import { keepLink, keptLesson } from "./lesson_store.js";

let packed = new URLSearchParams(location.hash.slice(1)).get("lesson") ?? "";
/** It is on its way, or was refused: it is not brought over and over. */
let isBrought = false;
/** The link's lesson that is. */
let sent = "";

/** @param {LessonFacts} lesson what the server says of the lesson that the address names */
export function bringLesson(lesson) {
  if (!lesson.missing) isThere(lesson.name);
  else if (!isBrought) bring();
}

function bring() {
  isBrought = true;
  if (packed) {
    sent = packed;
    packed = "";
    history.replaceState(history.state, "", `${location.pathname}${location.search}`);
    send({ kind: "lesson", name: "link", text: sent });
    return;
  }
  const { file, link } = keptLesson();
  if (link) send({ kind: "lesson", name: "link", text: link });
  else if (file) send({ kind: "lesson", name: "open", text: file });
}

/**
 * What the server has taken stays in this tab; if it is gone once more, it is brought once more.
 * @param {string} name
 */
function isThere(name) {
  isBrought = false;
  if (sent) keepLink(sent);
  sent = "";
  if (name === "own") packed = ""; // the one that is on now may be a newer one
}
