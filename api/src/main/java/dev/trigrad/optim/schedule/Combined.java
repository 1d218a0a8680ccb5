package dev.trigrad.optim.schedule;

/** Schedules made of others. */
sealed interface Combined extends Schedule {
  /** One after the other. */
  record Sequence(Schedule first, int at, Schedule next) implements Combined {
    @Override
    public double factor(int step) {
      return step < at ? first.factor(step) : next.factor(step - at);
    }
  }

  /** Both at once. */
  record Product(Schedule first, Schedule second) implements Combined {
    @Override
    public double factor(int step) {
      return first.factor(step) * second.factor(step);
    }
  }

  /** A linear rise to the first factor of what follows. */
  record WarmUp(int steps, Schedule next) implements Combined {
    @Override
    public double factor(int step) {
      return step < steps ? (step + 1.0) / steps * next.factor(0) : next.factor(step - steps);
    }
  }

  /** A schedule of epochs. */
  record Every(int steps, Schedule schedule) implements Combined {
    @Override
    public double factor(int step) {
      return schedule.factor(step / steps);
    }
  }
}
