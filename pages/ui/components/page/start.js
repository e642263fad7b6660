// Runs as soon as the page's HTML is there: while Streamlit still makes the page, the parts are
// loaded and the line to the server is opened, so that the first answer need not wait for them.
import "../editor/index.js";
import "../top_bar/index.js";
import "./index.js";
import { show } from "../shared/answers.js";
import { connect, open } from "../shared/connection.js";
import { page } from "../shared/page_state.js";

connect(show);
openFirst();

// The first page is asked for before all of its places are there. Another one is not, as those of
// the page before stand until then: see `index.js`.
function openFirst() {
  if (page.greetings) return;
  const place = document.querySelector("[data-screen]");
  if (place instanceof HTMLElement) open(JSON.parse(place.dataset.screen ?? ""));
  else requestAnimationFrame(openFirst);
}
