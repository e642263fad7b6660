const SIGN = 8.4; // pixels of a sign in the title of a picture

// What stands around a figure: title, notice, question, table, and pictures to take away.
function dress(view, figure) {
  const { section, data } = view;
  const { title = "", notice = "", question = "", answer = "" } = figure.words ?? {};
  const put = (selector, text) => {
    const element = section.querySelector(selector);
    if (element.textContent !== text) element.textContent = text;
  };
  put(".lab-figure-title", title);
  put(".lab-figure-notice", notice);
  put(".lab-figure-hint", figure.move?.hint ?? "");
  const asked = section.querySelector(".lab-question");
  asked.hidden = !question;
  if (view.asks !== figure.asks) asked.open = false;
  view.asks = figure.asks;
  put(".lab-question summary span", question);
  put(".lab-question summary b", data.words.answer);
  put(".lab-question p", answer);
  const details = section.querySelector(".lab-data");
  details.hidden = !figure.table;
  put(".lab-data summary", data.words.table);
  details.ontoggle = () => showTable(view, details);
  showTable(view, details);
  if (!section.querySelector(".lab-files button")) addFiles(view);
}

// Rows are made only while they can be seen: a closed table costs nothing.
function showTable(view, details) {
  const box = details.querySelector("div");
  if (!details.open || !view.figure.table) return;
  const { head, rows } = view.figure.table;
  const cell = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
  const line = (tag, texts) => {
    const row = document.createElement("tr");
    row.append(...texts.map((text) => cell(tag, text)));
    if (tag === "th") for (const one of row.children) one.scope = "col";
    return row;
  };
  const table = document.createElement("table");
  table.createTHead().append(line("th", head));
  table.createTBody().append(...rows.map((row) => line("td", row)));
  box.setAttribute("aria-label", view.data.words.table);
  box.replaceChildren(table);
}

function addFiles(view) {
  const files = view.section.querySelector(".lab-files");
  for (const format of ["png", "svg"]) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: format });
    button.textContent = view.data.words[format];
    button.title = view.data.words.save.replace("{kind}", button.textContent);
    button.onclick = () => picture(view, format);
    files.append(button);
  }
}

// The words in rows of about so many signs; a Chinese sign is as wide as two.
function inRows(text, signs) {
  const rows = [""];
  for (const part of text.match(/[\u3000-\uffef]|[^\s\u3000-\uffef]+\s*|\s+/g) ?? []) {
    const wide = (rows.at(-1) + part).replace(/[\u3000-\uffef]/g, "MM").trimEnd().length;
    if (wide > signs && rows.at(-1)) rows.push(part);
    else rows[rows.length - 1] += part;
  }
  return rows;
}

// With a background of the page's own colour: text of a dark scheme is light.
async function picture(view, format) {
  const Plotly = await load();
  const { node } = view;
  if (view.figure.frames && view.frames.at !== view.figure.frames.at) settle(view);
  const background = getComputedStyle(node).getPropertyValue("--lab-background");
  const probe = document.createElement("i");
  probe.style.color = background;
  node.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  const { width, height } = node._fullLayout;
  const rows = inRows(view.figure.words?.title ?? "", width / SIGN);
  const room = 20 + 20 * rows.length;
  const figure = { data: node.data, layout: { ...node.layout, width, height: height + room, paper_bgcolor: colour,
    margin: { ...node.layout.margin, t: (node.layout.margin?.t ?? 30) + room },
    title: { text: rows.join("<br>"), x: 0.02, y: 0.98, yanchor: "top", font: { size: 15 } } } };
  const url = await Plotly.toImage(figure, { format, width, height: height + room, scale: format === "png" ? 2 : 1 });
  Object.assign(document.createElement("a"), { href: url, download: `gradient-${view.data.key}.${format}` }).click();
}
