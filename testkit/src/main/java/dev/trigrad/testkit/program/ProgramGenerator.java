package dev.trigrad.testkit.program;

import java.util.SplittableRandom;

/**
 * Makes a program of a seed: leaves, then random moves. Each program has its own emphasis, so that
 * long chains, products, layouts and state come up together in every mixture.
 */
final class ProgramGenerator {
  private final long seed;
  private final Draft draft;
  private final ElementwiseMoves elementwise;
  private final ProductMoves products;
  private final LayoutMoves layouts;
  private final IndexMoves indices;
  private final CompositeMoves composites;
  private final StateMoves state;

  ProgramGenerator(long seed) {
    this.seed = seed;
    draft = new Draft(new SplittableRandom(seed));
    elementwise = new ElementwiseMoves(draft);
    products = new ProductMoves(draft);
    layouts = new LayoutMoves(draft);
    indices = new IndexMoves(draft);
    composites = new CompositeMoves(draft);
    state = new StateMoves(draft);
  }

  RandomProgram generate() {
    draft.leaf(Domain.SIGNED, Shapes.any(draft));
    draft.leaf(Domain.SIGNED, dev.trigrad.Shape.of(draft.extents[0], draft.extents[1]));
    draft.leaf(Domain.POSITIVE, Shapes.any(draft));
    Runnable[] moves = moves();
    int[] weights = new int[moves.length];
    int total = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = draft.chance(3) ? 1 + draft.random.nextInt(20) : 1;
      total += weights[i];
    }
    int steps = 6 + draft.random.nextInt(draft.chance(3) ? 45 : 20);
    for (int i = 0; i < steps && !draft.isFull(); i++) {
      int at = draft.random.nextInt(total);
      int move = 0;
      while (at >= weights[move]) {
        at -= weights[move++];
      }
      moves[move].run();
    }
    state.finish();
    return new RandomProgram(seed, draft.statements()).reached();
  }

  private Runnable[] moves() {
    return new Runnable[] {
      elementwise::unary,
      elementwise::unary,
      elementwise::binary,
      elementwise::binary,
      elementwise::scalar,
      elementwise::meeting,
      elementwise::integers,
      elementwise::choice,
      elementwise::jumps,
      () -> draft.apply(ElementwiseCode.STOP_GRADIENT, draft.anyFloat()),
      products::product,
      products::product,
      layouts::reduce,
      layouts::reduce,
      layouts::reduceWhole,
      layouts::scan,
      layouts::arrange,
      layouts::arrange,
      indices::index,
      composites::composite,
      composites::composite,
      state::cell,
      state::cell,
      state::use,
      state::differentiate,
      state::differentiate,
      state::evaluate,
      state::commit,
      state::learn
    };
  }
}
