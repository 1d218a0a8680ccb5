package dev.trigrad.optim;

import dev.trigrad.nn.Module;
import dev.trigrad.optim.schedule.Schedule;

/** Published settings of an optimizer and its schedule, each as one call. */
public final class Recipes {
  private Recipes() {}

  /**
   * How YOLO9000 was trained to classify: stochastic gradient descent from a rate of 0.1 with
   * polynomial decay of power 4 to 0 within {@code steps} steps, momentum 0.9, weight decay 0.0005.
   * Source: Redmon and Farhadi 2017, section 3.
   */
  public static Optimizer yolo9000(Module model, int steps) {
    return new Sgd(model, 0.1)
        .momentum(0.9f)
        .weightDecay(0.0005f)
        .schedule(Schedule.polynomial(steps, 4));
  }

  /**
   * How it was trained to detect, for 160 epochs of {@code batches} steps each: from a rate of
   * 10⁻³, divided by 10 at epochs 60 and 90, with the same momentum and weight decay. Source: as
   * above.
   */
  public static Optimizer yolo9000Detection(Module model, int batches) {
    return new Sgd(model, 0.001)
        .momentum(0.9f)
        .weightDecay(0.0005f)
        .schedule(Schedule.multiStep(0.1, 60, 90).every(batches));
  }
}
