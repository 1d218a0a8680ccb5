// The page: asks the server, shows what it says, and hands on what the user wants.

import {call, Refused, tell} from './server.js';
import {offer, prepare, read, symbol, write} from './settings.js';
import {drawLegend, drawPlane} from './plane.js';
import {drawCurves} from './curves.js';
import {drawNetwork, names, pointAt, tabulate} from './network.js';
import {offerTrials} from './trials.js';
import {shown} from './drawing.js';

const at = id => document.getElementById(id);
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const MINUTE = 60_000;

let session = null;
let version = -1;
let points = null;
let view = null;
let pending = false;
let timer = 0;
let described = 0;

const say = text => { at('status').textContent = text; };

function complain(text) {
  at('error').textContent = text ?? '';
  at('error').hidden = !text;
}

/** Does `action`; what the server answers is shown, what it refuses is said. */
async function act(action, more = () => ({}), text) {
  try {
    const response = await call(action, () => ({session, version, ...more()}));
    show(await response.json(), action);
    if (view.trouble || action !== 'look') {
      complain(view.trouble && sentence(view.trouble));
    }
    if (text) {
      say(text());
    }
    return true;
  } catch (error) {
    await failed(error);
    return false;
  }
}

const sentence = text => text.charAt(0).toUpperCase() + text.slice(1) + '.';

async function failed(error) {
  if (!(error instanceof Refused)) {
    throw error;
  }
  if (error.status === 410 && session) {
    session = null;
    at('source').value = at('source').value === 'csv' ? 'circles' : at('source').value;
    await begin('The training had ended for want of use: here is a new one.');
    return;
  }
  complain(sentence(error.message));
  if (view) {
    write(view.settings, points.classes, changed);
  }
  if (error.status === 0) {
    clearTimeout(timer);
    view = view && {...view, running: false};
    buttons();
  }
}

async function begin(text) {
  version = -1;
  await act('begin', () => ({settings: read()}), () => text);
}

function show(next, action) {
  view = next;
  session = view.session;
  if (view.points) {
    points = view.points;
    version = view.version;
    offer(view.table);
    drawLegend(at('planeLegend'), points);
  }
  // A look must not disturb what is being typed or dragged.
  if (!pending && action !== 'look') {
    write(view.settings, points.classes, changed);
  }
  numbers();
  buttons();
  draw();
  schedule();
}

function buttons() {
  for (const id of ['run', 'step', 'epoch', 'reset', 'download', 'showJava']) {
    at(id).disabled = !session;
  }
  at('run').textContent = view?.running ? 'Pause' : 'Train';
  document.body.dataset.running = Boolean(view?.running);
}

const percent = part => (part === null ? '–' : (100 * part).toFixed(1) + ' %');

function numbers() {
  const {frame} = view;
  at('epochs').textContent = frame.epoch.toLocaleString('en');
  at('trainLoss').textContent = shown(frame.now.train);
  at('testLoss').textContent = shown(frame.now.test);
  at('accuracyBox').hidden = points.classes === 0;
  at('accuracy').textContent = percent(frame.now.testAccuracy);
  const rate = frame.rates[view.settings.engine];
  at('rate').textContent = rate ? Math.round(rate).toLocaleString('en') : '–';
  const rows = Object.entries(frame.rates).map(([engine, samples]) => {
    const row = document.createElement('tr');
    const head = document.createElement('th');
    head.scope = 'row';
    const cell = document.createElement('td');
    head.textContent = engine;
    cell.textContent = Math.round(samples).toLocaleString('en');
    row.className = engine === view.settings.engine ? 'now' : '';
    row.append(head, cell);
    return row;
  });
  at('rates').replaceChildren(...rows);
}

const columns = () => names(view.settings.features.map(symbol), view.settings.hidden, points);

function draw() {
  if (!view) {
    return;
  }
  const {frame, settings} = view;
  drawPlane(at('plane'), points, frame.plane, at('showTest').checked);
  drawCurves(at('curve'), frame.curve, frame.now);
  drawNetwork(at('network'), columns(), frame, at('showGradients').checked, settings.activation);
  layerChoices();
  if (at('numbers').open) {
    tabulate(at('weights'), columns(), frame, Number(at('layerChoice').value));
  }
  if (!view.running || Date.now() - described > 3000) {
    describe();
  }
}

function layerChoices() {
  const count = view.frame.layers.length;
  if (at('layerChoice').options.length !== count) {
    const options = view.frame.layers.map((_, l) =>
      new Option(l === count - 1 ? 'output' : 'hidden ' + (l + 1), l));
    at('layerChoice').replaceChildren(...options);
  }
}

