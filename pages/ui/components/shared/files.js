// A text to the reader as a file, and a file from the reader.

const PAUSE = 10_000; // ms until the browser has it

/**
 * @param {string} name
 * @param {string} text
 * @param {string} type
 */
export function saveFile(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), PAUSE);
}

/**
 * Have the reader choose a file.
 * @param {HTMLElement} field for files
 * @param {(file: File) => void} take is given the one that is chosen
 */
export function chooseFile(field, take) {
  if (!(field instanceof HTMLInputElement)) return;
  field.onchange = () => {
    const [file] = field.files ?? [];
    field.value = ""; // so that the same file can be chosen again
    if (file) take(file);
  };
  field.click();
}
