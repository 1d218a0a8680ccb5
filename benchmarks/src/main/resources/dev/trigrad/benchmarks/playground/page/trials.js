// Experiments to begin with: what they set, and what there is to see.

const TRIALS = [
  ['A line is not enough',
    {source: 'xor', features: ['x', 'y'], hidden: [], loss: 'cross_entropy'},
    'Without a hidden layer the boundary is a straight line, and no line parts XOR: at least a quarter stays wrong. Add a layer of 4 units, and train again.'],
  ['Or a better feature',
    {source: 'xor', features: ['x', 'y', 'product'], hidden: [], loss: 'cross_entropy'},
    'Still no hidden layer, but the product xy tells the classes apart by its sign: look at its weights in the table.'],
  ['Around in a circle',
    {source: 'circles', features: ['x', 'y'], hidden: [3], activation: 'tanh', loss: 'cross_entropy'},
    'Three units, three lines: the inner circle is fenced in by a triangle with round corners. Try two units.'],
  ['Linear stays linear',
    {source: 'circles', features: ['x', 'y'], hidden: [8, 8], activation: 'linear', loss: 'cross_entropy'},
    'Two layers without activation are one linear function: all these weights draw but one straight line.'],
  ['It vanishes',
    {source: 'moons', features: ['x', 'y'], hidden: [4, 4, 4, 4, 4, 4], activation: 'sigmoid', optimizer: 'sgd', rate: 0.1, loss: 'cross_entropy'},
    'Six sigmoid layers: the gradient marks are large at the output and tiny at the features, so that the first layers hardly learn. Change sigmoid to ReLU.'],
  ['By heart',
    {source: 'spirals', points: 100, noise: 0.4, hidden: [32, 32], activation: 'relu', loss: 'cross_entropy'},
    'Few noisy points, many weights: the train loss falls while the test loss rises. Try dropout, L2, or more points.'],
  ['A surface',
    {source: 'saddle', features: ['x', 'y'], hidden: [8, 8], activation: 'tanh', loss: 'squared'},
    'Regression: the network gives a number. Orange is low, blue is high, and points and plane should have one colour.'],
];
const USUAL = {
  points: 500, noise: 0.1, testShare: 0.5, features: ['x', 'y'], hidden: [4, 4], activation: 'tanh',
  optimizer: 'adam', rate: 0.01, l1: 0, l2: 0, dropout: 0, batch: 10, columns: [],
};

/** A button for each; `use` is given its settings. */
export function offerTrials(list, text, use) {
  for (const [title, settings, words] of TRIALS) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = title;
    button.addEventListener('click', () => {
      text.textContent = words;
      use({...USUAL, ...settings});
    });
    list.append(button);
  }
}
