package dev.trigrad.optim.schedule;

import java.util.List;

/** Schedules of one formula. */
sealed interface Closed extends Schedule {
  /** {@code factor} before step {@code steps}, then 1. */
  record Constant(double factor, int steps) implements Closed {
    @Override
    public double factor(int step) {
      return step < steps ? factor : 1;
    }
  }

  /** {@code γ^⌊t / size⌋}. */
  record Staircase(int size, double gamma) implements Closed {
    @Override
    public double factor(int step) {
      return Math.pow(gamma, step / size);
    }
  }

  /** γ to the number of milestones reached. */
  record MultiStep(double gamma, List<Integer> milestones) implements Closed {
    @Override
    public double factor(int step) {
      int reached = 0;
      while (reached < milestones.size() && milestones.get(reached) <= step) {
        reached++;
      }
      return Math.pow(gamma, reached);
    }
  }

  /** {@code γᵗ}. */
  record Exponential(double gamma) implements Closed {
    @Override
    public double factor(int step) {
      return Math.pow(gamma, step);
    }
  }

  /** {@code (1 − t / steps)^power}. */
  record Polynomial(int steps, double power) implements Closed {
    @Override
    public double factor(int step) {
      return Math.pow(1 - (double) Math.min(step, steps) / steps, power);
    }
  }

  /** {@code end + (1 − end) (1 + cos(π t / steps)) / 2}. */
  record Cosine(int steps, double end) implements Closed {
    @Override
    public double factor(int step) {
      return end + (1 - end) * (1 + Math.cos(Math.PI * step / steps)) / 2;
    }
  }

  /** Half cosines of ascending length. */
  record WarmRestarts(int first, int times, double end) implements Closed {
    @Override
    public double factor(int step) {
      long length = first;
      long within = times == 1 ? step % length : step;
      while (within >= length) {
        within -= length;
        length *= times;
      }
      return end + (1 - end) * (1 + Math.cos(Math.PI * within / length)) / 2;
    }
  }

  /** {@code start + (end − start) t / steps}. */
  record Linear(double start, double end, int steps) implements Closed {
    @Override
    public double factor(int step) {
      return start + (end - start) * Math.min(step, steps) / steps;
    }
  }

  /** Half a cosine, which then stays where it ended. */
  record Anneal(int steps, double end) implements Closed {
    @Override
    public double factor(int step) {
      double share = (1 - Math.cos(Math.PI * Math.min(step, steps) / steps)) / 2;
      return end * share + (1 - share);
    }
  }
}
