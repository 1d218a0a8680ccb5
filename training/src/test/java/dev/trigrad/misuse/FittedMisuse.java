package dev.trigrad.misuse;

import static dev.trigrad.misuse.Misuse.argument;
import static dev.trigrad.misuse.Misuse.dtype;
import static dev.trigrad.misuse.Misuse.shape;

import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.data.DataLoader;
import dev.trigrad.data.Description;
import dev.trigrad.data.LengthSampler;
import dev.trigrad.data.MinMaxScale;
import dev.trigrad.data.OneHotEncoder;
import dev.trigrad.data.PaddedSequences;
import dev.trigrad.data.Standardize;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.data.WeightedSampler;
import java.util.Map;
import java.util.stream.Stream;

/** Wrong calls of what is fitted to data, draws them by weight, or pads them. */
final class FittedMisuse {
  private FittedMisuse() {}

  private static TensorDataset sample() {
    return TensorDataset.of(new float[4][2], new int[4], 1);
  }

  static Stream<Misuse> rows() {
    return Stream.of(scalings(), samplers(), sequences()).flatMap(rows -> rows);
  }

  private static Stream<Misuse> scalings() {
    return Stream.of(
        argument("standardize: data set is null", () -> Standardize.fit(null, "features")),
        argument(
            "standardize: no column 'x', there are [features, targets]",
            () -> Standardize.fit(sample(), "x")),
        dtype(
            "standardize: column 'targets' is int32[], expected float32",
            () -> Standardize.fit(sample(), "targets")),
        shape(
            "standardize: column 'features' is float32[2], fitted numbers [3]; give as many axes,"
                + " each of its extent or 1",
            () -> Standardize.fit(sample(), "features", Shape.of(3))),
        shape(
            "standardize: column 'features' is float32[2], fitted numbers []; give as many axes,"
                + " each of its extent or 1",
            () -> Standardize.fit(sample(), "features", Shape.of())),
        argument("standardize: shape of the numbers is null", () -> new Standardize(null)),
        argument(
            "min-max scale: from 1.0 to 1.0, expected two finite numbers, ascending",
            () -> new MinMaxScale(Shape.of(2), 1, 1)),
        argument(
            "min-max scale: from NaN to 1.0, expected two finite numbers, ascending",
            () -> MinMaxScale.fit(sample(), "features", Float.NaN, 1)),
        shape(
            "scaling: a row is [2], the fitted numbers [3]",
            () -> sample().map(new Standardize(Shape.of(3)).on("features")).collect()),
        argument(
            "Standardize([2]): output is null", () -> new Standardize(Shape.of(2)).inverse(null)),
        argument("one-hot: no categories, expected at least one", OneHotEncoder::new),
        argument(
            "one-hot: category 1 comes after 1; give each once, in ascending order",
            () -> new OneHotEncoder(0, 1, 1)),
        dtype(
            "one-hot: column 'features' is float32[2], expected int32",
            () -> OneHotEncoder.fit(sample(), "features")),
        Misuse.rows(
            "one-hot: no rows to fit to; give at least one",
            () -> OneHotEncoder.fit(sample().range(0, 0), "targets")),
        dtype(
            "OneHotEncoder(2) 'model': input is float32[1], expected int32 categories",
            () -> new OneHotEncoder(0, 1).apply(Tensor.of(new float[1]))),
        argument("describe: data set is null", () -> Description.of(null)));
  }

  private static Stream<Misuse> samplers() {
    return Stream.of(
        argument(
            "weighted sampler: weight 1 is -1.0, expected a finite number of at least 0",
            () -> new WeightedSampler(1, -1.0)),
        argument(
            "weighted sampler: weight 0 is NaN, expected a finite number of at least 0",
            () -> new WeightedSampler(Double.NaN)),
        argument(
            "weighted sampler: the weights add up to 0.0, expected a finite number above 0",
            () -> new WeightedSampler(0.0, 0.0)),
        argument(
            "weighted sampler: the weights add up to Infinity, expected a finite number above 0",
            () -> new WeightedSampler(1e308, 1e308)),
        argument(
            "weighted sampler: 0 draws, expected at least 1",
            () -> new WeightedSampler(1).draws(0)),
        argument(
            "weighted sampler: array of weights is null",
            () -> new WeightedSampler((double[]) null)),
        argument(
            "weighted sampler: 2 weights, 4 rows; give one for each",
            () ->
                new DataLoader(sample(), 2)
                    .sampler(new WeightedSampler(1.0, 2.0))
                    .iterator()
                    .next()),
        dtype(
            "weighted sampler: column 'features' is float32[2], expected int32",
            () -> WeightedSampler.balanced(sample(), "features")),
        argument(
            "length sampler: pools of 0 batches of 2, expected at least 1 each",
            () -> new LengthSampler(new int[1], 2, 0)),
        argument(
            "length sampler: 1 lengths, 2 rows; give one for each",
            () -> new LengthSampler(new int[1], 2, 1).order(2, RandomKey.of(1))));
  }

  private static Stream<Misuse> sequences() {
    return Stream.of(
        shape(
            "sequences: 1 samples, targets of 2; give one each",
            () -> PaddedSequences.of(new int[1][1], Tensor.zeros(2))),
        argument(
            "sequences: sample 1 is null",
            () -> PaddedSequences.of(new int[][] {{1}, null}, Tensor.zeros(2))),
        argument(
            "sequences: sample 0, step 1 is null",
            () -> PaddedSequences.of(new float[][][] {{{1}, null}}, Tensor.zeros(1))),
        shape(
            "sequences: step 0 of sample 1 has 2 numbers, the first step 1; give all steps the"
                + " same",
            () -> PaddedSequences.of(new float[][][] {{{1}}, {{1, 2}}}, Tensor.zeros(2))),
        argument("sequences: targets is null", () -> PaddedSequences.of(new int[1][1], null)),
        argument("trim: multiples of 0, expected at least 1", () -> PaddedSequences.trim(0)),
        argument(
            "batch: no column 'lengths', there are [features, targets]",
            () ->
                PaddedSequences.trim(1)
                    .apply(sample().batches(2, null).getFirst(), RandomKey.of(1))),
        shape(
            "trim: a row is 9 long, expected 0 to the 2 that there are",
            () ->
                PaddedSequences.trim(1)
                    .apply(
                        new TensorDataset(
                                Map.of(
                                    "features",
                                    Tensor.zeros(1, 2),
                                    "lengths",
                                    Tensor.of(new int[] {9})))
                            .batches(1, null)
                            .getFirst(),
                        RandomKey.of(1))));
  }
}
