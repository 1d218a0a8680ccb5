// The network: units with what they give over the plane, weights and gradients between them.

import {bytes, cellsPicture, colour, css, diverging, sheet, shown} from './drawing.js';

const HEAD = 22;
let units = [];
let edges = [];

/** Names of all units, column by column. */
export function names(features, hidden, points) {
  const outputs = points.classes === 0
    ? [points.axes[2]]
    : Array.from({length: points.classes}, (_, i) => points.labels[i] ?? 'class ' + i);
  const columns = hidden.map((count, l) =>
    Array.from({length: count}, (_, i) => 'unit ' + (l + 1) + '.' + (i + 1)));
  return [features, ...columns, outputs];
}

function place(columns, width, height) {
  const left = 36;
  const right = 48;
  const gap = (width - left - right) / Math.max(1, columns.length - 1);
  const tallest = Math.max(...columns.map(column => column.length));
  const most = Math.min(46, gap * (width < 500 ? 0.42 : 0.55));
  const size = Math.max(7, Math.min(most, ((height - HEAD) / tallest) * 0.78));
  units = columns.map((column, c) => {
    const pitch = Math.min((height - HEAD) / column.length, size * 1.9);
    const top = HEAD + (height - HEAD - pitch * column.length) / 2;
    return column.map((name, i) => ({
      name, size, x: left + size / 2 + c * (gap - size / (columns.length - 1 || 1)),
      y: top + pitch * (i + 0.5),
    }));
  });
}

function connect(layers) {
  edges = [];
  layers.forEach((layer, l) => {
    for (let i = 0; i < layer.in; i++) {
      for (let j = 0; j < layer.out; j++) {
        const at = i * layer.out + j;
        edges.push({
          from: units[l][i], to: units[l + 1][j],
          weight: layer.weights[at], gradient: layer.weightGradients[at],
        });
      }
    }
  });
}

/** The point of an edge's curve at `t`, from 0 to 1. */
function along({from, to}, t) {
  const x0 = from.x + from.size / 2;
  const x1 = to.x - to.size / 2;
  const s = t * t * (3 - 2 * t);
  return [x0 + (x1 - x0) * t, from.y + (to.y - from.y) * s];
}

function drawEdge(context, edge, largest, colours) {
  const part = Math.min(1, Math.abs(edge.weight) / largest);
  context.strokeStyle = css(edge.weight < 0 ? colours.negative : colours.positive, 0.25 + 0.75 * part);
  context.lineWidth = 0.6 + 5 * part;
  context.beginPath();
  for (let t = 0; t <= 1.001; t += 1 / 12) {
    context.lineTo(...along(edge, t));
  }
  context.stroke();
}

/** A triangle that points to where the step moves the weight. */
function drawGradient(context, edge, largest, colours) {
  const part = Math.sqrt(Math.abs(edge.gradient) / largest);
  if (!(part > 0.12)) {
    return;
  }
  const [x, y] = along(edge, 0.7);
  const r = 2 + 5.5 * part;
  const up = edge.gradient < 0 ? -1 : 1;
  context.beginPath();
  context.moveTo(x, y + up * r);
  context.lineTo(x - r * 0.8, y - up * r * 0.7);
  context.lineTo(x + r * 0.8, y - up * r * 0.7);
  context.closePath();
  context.fillStyle = css(colours.ink);
  context.strokeStyle = css(colours.card);
  context.lineWidth = 1;
  context.stroke();
  context.fill();
}

function drawUnit(context, unit, picture, scale, bias, colours) {
  const {x, y, size} = unit;
  const values = bytes(picture);
  const cells = Math.round(Math.sqrt(values.length));
  context.imageSmoothingEnabled = true;
  const image = cellsPicture(cells, i => scale[values[i]]);
  context.drawImage(image, x - size / 2, y - size / 2, size, size);
  context.strokeStyle = css(colours.edge);
  context.lineWidth = 1;
  context.strokeRect(x - size / 2, y - size / 2, size, size);
  if (bias !== undefined && size > 14) {
    context.fillStyle = css(bias < 0 ? colours.negative : colours.positive);
    context.strokeStyle = css(colours.card);
    context.beginPath();
    context.arc(x - size / 2, y + size / 2, 2 + 2.5 * Math.min(1, Math.abs(bias)), 0, 7);
    context.fill();
    context.stroke();
  }
}

