// The share panel: opened from the menu; its HTML comes from the server when it is first asked for.
import { BASE } from "../shared/base.js";
import { copyText, thank } from "../shared/clipboard.js";
import { find, findAll, put } from "../shared/dom.js";
import { page } from "../shared/page_state.js";
import { frameOf, isLocal, linkOf, originOf } from "./link.js";

const QR_MAX = 600; // signs of a link that fits a code: core/limits.py
const PAUSE = 250; // ms: a code is asked for when nobody types any more

/** @type {Map<string, HTMLDialogElement>} by language */
const panels = new Map();
let timer = 0;

/**
 * @param {HTMLElement} opener that takes the focus back
 * @param {string} title of the page
 */
export async function openPanel(opener, title) {
  const language = param("lang") || "en";
  const panel = panels.get(language) ?? (await fetched(language));
  panels.set(language, panel);
  // Within Streamlit's own element, which has the colours; another run may have made it anew.
  if (!panel.isConnected) find(document, ".stApp").append(panel);
  panel.onclose = () => opener.focus();
  panel.dataset.title = title;
  begin(panel);
  panel.showModal();
}

/** @param {string} language */
async function fetched(language) {
  const answer = await fetch(new URL(`share/panel?lang=${language}`, BASE));
  const holder = document.createElement("template");
  holder.innerHTML = await answer.text();
  const panel = /** @type {HTMLDialogElement} */ (find(holder.content, "dialog"));
  panel.addEventListener("input", () => show(panel));
  panel.addEventListener("submit", (event) => event.preventDefault());
  panel.addEventListener("click", (event) => click(panel, event));
  panel.addEventListener("keydown", (event) => event.stopPropagation()); // no page's shortcuts
  return panel;
}

/**
 * @param {HTMLDialogElement} panel
 * @param {MouseEvent} event
 */
async function click(panel, { target }) {
  if (target === panel) panel.close(); // beside it
  const button = target instanceof Element ? target.closest("[data-share]") : null;
  if (!(button instanceof HTMLElement)) return;
  const { share = "", copied = "" } = button.dataset;
  if (share === "close") panel.close();
  if (!share.startsWith("copy-")) return;
  await copyText(field(panel, share.slice("copy-".length)).value, button);
  thank(button, copied);
}

/**
 * What the screen has is what the link begins as.
 * @param {HTMLDialogElement} panel
 */
function begin(panel) {
  field(panel, "begin").value = "";
  field(panel, "lang").value = param("lang");
  field(panel, "scheme").value = param("scheme");
  for (const name of ["hide", "lock"]) {
    const words = param(name).split(",");
    for (const box of boxes(panel, name)) box.checked = words.includes(box.value);
  }
  show(panel);
}

/** @param {HTMLDialogElement} panel */
function show(panel) {
  const chosen = /** @type {HTMLSelectElement} */ (find(panel, "[name=begin]"));
  const ownProblem = chosen.selectedOptions[0]?.dataset.ownProblem === "true";
  const [keepsProblem, keepsSettings] = boxes(panel, "keep");
  keepsProblem.disabled = ownProblem;
  keepsSettings.disabled = chosen.value !== "";
  const link = linkOf(
    BASE,
    { path: page.path, params: page.address?.params ?? [] },
    {
      ...{ begin: chosen.value, ownProblem, keep: ticked(panel, "keep") },
      ...{ lang: field(panel, "lang").value, scheme: field(panel, "scheme").value },
      ...{ hide: ticked(panel, "hide"), lock: ticked(panel, "lock") },
    },
  );
  field(panel, "link").value = link;
  field(panel, "frame").value = frameOf(link, panel.dataset.title ?? "", toldOrigin(panel));
  find(panel, "[data-share=local]").hidden = !isLocal(location.hostname);
  clearTimeout(timer);
  timer = setTimeout(() => showCode(panel, link), panel.open ? PAUSE : 0);
}

/**
 * Who is told what happens in the frame; what is typed wrongly is said.
 * @param {HTMLDialogElement} panel
 */
function toldOrigin(panel) {
  const isTold = ticked(panel, "events").length > 0;
  const typed = field(panel, "parent");
  const origin = isTold ? originOf(typed.value) : "";
  const isWrong = isTold && typed.value.trim() !== "" && !origin;
  typed.disabled = !isTold;
  put(typed, "aria-invalid", String(isWrong));
  const error = find(panel, "#parent-error");
  put(error, "text", isWrong ? (error.dataset.words ?? "") : "");
  return origin;
}

/**
 * @param {HTMLDialogElement} panel
 * @param {string} link
 */
function showCode(panel, link) {
  const fits = link.length <= QR_MAX;
  const image = /** @type {HTMLImageElement} */ (find(panel, "img"));
  const source = new URL(`share/qr.svg?link=${encodeURIComponent(link)}`, BASE).href;
  image.hidden = !fits;
  find(panel, "[data-share=long]").hidden = fits;
  const save = /** @type {HTMLAnchorElement} */ (find(panel, "a[data-share=image]"));
  save.hidden = !fits;
  if (fits && image.src !== source) image.src = source;
  save.href = source;
}

/** @param {string} name of a parameter of the address */
function param(name) {
  return page.address?.params.find(([param]) => param === name)?.[1] ?? "";
}

/**
 * @param {HTMLElement} panel
 * @param {string} name
 */
function field(panel, name) {
  return /** @type {HTMLInputElement} */ (find(panel, `[name=${name}]`));
}

/**
 * @param {HTMLElement} panel
 * @param {string} name
 */
function boxes(panel, name) {
  return /** @type {HTMLInputElement[]} */ (findAll(panel, `input[name=${name}]`));
}

/**
 * @param {HTMLElement} panel
 * @param {string} name
 */
function ticked(panel, name) {
  return boxes(panel, name).flatMap(({ checked, value }) => (checked ? [value] : []));
}
