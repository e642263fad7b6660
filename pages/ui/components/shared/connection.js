// The page's own line to the server: says which session and page it is, sends edits, takes answers.
/** @import { Answer, Edit } from "../protocol.js" */
import { queryOf } from "./address.js";
import { BASE } from "./base.js";
import { Line } from "./line.js";
import { notice } from "./notice.js";
import { Outbox } from "./outbox.js";
import { page } from "./page_state.js";

const client = newName();
/** What Streamlit said last: which session and page this is. Before that, the address says it. */
const given = { token: "", path: pathOf(location) };
/** @type {Line | null} */
let line = null;
let greeted = false;
/** @type {(answer: Answer) => void} puts an answer on the page */
let show = () => {};

/** @type {(value: void) => void} */
let settle = () => {};
/** Kept when Streamlit's session has answered for the first time. */
export const settled = new Promise((resolve) => {
  settle = resolve;
});

export const outbox = new Outbox((message) => greeted && Boolean(line?.post(message)));

/** @param {{ pathname: string }} address */
function pathOf({ pathname }) {
  return pathname.slice(BASE.pathname.length);
}

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
 * Open the line, unless it is. The first hello does not wait for Streamlit: the server makes a
 * session of the address, and Streamlit's goes on with it, as after a break.
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
 * Open a page, or ask for all of it again: Streamlit has run.
 * @param {string} token
 * @param {string} path
 */
export function open(token, path) {
  Object.assign(given, { token, path });
  greet();
}

function greet() {
  line?.post({
    kind: "hello",
    token: given.token,
    previous: page.token,
    client,
    page: given.path,
    query: page.address ? queryOf(page.address) : location.search,
    locale: navigator.language,
    // Streamlit may have started a session of an older address: what is here counts.
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
  if (greets && answer.token === given.token) settle();
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
