// The share panel: opened from the menu; its HTML comes from the server when it is first asked for.
import { BASE } from "../shared/base.js";
import { copyText, thank } from "../shared/clipboard.js";
import { find, findAll, put } from "../shared/dom.js";
import { page } from "../shared/page_state.js";
import { showCode } from "./code.js";
import { frameOf, isLocal, linkOf, originOf } from "./link.js";
import { packedLesson, saveLesson } from "./own_lesson.js";

/** @type {Map<string, Promise<HTMLDialogElement>>} by language; asked for once */
const panels = new Map();
let lesson = ""; // a teacher's own, as a link carries it

/** The panel in the page's language; null where the server does not give it. */
export async function panelHere() {
  const language = param("lang") || "en";
  const asked = panels.get(language) ?? fetched(language);
  panels.set(language, asked);
  try {
    return await asked;
  } catch {
    if (panels.get(language) === asked) panels.delete(language); // the next press asks again
    return null;
  }
}

/**
 * @param {HTMLDialogElement} panel
 * @param {HTMLElement} opener that takes the focus back
 * @param {string} title of the page
 */
export async function openPanel(panel, opener, title) {
  lesson = param("lesson") === "own" ? await packedLesson() : "";
  if (panel.open) return; // it was pressed twice
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
  if (!answer.ok) throw new Error(`no panel: ${answer.status}`);
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
  if (share === "lesson-file") saveLesson();
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
      ...{ hide: ticked(panel, "hide"), lock: ticked(panel, "lock"), lesson },
    },
  );
  field(panel, "link").value = link;
  field(panel, "frame").value = frameOf(link, panel.dataset.title ?? "", toldOrigin(panel));
  const isOwn = param("lesson") === "own" && chosen.value === "";
  find(panel, "[data-share=lesson]").hidden = !isOwn || lesson !== "";
  find(panel, "[data-share=local]").hidden = !isLocal(location.hostname);
  showCode(panel, link);
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
