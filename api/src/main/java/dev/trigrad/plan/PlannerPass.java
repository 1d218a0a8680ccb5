package dev.trigrad.plan;

import dev.trigrad.engine.Engine;
import dev.trigrad.plan.pass.CommonSubexpressions;
import dev.trigrad.plan.pass.DeadCode;
import dev.trigrad.plan.pass.DropExpands;
import dev.trigrad.plan.pass.FuseColumns;
import dev.trigrad.plan.pass.FuseElementwise;
import dev.trigrad.plan.pass.FuseEpilogues;
import dev.trigrad.plan.pass.FuseScatters;
import dev.trigrad.plan.pass.PlaceUpdates;
import dev.trigrad.plan.pass.SingleTerms;

/**
 * A rewriting of programs that changes no bit of any result; in the order in which they are
 * applied.
 */
public enum PlannerPass {
  /** Computes equal expressions once. */
  COMMON_SUBEXPRESSIONS {
    @Override
    Program apply(Program program, Engine engine) {
      return CommonSubexpressions.of(program);
    }
  },
  /** Lets elementwise operations broadcast by themselves what was expanded for them. */
  DROP_EXPANDS {
    @Override
    Program apply(Program program, Engine engine) {
      return DropExpands.of(program);
    }
  },
  /** Leaves out sums and extrema of one term. */
  SINGLE_TERMS {
    @Override
    Program apply(Program program, Engine engine) {
      return SingleTerms.of(program);
    }
  },
  /** Leaves out what reaches no output and no update. */
  DEAD_CODE {
    @Override
    Program apply(Program program, Engine engine) {
      return DeadCode.of(program);
    }
  },
  /** Descends in the rows of a table that were looked up, and in no others. */
  FUSE_SCATTERS {
    @Override
    Program apply(Program program, Engine engine) {
      return FuseScatters.of(program, engine);
    }
  },
  /** Adds bias and activation where the matrix product ends. */
  MATMUL_EPILOGUE {
    @Override
    Program apply(Program program, Engine engine) {
      return FuseEpilogues.of(program, engine);
    }
  },
  /** Does elementwise operations and reductions of rows while a row is in the cache. */
  FUSE_ROWS {
    @Override
    Program apply(Program program, Engine engine) {
      return FuseElementwise.rows(program, engine);
    }
  },
  /** Adds up columns in the step that does the rows. */
  FUSE_COLUMNS {
    @Override
    Program apply(Program program, Engine engine) {
      return FuseColumns.of(program, engine);
    }
  },
  /** Does connected elementwise operations in one pass over the elements. */
  FUSE_ELEMENTWISE {
    @Override
    Program apply(Program program, Engine engine) {
      return FuseElementwise.of(program, engine);
    }
  },
  /** Makes updates right behind the last reader of the old value and the steps that can fail. */
  PLACE_UPDATES {
    @Override
    Program apply(Program program, Engine engine) {
      return PlaceUpdates.of(program, engine);
    }
  },
  /** Gives values whose lifetimes do not meet the same buffer; without it, each has its own. */
  SHARE_BUFFERS {
    @Override
    Program apply(Program program, Engine engine) {
      return program;
    }
  };

  abstract Program apply(Program program, Engine engine);
}
