// The page's own line to the server: says which session and page it is, sends edits, takes answers.
/** @import { Answer, Edit } from "../protocol.js" */
import { queryOf } from "./address.js";
import { BASE } from "./base.js";
import { Line } from "./line.js";
import { notice } from "./notice.js";
import { Outbox } from "./outbox.js";
import { page } from "./page_state.js";

const client = newName();
/** What Streamlit said last: which session and page this is. */
const given = { token: "", path: "", run: 0 };
/** @type {Line | null} */
let line = null;
let greeted = false;
/** @type {(answer: Answer) => void} puts an answer on the page */
let show = () => {};

export const outbox = new Outbox((message) => greeted && Boolean(line?.post(message)));

// A name that no other tab has; without https, browsers have no randomUUID.
function newName() {
  const parts = crypto.getRandomValues(new Uint32Array(4));
  return [...parts].map((part) => part.toString(36)).join("-");
}

/**
 * Send an edit.
 * @param {Edit} edit
 * @param {string} [key] what it is about, see `Outbox.waits`
 * @returns {number} its number
 */
export function send(edit, key) {
  return outbox.send(edit, key);
}

/**
 * Open the line, unless it is: hello is said when a page is open too.
 * @param {(answer: Answer) => void} take puts an answer on the page
 */
export function connect(take) {
  show = take;
  if (line) return;
  const url = new URL("live", BASE);
  url.protocol = url.protocol.replace("http", "ws");
  line = new Line(url, { opened: greet, heard, closed, due: () => outbox.age });
}

/**
 * Open a page, or ask for all of it again: Streamlit runs, or has run.
 * @param {{ token: string, page: string, run: number }} screen
 * @returns {boolean} whether that is news
 */
export function open({ token, page: path, run }) {
  if (token === given.token && run === given.run) return false;
  Object.assign(given, { token, path, run });
  greet();
  return true;
}

function greet() {
  if (!given.token) return; // no page is open yet
  line?.post({
    kind: "hello",
    token: given.token,
    previous: page.token,
    client,
    page: given.path,
    query: page.address ? queryOf(page.address) : location.search,
    // After a break Streamlit may have started a session of an older address: what is here counts.
    restores: page.token !== "" && page.token !== given.token,
  });
}

/** @param {Answer} answer */
function heard(answer) {
  if ("ack" in answer && answer.kind !== "figures") outbox.acknowledge(answer.ack);
  const greets = answer.kind === "values" && answer.token !== undefined;
  if (greets && !greeted) {
    greeted = true;
    outbox.resend();
  }
  show(answer);
  if (answer.kind === "failed") greet(); // what was drawn ahead goes back to what the server has
  if (greets) notice.connected();
}

function closed() {
  greeted = false;
  outbox.hold();
  notice.broken();
}

/**
 * The browser has drawn figures: it has time for newer ones.
 * @param {number} revision which figures
 */
export function drawn(revision) {
  line?.post({ kind: "drawn", rev: revision });
}
