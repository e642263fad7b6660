// Puts the server's answers on the page: each once, and none over a newer one.
/** @import { Answer, ChecksAnswer, FiguresAnswer, LateAnswer, ValuesAnswer } from "../protocol.js" */
import { arrive, showAddress } from "./address.js";
import { fill, fillAnew, putChecks, putValues } from "./blocks.js";
import { drawFormulas, prepareFormulas } from "./formulas.js";
import { page, tell } from "./page_state.js";
import { printPage } from "./print.js";
import { takeSelection } from "./selection.js";

/** @param {Answer} answer */
export function show(answer) {
  if (answer.kind === "values") showValues(answer);
  else if (answer.kind === "figures") showFigures(answer);
  else if (answer.kind === "late") showLate(answer);
  else if (answer.kind === "checks") showChecks(answer);
}

/** @param {ValuesAnswer} answer */
function showValues(answer) {
  // Streamlit's session goes on with what the address has brought.
  const goesOn = page.greetings === 1 && answer.page === page.path;
  if (answer.token !== undefined) startAnew(answer);
  else if (answer.rev < page.revision) return; // it was overtaken
  page.revision = answer.rev;
  const hadChecks = page.progress !== "";
  page.checks = {}; // all outcomes that are known are among the values
  page.progress = "";
  for (const [index, value] of Object.entries(answer.values)) page.values[Number(index)] = value;
  if (answer.token !== undefined) fillAnew(answer.blocks ?? {}, !goesOn);
  else if (answer.blocks) fill(answer.blocks);
  if (hadChecks) putValues(Object.keys(page.values), page.values);
  else putValues(Object.keys(answer.values), answer.values);
  const formulas =
    answer.blocks || Object.values(answer.values).some((value) => "data-tex" in value);
  if (formulas) drawFormulas();
  takeFacts(answer);
}

/** @param {ValuesAnswer} answer */
function takeFacts({ editor, history, selected, address, ahead, prints, lesson }) {
  if (editor) page.editor = editor;
  if (lesson) page.lesson = lesson;
  if (history) page.history = history;
  if (selected) takeSelection(selected);
  tell("values");
  if (address) {
    page.address = address;
    showAddress(address);
  }
  if (ahead) prepareFormulas(ahead);
  if (prints !== undefined && prints > page.prints) {
    page.prints = prints;
    printPage();
  }
}

// The answer to a hello has everything, of a session that may be another one.
/** @param {ValuesAnswer} answer */
function startAnew(answer) {
  arrive();
  page.greetings += 1;
  page.token = answer.token ?? "";
  page.values = [];
  page.checks = {};
  page.progress = "";
  page.figuresRevision = 0;
  page.lateRevision = 0;
  page.prints = answer.prints ?? 0;
  if (answer.page !== page.path) page.figures = {};
  page.path = answer.page ?? "";
  page.figureKeys = answer.figure_keys ?? [];
  page.words = answer.words ?? page.words;
  page.colours = answer.colours ?? page.colours;
}

/** @param {FiguresAnswer} answer */
function showFigures(answer) {
  if (answer.rev < page.figuresRevision) return;
  page.figuresRevision = answer.rev;
  page.figuresAck = answer.ack;
  page.figures = answer.figures;
  tell("figures");
}

/** @param {LateAnswer} answer */
function showLate(answer) {
  if (answer.rev < page.lateRevision) return; // it may be older than the values, not than another
  page.lateRevision = answer.rev;
  fill(answer.blocks);
  drawFormulas();
}

/** @param {ChecksAnswer} answer */
function showChecks(answer) {
  if (answer.rev < page.revision) return;
  page.checks = answer.checks;
  page.progress = answer.progress;
  putChecks();
}
