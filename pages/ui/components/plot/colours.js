// A scale of colours: which colour a value has, and the image of many of them.

const SHADES = 1024; // more than a screen tells apart

/** @typedef {[place: number, colour: string][]} Scale places from 0 to 1, and the colour at each */

/**
 * A scale of the server's in the colours of the scheme.
 * @param {Scale} scale
 * @param {Record<string, string>} colours
 * @returns {Scale}
 */
export function coloursOf(scale, colours) {
  return scale.map(([place, name]) => [place, colours[name] ?? name]);
}

/**
 * The colours of a scale, evenly spaced, as bytes of an image.
 * @param {Scale} scale in colours like #rrggbb
 */
export function shadesOf(scale) {
  const bytes = new Uint8ClampedArray(4 * SHADES);
  const stops = scale.map(([place, text]) => ({ place, colour: parse(text) }));
  for (let n = 0; n < SHADES; n++) {
    const at = n / (SHADES - 1);
    const end = Math.max(
      1,
      stops.findIndex(({ place }) => place >= at),
    );
    const [low, high] = [stops[end - 1], stops[end]];
    const share = (at - low.place) / (high.place - low.place);
    const mixed = low.colour.map((part, c) => part + share * (high.colour[c] - part));
    bytes.set([...mixed, 255], 4 * n);
  }
  return new Uint32Array(bytes.buffer);
}

/**
 * Colours of values, from the top row down; the values begin with the lowest row.
 * @param {ArrayLike<number>} values
 * @param {number} columns
 * @param {[low: number, high: number]} limits values beyond have the colour at that end
 * @param {Uint32Array} shades
 */
export function shade(values, columns, [low, high], shades) {
  const pixels = new Uint32Array(values.length);
  const last = shades.length - 1;
  const scale = last / (high - low);
  for (let n = 0; n < values.length; n++) {
    const place = Math.round(scale * (values[n] - low));
    const row = Math.floor(n / columns);
    const pixel = values.length - columns * (row + 1) + (n - columns * row);
    pixels[pixel] = shades[Math.max(0, Math.min(place, last))];
  }
  return pixels;
}

/**
 * @param {string} text
 */
function parse(text) {
  return [1, 3, 5].map((n) => Number.parseInt(text.slice(n, n + 2), 16));
}
