// When a part of the page has gone.

/**
 * A part's cleanup. Streamlit now and then ends a part and starts it again on the same elements:
 * then it goes on as it is.
 * @param {Node} element an element of the part
 * @param {() => void} end
 */
export function whenGone(element, end) {
  return () => {
    setTimeout(() => element.isConnected || end());
  };
}
