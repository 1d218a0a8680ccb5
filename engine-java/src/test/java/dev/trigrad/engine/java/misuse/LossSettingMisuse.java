package dev.trigrad.engine.java.misuse;

import static dev.trigrad.engine.java.misuse.Misuse.argument;

import dev.trigrad.loss.BinaryCrossEntropyWithLogits;
import dev.trigrad.loss.BinaryFocal;
import dev.trigrad.loss.BinaryHinge;
import dev.trigrad.loss.Contrastive;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.loss.GaussianNegativeLogLikelihood;
import dev.trigrad.loss.Huber;
import dev.trigrad.loss.InfoNce;
import dev.trigrad.loss.MultiMargin;
import dev.trigrad.loss.MulticlassFocal;
import dev.trigrad.loss.PoissonNegativeLogLikelihood;
import dev.trigrad.loss.Reduction;
import dev.trigrad.loss.SmoothL1;
import dev.trigrad.loss.Triplet;
import dev.trigrad.nn.Module;
import dev.trigrad.optim.Penalty;
import java.util.List;
import java.util.stream.Stream;

/** Wrong settings of losses and penalties. */
final class LossSettingMisuse {
  private static final Reduction MEAN = Reduction.MEAN;
  private static final float NAN = Float.NaN;

  private LossSettingMisuse() {}

  static Stream<Misuse> rows() {
    return Stream.concat(losses(), penalties());
  }

  private static Stream<Misuse> losses() {
    return Stream.of(
        argument("huber: delta is 0.0, expected a positive number", () -> new Huber(0)),
        argument(
            "smooth l1: beta is -1.0, expected a finite number of at least 0",
            () -> new SmoothL1(-1)),
        argument(
            "binary hinge: margin is NaN, expected a finite number",
            () -> new BinaryHinge(NAN, MEAN)),
        argument("multi-margin: power is 3, expected 1 or 2", () -> new MultiMargin(3, 1, MEAN)),
        argument(
            "crossEntropy: label smoothing is 1.5, expected a number from 0 to 1",
            () -> new CrossEntropy().withLabelSmoothing(1.5f)),
        argument(
            "crossEntropy: class weight 1 is -1.0, expected a finite number of at least 0",
            () -> new CrossEntropy().withClassWeights(1, -1)),
        argument(
            "crossEntropy: array of class weights is null",
            () -> new CrossEntropy().withClassWeights((float[]) null)),
        argument(
            "binary cross-entropy with logits: positive weight 0 is NaN, expected a finite number"
                + " of at least 0",
            () -> new BinaryCrossEntropyWithLogits().withPositiveWeights(NAN)),
        argument(
            "binary focal: alpha is 2.0, expected a number from 0 to 1",
            () -> new BinaryFocal(2, 2, MEAN)),
        argument(
            "multiclass focal: gamma is -1.0, expected a finite number of at least 0",
            () -> new MulticlassFocal(-1, MEAN)),
        argument(
            "gaussian negative log-likelihood: epsilon is 0.0, expected a positive number",
            () -> new GaussianNegativeLogLikelihood(false, 0, MEAN)),
        argument(
            "poisson negative log-likelihood: reduction is null",
            () -> new PoissonNegativeLogLikelihood(true, true, 0, null)),
        argument(
            "triplet: power is 0.5, expected at least 1",
            () -> new Triplet(1, 0.5f, 0, false, MEAN)),
        argument(
            "contrastive: margin is Infinity, expected a positive number",
            () -> new Contrastive(Float.POSITIVE_INFINITY, MEAN)),
        argument(
            "infoNCE: temperature is 0.0, expected a positive number", () -> new InfoNce(0, MEAN)));
  }

  private static Stream<Misuse> penalties() {
    return Stream.of(
        argument(
            "penalty: l2 is -1.0, expected a finite number of at least 0",
            () -> Penalty.l2(-1, Given.initialized())),
        argument(
            "penalty: l1 is NaN, expected a finite number of at least 0",
            () -> Penalty.l1(NAN, Given.initialized())),
        argument("penalty: no parameters; give at least one", () -> Penalty.l2(1, List.of())),
        argument("penalty: model is null", () -> Penalty.l2(1, (Module) null)),
        argument("penalty: pass is null", () -> Penalty.l2(1, Given.initialized()).of(null)),
        argument("penalty: filter is null", () -> Penalty.l2(1, Given.initialized()).only(null)));
  }
}