export function drawNetwork(canvas, columns, frame, showGradients, activation) {
  const tallest = Math.max(...columns.map(column => column.length));
  const {context, width, height} = sheet(canvas, Math.max(canvas.clientWidth < 500 ? 230 : 330, Math.min(640, HEAD + tallest * 56)));
  place(columns, width, height);
  connect(frame.layers);
  const colours = {};
  for (const name of ['positive', 'negative', 'ink', 'card', 'edge', 'soft']) {
    colours[name] = colour(name);
  }
  const most = of => Math.max(1e-9, ...edges.map(edge => Math.abs(of(edge) ?? 0)));
  const heaviest = most(edge => edge.weight);
  edges.forEach(edge => drawEdge(context, edge, heaviest, colours));
  if (showGradients) {
    const steepest = most(edge => edge.gradient);
    edges.forEach(edge => drawGradient(context, edge, steepest, colours));
  }
  const scale = diverging();
  units.forEach((column, c) => column.forEach((unit, i) => {
    const layer = frame.layers[c - 1];
    unit.bias = layer?.biases[i];
    unit.biasGradient = layer?.biasGradients[i];
    drawUnit(context, unit, frame.units[c][i], scale, unit.bias, colours);
  }));
  label(context, columns, width, activation, colours);
}

function label(context, columns, width, activation, colours) {
  context.fillStyle = css(colours.soft);
  context.textBaseline = 'middle';
  units[0].forEach(unit => {
    context.textAlign = 'right';
    context.fillText(unit.name, unit.x - unit.size / 2 - 4, unit.y);
  });
  units.at(-1).forEach(unit => {
    context.textAlign = 'left';
    context.fillText(unit.name, unit.x + unit.size / 2 + 4, unit.y, width - unit.x - unit.size / 2 - 4);
  });
  context.textAlign = 'center';
  const gap = units[1][0].x - units[0][0].x;
  const bend = activation !== 'linear' && gap > 115 ? ' · ' + activation : '';
  const long = gap > 64;
  units.forEach((column, c) => {
    const last = c === columns.length - 1;
    const title = c === 0 ? (long ? 'features' : 'in') : last ? (long ? 'output' : 'out')
      : long ? 'hidden ' + c + bend : String(c);
    const middle = Math.max(28, Math.min(width - 24, column[0].x));
    context.fillText(title, middle, 9, long ? gap + 10 : gap);
  });
}

function edgeAt(x, y) {
  let best = null;
  let least = 7;
  for (const edge of edges) {
    const t = (x - edge.from.x - edge.from.size / 2) / (edge.to.x - edge.from.x - edge.from.size);
    if (t > 0 && t < 1) {
      const distance = Math.abs(along(edge, t)[1] - y);
      if (distance < least) {
        [best, least] = [edge, distance];
      }
    }
  }
  return best;
}

function told(x, y) {
  const unit = units.flat().find(u => Math.max(Math.abs(u.x - x), Math.abs(u.y - y)) <= u.size / 2 + 2);
  if (unit) {
    return unit.bias === undefined ? unit.name
      : `${unit.name}\nbias ${shown(unit.bias)}\ngradient ${shown(unit.biasGradient)}`;
  }
  const edge = edgeAt(x, y);
  return edge && `${edge.from.name} → ${edge.to.name}\nweight ${shown(edge.weight)}\ngradient ${shown(edge.gradient)}`;
}

/** Says the numbers of what is pointed at. */
export function pointAt(canvas, tip) {
  canvas.addEventListener('pointermove', event => {
    const text = told(event.offsetX, event.offsetY);
    tip.hidden = !text;
    if (text) {
      tip.textContent = text;
      tip.style.left = Math.min(event.offsetX + 14, canvas.clientWidth - tip.offsetWidth) + 'px';
      tip.style.top = event.offsetY + 14 + 'px';
    }
  });
  canvas.addEventListener('pointerleave', () => { tip.hidden = true; });
}

/** The numbers of one layer as rows of a table. */
export function tabulate(body, columns, frame, l) {
  const layer = frame.layers[l];
  const row = texts => {
    const line = document.createElement('tr');
    line.append(...texts.map(text => {
      const cell = document.createElement('td');
      cell.textContent = text;
      return cell;
    }));
    return line;
  };
  const rows = [];
  columns[l + 1].forEach((to, j) => {
    columns[l].forEach((from, i) => {
      const at = i * layer.out + j;
      rows.push(row([from, to, shown(layer.weights[at]), shown(layer.weightGradients[at])]));
    });
    rows.push(row(['bias', to, shown(layer.biases[j]), shown(layer.biasGradients[j])]));
  });
  body.replaceChildren(...rows);
}
