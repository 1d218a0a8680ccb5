package dev.trigrad.tensorboard;

import java.util.Map;

/**
 * The messages within an event, by the numbers of their fields in TensorFlow's {@code
 * summary.proto}, {@code tensor.proto} and TensorBoard's plugins. As {@code
 * torch.utils.tensorboard} writes them, byte by byte.
 */
final class Messages {
  private static final int DT_FLOAT = 1;
  private static final int DT_STRING = 7;

  private Messages() {}

  static Wire scalar(String tag, double value) {
    return new Wire().text(1, tag).chosen(2, (float) value);
  }

  static Wire histogram(String tag, double[] values) {
    return new Wire().text(1, tag).message(5, Buckets.histogram(values));
  }

  static Wire image(String tag, Picture picture) {
    return new Wire()
        .text(1, tag)
        .message(
            4,
            new Wire()
                .number(1, picture.height())
                .number(2, picture.width())
                .number(3, picture.channels())
                .bytes(4, picture.png()));
  }

  static Wire text(String tag, String markdown) {
    Wire shape = new Wire().message(2, new Wire().number(1, 1));
    Wire tensor = new Wire().number(1, DT_STRING).message(2, shape).text(8, markdown);
    return new Wire().text(1, tag).message(8, tensor).message(9, plugin("text", new Wire()));
  }

  /** A table of numbers, row by row, for a plugin. */
  static Wire table(String tag, float[][] rows, String plugin, Wire content) {
    var shape = new Wire();
    shape.message(2, new Wire().number(1, rows.length));
    shape.message(2, new Wire().number(1, rows[0].length));
    float[] all = new float[rows.length * rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, all, i * rows[0].length, rows[0].length);
    }
    Wire tensor = new Wire().number(1, DT_FLOAT).message(2, shape).packed(5, all);
    return new Wire().text(1, tag).message(8, tensor).message(9, plugin(plugin, content));
  }

  /** What a plugin's values are of: metadata with its name and what it wants to know. */
  static Wire plugin(String name, Wire content) {
    byte[] bytes = content.bytes();
    Wire data = new Wire().text(1, name);
    return new Wire().message(1, bytes.length == 0 ? data : data.bytes(2, bytes));
  }

  /** A value that consists of what the plugin of hyperparameters wants to know. */
  private static Wire session(String kind, int field, Wire content) {
    Wire metadata = plugin("hparams", new Wire().message(field, content));
    return new Wire().text(1, "_hparams_/" + kind).message(9, metadata);
  }

  /** The three values that describe a run: what varies and is measured, its values, its end. */
  static Wire[] hyperparameters(Map<String, ?> values, Iterable<String> metrics) {
    var start = new Wire();
    var experiment = new Wire();
    values.forEach(
        (name, value) -> {
          start.message(1, new Wire().text(1, name).message(2, parameter(value)));
          int type = value instanceof String ? 1 : value instanceof Boolean ? 2 : 3;
          experiment.message(4, new Wire().text(1, name).number(4, type));
        });
    for (String metric : metrics) {
      experiment.message(5, new Wire().message(1, new Wire().text(2, metric)));
    }
    return new Wire[] {
      session("experiment", 2, experiment),
      session("session_start_info", 3, start),
      session("session_end_info", 4, new Wire().number(1, 1))
    };
  }

  private static Wire parameter(Object value) {
    return switch (value) {
      case String text -> new Wire().text(3, text);
      case Boolean truth -> new Wire().chosen(4, truth);
      // The number that was written, not the double next to its bits.
      case Float number -> new Wire().chosen(2, Double.parseDouble(number.toString()));
      case Object number -> new Wire().chosen(2, ((Number) number).doubleValue());
    };
  }
}