const result = () => {
  const {now} = view.frame;
  const accuracy = points.classes > 0 ? ', test accuracy ' + percent(now.testAccuracy) : '';
  return `train loss ${shown(now.train)}, test loss ${shown(now.test)}${accuracy}`;
};

/** The pictures in words. */
function describe() {
  described = Date.now();
  const count = points.train.targets.length + points.test.targets.length;
  at('plane').setAttribute('aria-label',
    `The plane of ${points.axes[0]} and ${points.axes[1]}, coloured by what the network says, with ${count} points: ${result()}`);
  at('curve').setAttribute('aria-label', `Loss curves up to epoch ${view.frame.epoch}: ${result()}`);
  at('network').setAttribute('aria-label',
    `The network: ${columns().map(column => column.length).join(', ')} units from left to right; its numbers are in the table below`);
}

/** Looks again: soon while it trains, else now and then, so that the session is not thought idle. */
function schedule() {
  clearTimeout(timer);
  const wait = !view.running ? 5 * MINUTE : document.hidden ? 1000 : calm.matches ? 500 : 40;
  timer = setTimeout(() => act('look'), wait);
}

/** Hands on what the form says, once for changes that come together. */
function changed() {
  if (pending) {
    return;
  }
  if (!session) {
    begin('Ready: press Train.');
    return;
  }
  pending = true;
  const before = view?.frame.steps;
  queueMicrotask(() => act('settings', () => {
    pending = false;
    return {settings: read()};
  }, () => (view.frame.steps < before || view.frame.steps === 0
    ? 'Begun anew with random weights.' : 'Goes on with the new settings.')));
}

function load(file) {
  if (!file) {
    return;
  }
  if (file.size > 1_900_000) {
    complain('The file is larger than 1.9 MB; choose some of its rows.');
    return;
  }
  file.text().then(csv => act('table',
    () => ({csv, settings: {...read(), source: 'csv', columns: []}}),
    () => `Loaded ${file.name}: ${view.table?.rows ?? ''} rows.`));
}

function save(bytes, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function take(action, use) {
  try {
    await use(await call(action, () => ({session, version})));
    complain();
  } catch (error) {
    await failed(error);
  }
}

function listen() {
  const epoch = () => `Epoch ${view.frame.epoch}, step ${view.frame.steps}: ${result()}.`;
  at('run').addEventListener('click', () => {
    const on = !view?.running;
    act('run', () => ({on}), () => (view.running
      ? `Training on ${view.settings.engine}.` : `Paused. ${epoch()}`));
  });
  at('step').addEventListener('click', () => act('step', undefined, epoch));
  at('epoch').addEventListener('click', () => act('epoch', undefined, epoch));
  at('reset').addEventListener('click', () => act('reset', undefined, () => 'Back to random weights.'));
  at('file').addEventListener('change', () => load(at('file').files[0]));
  for (const id of ['showTest', 'showGradients', 'layerChoice']) {
    at(id).addEventListener('change', draw);
  }
  at('numbers').addEventListener('toggle', draw);
  at('download').addEventListener('click', () => take('weights', async response => {
    save(await response.blob(), 'network.safetensors');
    say('Saved as network.safetensors.');
  }));
  at('showJava').addEventListener('click', toggleJava);
  at('copyJava').addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(at('java').textContent);
      say('The program is copied.');
    } catch {
      say('The browser does not allow copying; mark the program and copy it yourself.');
    }
  });
  at('stop').addEventListener('click', () => take('stop', () => {
    clearTimeout(timer);
    view = {...view, running: false};
    buttons();
    say('The playground is stopped; start it again from the command line.');
  }));
}

function toggleJava() {
  const open = at('javaBox').hidden;
  const apply = text => {
    at('javaBox').hidden = !open;
    at('showJava').setAttribute('aria-expanded', String(open));
    at('showJava').textContent = open ? 'Hide the Java' : 'Show the Java';
    at('java').textContent = text;
  };
  return open ? take('java', async response => apply(await response.text())) : apply('');
}

async function start() {
  buttons();
  const {engines} = await (await call('engines', () => ({}))).json();
  prepare(engines, changed);
  for (const card of document.querySelectorAll('.card')) {
    card.open = innerWidth >= 760;
  }
  listen();
  pointAt(at('network'), at('tip'));
  offerTrials(at('trials'), at('trialText'), settings =>
    act('settings', () => ({settings: {...read(), ...settings}}), () => 'Set up: press Train.'));
  await begin('Ready: press Train.');
  new ResizeObserver(draw).observe(document.querySelector('main'));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  addEventListener('pagehide', () => session && tell('end', {session}));
  addEventListener('pageshow', event => event.persisted && begin('Ready: press Train.'));
}

start().catch(failed);
