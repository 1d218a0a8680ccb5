// The plane: what the network says of each place, its boundary, and the points.

import {bytes, cellsPicture, certainty, colour, css, diverging, sheet, shown, ticks} from './drawing.js';

const MARGIN = {left: 34, right: 8, top: 8, bottom: 26};

/** A mark for each class, so that colour is not all that tells them apart. */
function mark(context, kind, x, y, r) {
  context.beginPath();
  const corners = [null, 4, 3, 4, 5, 6][kind];
  if (!corners) {
    context.arc(x, y, r, 0, 7);
    return;
  }
  const turn = kind === 1 ? Math.PI / 4 : -Math.PI / 2;
  for (let i = 0; i < corners; i++) {
    const angle = turn + (i * 2 * Math.PI) / corners;
    context.lineTo(x + 1.25 * r * Math.cos(angle), y + 1.25 * r * Math.sin(angle));
  }
  context.closePath();
}

/** Where `value` of the cells is 0, as short lines from cell to cell (marching squares). */
function contour(context, cells, value, place) {
  const cut = (a, b, from, to) => {
    const part = a / (a - b);
    return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
  };
  context.beginPath();
  for (let row = 0; row + 1 < cells; row++) {
    for (let column = 0; column + 1 < cells; column++) {
      const corners = [[column, row], [column + 1, row], [column + 1, row + 1], [column, row + 1]];
      const values = corners.map(([c, r]) => value(r * cells + c));
      const crossings = [];
      for (let i = 0; i < 4; i++) {
        const j = (i + 1) % 4;
        if (values[i] < 0 !== values[j] < 0) {
          crossings.push(cut(values[i], values[j], corners[i], corners[j]));
        }
      }
      for (let i = 0; i + 1 < crossings.length; i += 2) {
        context.moveTo(...place(...crossings[i]));
        context.lineTo(...place(...crossings[i + 1]));
      }
    }
  }
  context.stroke();
}

export function drawPlane(canvas, points, plane, showTest) {
  const {context, width, height} = sheet(canvas);
  const box = {
    x: MARGIN.left, y: MARGIN.top,
    w: width - MARGIN.left - MARGIN.right, h: height - MARGIN.top - MARGIN.bottom,
  };
  const strengths = bytes(plane.strengths);
  const classes = bytes(plane.classes);
  const margins = bytes(plane.margins);
  const scale = points.classes > 0 ? certainty(points.classes) : diverging();
  const of = i => (points.classes > 0 ? scale[classes[i]][strengths[i]] : scale[strengths[i]]);
  context.imageSmoothingEnabled = true;
  context.drawImage(cellsPicture(plane.cells, of), box.x, box.y, box.w, box.h);
  const place = (column, row) => [
    box.x + ((column + 0.5) / plane.cells) * box.w,
    box.y + ((row + 0.5) / plane.cells) * box.h,
  ];
  context.strokeStyle = css(colour('ink'), 0.75);
  context.lineWidth = 1.5;
  for (let k = points.classes > 2 ? 0 : 1; k < points.classes; k++) {
    contour(context, plane.cells, i => (classes[i] === k ? 1 : -1) * (margins[i] + 0.5), place);
  }
  drawAxes(context, points, box);
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.w, box.h);
  context.clip();
  if (showTest) {
    drawPoints(context, points, points.test, box, true);
  }
  drawPoints(context, points, points.train, box, false);
  context.restore();
}

function drawPoints(context, all, part, box, hollow) {
  const [left, right, bottom, top] = all.window;
  const count = part.targets.length;
  const r = count > 400 ? 2.6 : 3.4;
  const scale = all.classes > 0 ? null : diverging();
  const [least, most] = all.range;
  for (let i = 0; i < count; i++) {
    const x = box.x + ((part.points[2 * i] - left) / (right - left)) * box.w;
    const y = box.y + ((top - part.points[2 * i + 1]) / (top - bottom)) * box.h;
    const target = part.targets[i];
    const level = 255 * ((target - least) / (most - least || 1));
    const fill = scale ? scale[Math.max(0, Math.min(255, Math.round(level)))] : colour('class' + target);
    mark(context, scale ? 0 : target, x, y, r);
    context.lineWidth = hollow ? 1.6 : 1;
    context.fillStyle = css(hollow && !scale ? colour('card') : fill);
    context.strokeStyle = scale ? css(colour('ink'), 0.65) : css(hollow ? fill : colour('card'));
    context.fill();
    context.stroke();
    if (hollow && scale) {
      mark(context, 0, x, y, r / 2.5);
      context.fillStyle = css(colour('card'));
      context.fill();
    }
  }
}

function drawAxes(context, points, box) {
  const [left, right, bottom, top] = points.window;
  context.strokeStyle = css(colour('edge'));
  context.lineWidth = 1;
  context.strokeRect(box.x, box.y, box.w, box.h);
  context.fillStyle = css(colour('soft'));
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const x of ticks(left, right, 6)) {
    context.fillText(shown(x), box.x + ((x - left) / (right - left)) * box.w, box.y + box.h + 5);
  }
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const y of ticks(bottom, top, 6)) {
    context.fillText(shown(y), box.x - 5, box.y + ((top - y) / (top - bottom)) * box.h);
  }
}

const SHAPES = ['●', '■', '▲', '◆', '⬟', '⬢'];

/** What the colours and marks mean. */
export function drawLegend(list, points) {
  const items = [];
  const add = (sign, name, text) => {
    const item = document.createElement('li');
    const dot = document.createElement('span');
    dot.textContent = sign + ' ';
    dot.style.color = `var(--${name})`;
    dot.setAttribute('aria-hidden', 'true');
    item.append(dot, text);
    items.push(item);
  };
  for (let i = 0; i < points.classes; i++) {
    add(SHAPES[i], 'class' + i, points.labels[i] ?? 'class ' + i);
  }
  if (points.classes === 0) {
    add('●', 'negative', shown(points.range[0]));
    add('●', 'positive', shown(points.range[1]));
  } else {
    add('—', 'ink', 'boundary; the paler, the less sure');
  }
  list.replaceChildren(...items);
}
