// The last part of a page: it names Streamlit's session to the server, over the line that start.js
// has opened; all that the page shows comes over that.
import "../shared/clipboard.js";
import "../shared/controls.js";
import "../shared/downloads.js";
import "../shared/locked_links.js";
import "../shared/page_keys.js";
import "../shared/quiet_break.js";
import "../shared/stepper.js";
import "../shared/typed.js";
import { open } from "../shared/connection.js";
import { find, put } from "../shared/dom.js";
import { numbersShown, placesCome, rest } from "../shared/numbers_first.js";
import { on, page } from "../shared/page_state.js";
import { whenGone } from "../shared/part.js";

if (document.documentElement.hasAttribute("data-embed")) import("../course_frame/index.js");

// A lesson stands above all else of its page, and is not to push that down when it comes.
const inLesson = /[?&#]lesson=/.test(location.href);
(inLesson ? Promise.resolve() : numbersShown().then(rest)).then(() => import("./later.js"));

/** @type {WeakMap<Node, AbortController>} */
const endings = new WeakMap();

/** @param {{ parentElement: HTMLElement | ShadowRoot, data: { token: string, page: string } }} component */
export default function ({ parentElement, data }) {
  const notice = find(parentElement, ".lab-notice");
  const ending = endings.get(parentElement) ?? new AbortController();
  if (!endings.has(parentElement)) markRevisions(notice, ending.signal);
  endings.set(parentElement, ending);
  open(data.token, data.page);
  placesCome();
  return whenGone(notice, () => {
    ending.abort();
    endings.delete(parentElement);
  });
}

/**
 * Say which revisions are on the page: tests and benchmarks wait for them.
 * @param {HTMLElement} notice
 * @param {AbortSignal} ending
 */
function markRevisions(notice, ending) {
  const mark = () => {
    put(notice, "data-values", String(page.revision));
    put(notice, "data-figures", String(page.figuresRevision));
  };
  on("values", mark, ending);
  on("figures", mark, ending);
}
