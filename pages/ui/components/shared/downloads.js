// Links to files of what is on the page: each says what that is at the moment of the click.
import { pairsOf, queryOf } from "./address.js";
import { BASE } from "./base.js";
import { outbox, send } from "./connection.js";
import { closest } from "./dom.js";
import { isLocked } from "./locks.js";
import { on, page } from "./page_state.js";

/** @type {HTMLAnchorElement | null} the file whose answers are not locked */
let allowed = null;

document.addEventListener("click", (event) => {
  const link = linkAt(event);
  if (link && isLocked("answers") && link !== allowed) {
    event.preventDefault();
    ask(link);
    return;
  }
  allowed = null;
  if (!link || outbox.isEmpty) return;
  event.preventDefault(); // an edit is on its way, and belongs into the file
  const waiting = new AbortController();
  const follow = () => {
    if (!outbox.isEmpty) return;
    waiting.abort();
    link.click();
  };
  on("values", follow, waiting.signal);
});

/** @param {HTMLAnchorElement} link to a file that may give answers away, which are locked */
async function ask(link) {
  const { status } = await fetch(link.href, { method: "HEAD" });
  if (status === 403) send({ kind: "page", name: "file", text: link.dataset.file ?? "" });
  else {
    allowed = link;
    link.click();
  }
}

// Also a link that is opened by its menu.
document.addEventListener("contextmenu", linkAt);

/**
 * The link of an event, with its address of this moment.
 * @param {Event} event
 */
function linkAt({ target }) {
  const link = closest(target, "a[data-file]");
  if (!(link instanceof HTMLAnchorElement)) return null;
  const query = page.address ? queryOf(page.address) : location.search || "?";
  const url = new URL(`files/${link.dataset.file}`, BASE);
  link.href = `${url}${query}&${pairsOf([["token", page.token]])}`;
  return link;
}
