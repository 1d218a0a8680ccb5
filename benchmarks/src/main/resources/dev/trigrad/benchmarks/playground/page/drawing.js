// What the pictures share: colours of the style sheet, sharp canvases, bytes.

/** The style sheet's colour `name` as [red, green, blue]. */
export function colour(name) {
  const text = getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  return [1, 3, 5].map(i => parseInt(text.slice(i, i + 2), 16));
}

export const css = ([red, green, blue], alpha = 1) => `rgb(${red} ${green} ${blue} / ${alpha})`;

const mix = (from, to, part) => from.map((value, i) => Math.round(value + (to[i] - value) * part));

/** A scale from negative over zero to positive, for bytes about 128. */
export function diverging() {
  const [zero, positive, negative] = [colour('zero'), colour('positive'), colour('negative')];
  return Array.from({length: 256}, (_, byte) => {
    const part = Math.min(1, Math.abs(byte - 128) / 127);
    return mix(zero, byte < 128 ? negative : positive, part * 0.85);
  });
}

/** A scale from doubt to certainty for each class. */
export function certainty(classes) {
  const zero = colour('zero');
  return Array.from({length: classes}, (_, i) => {
    const full = colour('class' + i);
    return Array.from({length: 256}, (_, byte) => mix(zero, full, (byte / 255) * 0.7));
  });
}

export function bytes(base64) {
  return Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
}

/** A picture of cells × cells, each of the colour that `of` gives for its place. */
export function cellsPicture(cells, of) {
  const canvas = new OffscreenCanvas(cells, cells);
  const context = canvas.getContext('2d');
  const image = context.createImageData(cells, cells);
  for (let i = 0; i < cells * cells; i++) {
    const [red, green, blue] = of(i);
    image.data.set([red, green, blue, 255], 4 * i);
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

/** A cleared context whose units are those of the page, however fine the screen. */
export function sheet(canvas, height) {
  const width = canvas.clientWidth;
  const tall = height ?? canvas.clientHeight;
  const scale = window.devicePixelRatio || 1;
  if (height) {
    canvas.style.height = tall + 'px';
  }
  if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(tall * scale)) {
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(tall * scale);
  }
  const context = canvas.getContext('2d');
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, tall);
  context.font = '12px ' + getComputedStyle(document.body).fontFamily;
  return {context, width, height: tall};
}

/** A number in few letters. */
export function shown(number) {
  if (number === null || number === undefined) {
    return 'none';
  }
  const size = Math.abs(number);
  if (size !== 0 && (size < 0.001 || size >= 1e5)) {
    return number.toExponential(1).replace('e+', 'e');
  }
  return String(Number(number.toPrecision(3)));
}

/** Round numbers from `least` to `most`, at most `count` or so. */
export function ticks(least, most, count) {
  const rough = (most - least) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(f => f * power).find(s => s >= rough);
  const all = [];
  for (let i = Math.ceil(least / step); i * step <= most + step * 1e-9; i++) {
    all.push(i * step);
  }
  return all;
}
