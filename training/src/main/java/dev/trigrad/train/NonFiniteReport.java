package dev.trigrad.train;

import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Node;
import dev.trigrad.nn.ModulePaths;

/**
 * Says where a value that is not finite comes from.
 *
 * @param step number of the step
 * @param where what it was taken on, in words
 */
record NonFiniteReport(long step, String where, Batch batch, ModulePaths paths) {
  private static final String NOT_TAKEN = "; the step was not taken";

  static boolean isColumn(Batch batch, Tensor tensor) {
    return batch.columns().values().stream().anyMatch(each -> each.node() == tensor.node());
  }

  /** Of a leaf: data, a parameter, a constant. */
  NonFiniteException leaf(Tensor leaf, FloatScan scan) {
    String counts = scan.text(leaf.shape());
    Cell cell = leaf.node().cell();
    if (cell != null) {
      return new NonFiniteException(
          step,
          "",
          cell.name(),
          "'"
              + cell.name()
              + "' holds "
              + counts
              + " since an earlier step; lower the learning rate, clip gradients, or find that step"
              + " by check(FiniteCheck.EVERYTHING)"
              + NOT_TAKEN);
    }
    for (var column : batch.columns().entrySet()) {
      if (column.getValue().node() == leaf.node()) {
        int sample = scan.first() / (leaf.type().elements() / leaf.shape().extent(0));
        return new NonFiniteException(
            step,
            "",
            column.getKey(),
            "column '"
                + column.getKey()
                + "' of "
                + where
                + " holds "
                + counts
                + ", in its sample "
                + sample
                + "; mend or leave out such samples"
                + NOT_TAKEN);
      }
    }
    return new NonFiniteException(
        step, "", "constant", "a constant " + leaf.shape() + " holds " + counts + NOT_TAKEN);
  }

  /** Of an operation with finite inputs; {@code nan} is the first that makes NaN of it, if any. */
  NonFiniteException operation(Tensor output, FloatScan scan, Node nan) {
    Node node = output.node();
    return new NonFiniteException(
        step,
        path(node),
        node.label(),
        call(node)
            + " gave "
            + scan.text(output.shape())
            + inputs(node, output, scan.first())
            + (nan == null ? "" : ", of which " + call(nan) + " made NaN")
            + remedy(node.label(), false)
            + NOT_TAKEN);
  }

  /** Of the gradient by {@code x} that {@code output} passes on. */
  NonFiniteException gradient(Tensor output, Tensor x, FloatScan scan) {
    Node node = output.node();
    float[] values = NonFiniteSearch.floats(x);
    return new NonFiniteException(
        step,
        path(node),
        node.label(),
        "the gradient of "
            + call(node)
            + " by its input is "
            + scan.text(x.shape())
            + " where the input is "
            + values[scan.first()]
            + ", though the loss is finite"
            + remedy(node.label(), true)
            + NOT_TAKEN);
  }

  private String path(Node node) {
    String path = paths.of(node);
    return path == null ? "" : path;
  }

  /** As in {@code log([32, 10]) in 'encoder.fc2'}. */
  private String call(Node node) {
    var text = new StringBuilder(node.label()).append('(');
    for (int i = 0; i < node.inputs().size(); i++) {
      text.append(i == 0 ? "" : ", ").append(node.inputs().get(i).shape());
    }
    String path = paths.of(node);
    text.append(path == null ? ") in the loss" : path.isEmpty() ? ") in the model" : ") in '");
    return path == null || path.isEmpty() ? text.toString() : text + path + "'";
  }

  /** The inputs at the same place, where they have one, else their range. */
  private static String inputs(Node node, Tensor output, int at) {
    var text = new StringBuilder();
    for (Tensor input : node.inputs()) {
      float[] values = NonFiniteSearch.floats(input);
      if (values == null || values.length == 0) {
        continue;
      }
      text.append(text.isEmpty() ? "" : " and ");
      if (values.length == 1 || input.shape().equals(output.shape())) {
        text.append(values[values.length == 1 ? 0 : at]);
      } else {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : values) {
          least = Math.min(least, value);
          most = Math.max(most, value);
        }
        text.append(least).append(" to ").append(most);
      }
    }
    return text.isEmpty() ? "" : ", from " + text;
  }

  private static String remedy(String operation, boolean gradient) {
    return switch (operation) {
      case "log", "log1p", "log2", "log10" ->
          "; keep its input above its pole, by clip or a small epsilon";
      case "div", "reciprocal" -> "; keep the divisor away from 0, by a small epsilon";
      case "exp", "expm1", "pow" -> "; keep its input small, by clip or by subtracting the maximum";
      case "sqrt", "rsqrt" ->
          gradient
              ? "; its slope is infinite at 0: add a small epsilon to its input"
              : "; keep its input above 0, by clip or a small epsilon";
      default -> "; lower the learning rate, clip gradients, or scale the inputs";
    };
  }
}
