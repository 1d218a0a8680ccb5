// The form of settings: what it says, and what the server made of it.

const FEATURES = [
  ['x', 'x'], ['y', 'y'], ['x_squared', 'x²'], ['y_squared', 'y²'], ['product', 'xy'],
  ['sin_x', 'sin x'], ['sin_y', 'sin y'],
];
const MOST_LAYERS = 6;
const MOST_UNITS = 32;
const NUMBERS = {
  points: 'points', noise: 'noise', testShare: 'testShare', seed: 'seed', rateChoice: 'rate',
  l1: 'l1', l2: 'l2', dropout: 'dropout', batch: 'batch', pace: 'pace',
};
const TEXTS = {
  source: 'source', activation: 'activation', loss: 'loss', optimizer: 'optimizer', engine: 'engine',
};
const at = id => document.getElementById(id);

/** What feature `name` is written as. */
export const symbol = name => FEATURES.find(([key]) => key === name)[1];

function layers() {
  return [...at('layers').querySelectorAll('input')].map(input => Number(input.value));
}

/** Fills in what is made of lists; calls `changed` whenever the user has changed something. */
export function prepare(engines, changed) {
  for (const [name, text] of FEATURES) {
    const label = document.createElement('label');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.id = 'feature-' + name;
    box.checked = name === 'x' || name === 'y';
    label.append(box, text);
    at('features').append(label);
  }
  for (const {name, available} of engines) {
    const option = new Option(available ? name : name + ' (not here)', name);
    option.disabled = !available;
    at('engine').append(option);
  }
  show([4, 4], changed);
  at('addLayer').addEventListener('click', () => {
    show([...layers(), 4], changed);
    at('layers').querySelector('li:last-child input').focus();
    changed();
  });
  for (const id of [...Object.keys(NUMBERS), ...Object.keys(TEXTS), 'columnX', 'columnY', 'columnZ']) {
    at(id).addEventListener('change', changed);
  }
  at('features').addEventListener('change', changed);
  for (const id of ['noise', 'testShare']) {
    at(id).addEventListener('input', outputs);
  }
  at('settings').addEventListener('submit', event => event.preventDefault());
}

function outputs() {
  at('noiseShown').value = at('noise').value;
  at('testShareShown').value = Math.round(at('testShare').value * 100) + ' %';
}

function show(units, changed) {
  const items = units.map((count, i) => {
    const item = document.createElement('li');
    const label = document.createElement('label');
    const input = document.createElement('input');
    Object.assign(input, {type: 'number', min: 1, max: MOST_UNITS, step: 1, value: count});
    input.id = 'layer-' + (i + 1);
    input.addEventListener('change', changed);
    label.append(i + 1 + ':', input);
    input.setAttribute('aria-label', 'Units of hidden layer ' + (i + 1));
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.textContent = '×';
    remove.setAttribute('aria-label', 'Remove hidden layer ' + (i + 1));
    remove.addEventListener('click', () => {
      show(layers().toSpliced(i, 1), changed);
      at('addLayer').focus();
      changed();
    });
    item.append(label, remove);
    return item;
  });
  at('layers').replaceChildren(...items);
  at('addLayer').disabled = units.length >= MOST_LAYERS;
}

/** What the form says. */
export function read() {
  const settings = {columns: [], hidden: layers()};
  for (const [id, name] of Object.entries(NUMBERS)) {
    settings[name] = Number(at(id).value);
  }
  for (const [id, name] of Object.entries(TEXTS)) {
    settings[name] = at(id).value;
  }
  settings.features = FEATURES.map(([name]) => name).filter(name => at('feature-' + name).checked);
  if (settings.source === 'csv') {
    settings.columns = ['columnX', 'columnY', 'columnZ'].map(id => at(id).value);
  }
  return settings;
}

/** Shows what is in force. */
export function write(settings, classes, changed) {
  for (const [id, name] of [...Object.entries(NUMBERS), ...Object.entries(TEXTS)]) {
    at(id).value = settings[name];
  }
  for (const [name] of FEATURES) {
    at('feature-' + name).checked = settings.features.includes(name);
  }
  if (layers().join() !== settings.hidden.join()) {
    show(settings.hidden, changed);
  }
  const csv = settings.source === 'csv';
  at('columns').hidden = !csv;
  document.querySelector('.made').hidden = csv;
  ['columnX', 'columnY', 'columnZ'].forEach((id, i) => {
    at(id).value = settings.columns[i] ?? '';
  });
  for (const option of at('loss').options) {
    const ofNumbers = ['absolute', 'huber'].includes(option.value);
    option.disabled = option.value !== 'squared' && ofNumbers === classes > 0;
  }
  outputs();
}

/** Offers the columns of a table. */
export function offer(table) {
  at('source').querySelector('[value="csv"]').disabled = !table;
  if (table) {
    at('columnX').replaceChildren(...table.numbers.map(name => new Option(name)));
    at('columnY').replaceChildren(...table.numbers.map(name => new Option(name)));
    at('columnZ').replaceChildren(...table.targets.map(name => new Option(name)));
    at('tableSize').textContent = table.rows + ' rows';
  }
}
