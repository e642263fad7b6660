// The QR code of the panel's link, which the server draws; a link that is too long has none.
import { BASE } from "../shared/base.js";
import { find } from "../shared/dom.js";

const PAUSE = 250; // ms: a code is asked for when nobody types any more
let timer = 0;

/**
 * @param {HTMLDialogElement} panel
 * @param {string} link
 */
export function showCode(panel, link) {
  clearTimeout(timer);
  timer = setTimeout(() => draw(panel, link), panel.open ? PAUSE : 0);
}

/**
 * @param {HTMLDialogElement} panel
 * @param {string} link
 */
function draw(panel, link) {
  const image = /** @type {HTMLImageElement} */ (find(panel, "img"));
  const fits = link.length <= Number(image.dataset.most);
  const source = new URL(`share/qr.svg?link=${encodeURIComponent(link)}`, BASE).href;
  image.hidden = !fits;
  find(panel, "[data-share=long]").hidden = fits;
  const save = /** @type {HTMLAnchorElement} */ (find(panel, "a[data-share=image]"));
  save.hidden = !fits;
  if (fits && image.src !== source) image.src = source;
  save.href = source;
}
