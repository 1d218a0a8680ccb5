package dev.trigrad.data;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Samples of different length, padded at their ends: {@link Dataset#FEATURES} is [longest, …],
 * {@link #LENGTHS} int32 [] how many steps of it are the sample's, and {@link Dataset#TARGETS} what
 * is given for it. In memory they take their own length only.
 *
 * <p>A row thus has one type, as any data set's, and all views apply; {@link #trim} cuts a batch to
 * the longest of its rows:
 *
 * <pre>{@code
 * PaddedSequences data = PaddedSequences.of(new int[][] {{4, 2}, {7}, {1, 5, 9}}, Tensor.of(new int[] {0, 1, 0}));
 * var loader = new DataLoader(data, 32).shuffle(1).map(PaddedSequences.trim(8));
 * }</pre>
 */
public final class PaddedSequences implements Dataset {
  /** Name of the column of lengths. */
  public static final String LENGTHS = "lengths";

  private final Object[] samples;
  private final int[] lengths;
  private final TensorDataset targets;
  private final Map<String, TensorType> columns;
  private final Number padding;

  private PaddedSequences(
      Object[] samples, int[] lengths, TensorType step, Tensor targets, Number pad) {
    ArgumentException.requirePresent(targets, "sequences", "targets");
    this.samples = samples;
    this.lengths = lengths;
    this.padding = pad;
    int longest = Math.max(1, Arrays.stream(lengths).max().orElse(0));
    this.targets = new TensorDataset(Map.of(TARGETS, targets));
    if (this.targets.size() != lengths.length) {
      throw new ShapeException(
          "sequences: "
              + lengths.length
              + " samples, targets of "
              + this.targets.size()
              + "; give one each");
    }
    var types = new LinkedHashMap<String, TensorType>();
    types.put(FEATURES, new TensorType(step.dtype(), Shape.of(longest).append(step.shape())));
    types.put(LENGTHS, TensorType.int32(Shape.of()));
    types.putAll(this.targets.columns());
    this.columns = types;
  }

  /** Samples of int32 numbers, as of words, one a step, with a target each; padded by 0. */
  public static PaddedSequences of(int[][] samples, Tensor targets) {
    return of(samples, targets, 0);
  }

  /** As above, padded by {@code padding}. */
  public static PaddedSequences of(int[][] samples, Tensor targets, int padding) {
    ArgumentException.requirePresent(samples, "sequences", "array of samples");
    int[] lengths = new int[samples.length];
    Object[] copies = new Object[samples.length];
    for (int i = 0; i < lengths.length; i++) {
      copies[i] = ArgumentException.requirePresent(samples[i], "sequences", "sample", i).clone();
      lengths[i] = samples[i].length;
    }
    TensorType step = TensorType.int32(Shape.of());
    return new PaddedSequences(copies, lengths, step, targets, padding);
  }

  /**
   * Samples of steps of float32 numbers, [length, features] each, with a target each; padded by 0.
   *
   * @throws ShapeException if two steps have not as many numbers
   */
  public static PaddedSequences of(float[][][] samples, Tensor targets) {
    ArgumentException.requirePresent(samples, "sequences", "array of samples");
    int[] lengths = new int[samples.length];
    Object[] copies = new Object[samples.length];
    int features = -1;
    for (int i = 0; i < lengths.length; i++) {
      float[][] steps = ArgumentException.requirePresent(samples[i], "sequences", "sample", i);
      lengths[i] = steps.length;
      for (int j = 0; j < steps.length; j++) {
        ArgumentException.requirePresent(steps[j], "sequences", "sample " + i + ", step", j);
        features = features < 0 ? steps[j].length : features;
        if (steps[j].length != features) {
          throw new ShapeException(
              "sequences: step "
                  + j
                  + " of sample "
                  + i
                  + " has "
                  + steps[j].length
                  + " numbers, the first step "
                  + features
                  + "; give all steps the same");
        }
      }
      float[] copy = new float[lengths[i] * Math.max(features, 0)];
      for (int j = 0; j < steps.length; j++) {
        System.arraycopy(steps[j], 0, copy, j * features, features);
      }
      copies[i] = copy;
    }
    TensorType step = TensorType.float32(Shape.of(Math.max(features, 0)));
    return new PaddedSequences(copies, lengths, step, targets, 0);
  }

  /** How many steps the sample of row {@code row} has. */
  public int length(int row) {
    return lengths[row];
  }

  @Override
  public int size() {
    return lengths.length;
  }

  @Override
  public Map<String, TensorType> columns() {
    return Collections.unmodifiableMap(columns);
  }

  @Override
  public int[] classes(String column) {
    return column.equals(LENGTHS) ? lengths.clone() : targets.classes(column);
  }

  @Override
  public void read(int row, Row into) {
    TensorType type = columns.get(FEATURES);
    int from = into.offset(FEATURES);
    int end = from + type.elements();
    int padded = from + lengths[row] * (type.elements() / type.shape().extent(0));
    if (type.dtype() == DType.INT32) {
      int[] all = into.ints(FEATURES);
      System.arraycopy(samples[row], 0, all, from, padded - from);
      Arrays.fill(all, padded, end, padding.intValue());
    } else {
      float[] all = into.floats(FEATURES);
      System.arraycopy(samples[row], 0, all, from, padded - from);
      Arrays.fill(all, padded, end, padding.floatValue());
    }
    into.put(LENGTHS, lengths[row]);
    targets.read(row, into);
  }

  /**
   * Cuts {@link Dataset#FEATURES} of a batch, [batch, longest, …], to the longest of its {@link
   * #LENGTHS}, rounded up to a multiple of {@code multiple}: each length is another plan, so that
   * one of 8 keeps them few.
   */
  public static BatchFunction trim(int multiple) {
    return new Trim(LENGTHS, FEATURES, multiple);
  }
}
