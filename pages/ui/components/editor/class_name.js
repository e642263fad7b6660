// What the class of a row is called, where some rows are kept of many classes.
/** @import { EditorState, EditorWords } from "../protocol.js" */

/**
 * "class 17", "the other 991 classes"; "" where rows and classes are the same.
 * @param {number} row from 0
 * @param {EditorState} state
 * @param {EditorWords} words
 */
export function className(row, { rest, classes, x }, { class_name }) {
  if (rest && row === x.texts.length - 1) return rest;
  return row in classes ? class_name.replace("{number}", String(classes[row])) : "";
}
