// The loss by epoch, of the points that are trained on and of the others.

import {colour, css, sheet, shown, ticks} from './drawing.js';

const MARGIN = {left: 42, right: 8, top: 8, bottom: 24};

export function drawCurves(canvas, curve, now) {
  const {context, width, height} = sheet(canvas);
  const all = [...curve, now].filter(point => point.train !== null && point.test !== null);
  const box = {
    x: MARGIN.left, y: MARGIN.top,
    w: width - MARGIN.left - MARGIN.right, h: height - MARGIN.top - MARGIN.bottom,
  };
  const last = Math.max(1, now.epoch);
  const most = Math.max(1e-6, ...all.map(point => Math.max(point.train, point.test))) * 1.05;
  context.lineWidth = 1;
  context.strokeStyle = css(colour('line'));
  context.fillStyle = css(colour('soft'));
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const loss of ticks(0, most, 4)) {
    const y = box.y + box.h * (1 - loss / most);
    context.beginPath();
    context.moveTo(box.x, y);
    context.lineTo(box.x + box.w, y);
    context.stroke();
    context.fillText(shown(loss), box.x - 5, y);
  }
  context.textBaseline = 'top';
  context.textAlign = 'center';
  for (const epoch of ticks(0, last, 4)) {
    if (Number.isInteger(epoch)) {
      context.fillText(epoch, Math.min(box.x + (epoch / last) * box.w, width - 14), box.y + box.h + 6);
    }
  }
  const line = (name, of, dash) => {
    context.strokeStyle = css(colour(name));
    context.lineWidth = 2.2;
    context.setLineDash(dash);
    context.beginPath();
    for (const point of all) {
      context.lineTo(box.x + (point.epoch / last) * box.w, box.y + box.h * (1 - of(point) / most));
    }
    context.stroke();
    context.setLineDash([]);
  };
  line('class1', point => point.train, []);
  line('class0', point => point.test, [6, 4]);
}
