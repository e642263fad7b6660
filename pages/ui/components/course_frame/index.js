// The lab within another page (embed=true): tells that page how high it is and, where the link asks
// for it (events=1, parent=its origin), what happens. Loaded in a frame only.
import { framing, pairsOf } from "../shared/address.js";
import { BASE } from "../shared/base.js";
import { findAll } from "../shared/dom.js";
import { on, page } from "../shared/page_state.js";
import { answerOf, isHello, LESSON, messagesOf, originOfParent, Teller } from "./messages.js";

const PAUSE = 150; // ms between two messages of a problem that is being dragged
const REST = 800; // ms: an answer that is still being typed is not told
const CONTENT = ".stMainBlockContainer";
const BAR = ".st-key-lesson"; // of the lesson

/** The window around the frame, which `start_page/head.js` has put out of the way. */
let around = window;
dispatchEvent(
  new CustomEvent("lab-parent", {
    detail: (/** @type {typeof window} */ parent) => {
      around = parent;
    },
  }),
);

const said = new Map(framing);
const named = said.get("parent") ?? "";
const origin = originOfParent({
  named,
  ancestors: [...(location.ancestorOrigins ?? [])],
  referrer: document.referrer,
});
// Events go to an origin that the link names: whoever made it knows who is told.
const tellsEvents = said.get("events") === "1" && named !== "";
const isFramed = around !== window && origin !== "";
const teller = new Teller((message) => around.postMessage(message, origin));

function tellHeight() {
  const content = document.querySelector(CONTENT);
  if (content)
    teller.tell("height", { height: Math.ceil(content.getBoundingClientRect().height) });
}

/** The marks of all answers on the page, each with what was asked. */
function marks() {
  return findAll(document, "[data-tag]").flatMap((element) => {
    const { tag = "", question = "", said } = element.dataset;
    return tag ? [{ tag, said, question: element.closest(BAR) ? LESSON : question }] : [];
  });
}

/** @param {boolean} isAtRest nothing has changed for a while */
function tellEvents(isAtRest) {
  const params = page.address?.params ?? [];
  for (const [kind, content] of Object.entries(messagesOf(page.path, params)))
    teller.tell(kind, content);
  if (!isAtRest) return;
  for (const mark of marks()) teller.tell("answer", answerOf(page.path, params, mark));
}

let timer = 0;
let resting = 0;

function changed() {
  clearTimeout(resting);
  resting = setTimeout(() => tellEvents(true), REST);
  if (timer) return;
  timer = setTimeout(() => {
    timer = 0;
    tellEvents(false);
  }, PAUSE);
}

function follow() {
  const sizes = new ResizeObserver(() => requestAnimationFrame(tellHeight));
  const look = () => {
    // Streamlit may put another element there when a page is opened.
    const content = document.querySelector(CONTENT);
    // Its padding, the room of the bars' strip, follows the frame's height.
    if (content) sizes.observe(content, { box: "border-box" });
  };
  on("values", look);
  if (tellsEvents) on("values", changed);
  addEventListener("message", (event) => {
    if (!isHello(event, around, origin)) return;
    teller.forget();
    tellHeight();
    if (tellsEvents) tellEvents(true);
  });
}

// The way out of the frame: the same screen in a tab of its own.
function aim() {
  if (!page.address) return;
  for (const link of findAll(document, "a.lab-full-page")) {
    if (!(link instanceof HTMLAnchorElement)) continue;
    link.href = new URL(`${page.path}?${pairsOf(page.address.params)}`, BASE).href;
  }
}

for (const type of ["pointerover", "focusin"]) document.addEventListener(type, aim);
on("values", () => requestAnimationFrame(aim)); // when the address has come too
if (isFramed) follow();
