package dev.trigrad.benchmarks.playground.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A network and its training as Java that compiles: imports, and a main of ten lines at most. Run
 * by {@code java --class-path … Network.java}, on the same engine it computes the bits that the
 * playground has computed, if settings did not change on the way. Numbers are written by {@code
 * %s}: {@code %d} takes the digits of the reader's country.
 */
final class JavaProgram {
  private JavaProgram() {}

  static String of(Settings s, DataSplit data, Table table, int epochs) {
    boolean csv = s.source() == Source.CSV;
    String points =
        csv ? table.java(data.axes()) : s.source().java(s.points(), s.noise(), s.seed());
    String lines =
        points
            + ".split(RandomKey.of(%s), %s, %s);".formatted(s.seed(), s.trainShare(), s.testShare())
            + "\nvar model = Sequential.of("
            + String.join(", ", modules(s, data))
            + ");"
            + "\nmodel.initialize(%s); // or: ".formatted(s.seed())
            + "Checkpoint.loadModel(Path.of(\"network.safetensors\"), model);"
            + "\nvar optimizer = "
            + s.optimizer().java(s.rate())
            + ".on(Engines.evaluator(\""
            + s.engine()
            + "\"));"
            + "\nvar loss = "
            + s.loss().java()
            + ";"
            + "\nfor (int epoch = 0; epoch < "
            + epochs
            + "; epoch++)"
            + "\n  for (Batch batch : parts.getFirst().batches("
            + s.batch()
            + ", RandomKey.of(epoch)))"
            + "\n    optimizer.step(pass -> "
            + step(s, data)
            + ");"
            + "\n"
            + last(s, data);
    String main = lines.lines().map(line -> "  " + line + "\n").collect(Collectors.joining());
    return imports(csv) + "\nvoid main() {\n" + main + "}\n";
  }

  private static String imports(boolean csv) {
    return """
    import dev.trigrad.*;
    import dev.trigrad.data.*;
    import dev.trigrad.data.%s.*;
    import dev.trigrad.loss.*;
    import dev.trigrad.nn.*;
    import dev.trigrad.optim.*;
    import dev.trigrad.train.*;
    """
        .formatted(csv ? "file" : "synthetic");
  }

  private static List<String> modules(Settings s, DataSplit data) {
    var modules = new ArrayList<String>();
    if (s.source() == Source.CSV) {
      modules.add("Standardize.fit(parts.getFirst(), \"features\")");
    }
    if (!Network.plain(s.features())) {
      modules.add(features(s.features()));
    }
    int width = s.features().size();
    for (int units : s.hidden()) {
      modules.add("new Linear(%s, %s)".formatted(width, units));
      if (s.activation() != ActivationChoice.LINEAR) {
        modules.add(s.activation().java());
      }
      if (s.dropout() > 0) {
        modules.add("new Dropout(%s)".formatted(s.dropout()));
      }
      width = units;
    }
    modules.add("new Linear(%s, %s)".formatted(width, Math.max(1, data.classes())));
    return modules;
  }

  private static String features(List<Feature> features) {
    String chosen = features.stream().map(Feature::java).collect(Collectors.joining(", "));
    return "new Lambda(\"features\", p -> { var x = p.select(1, 0); var y = p.select(1, 1);"
        + " return Tensor.stack(1, "
        + chosen
        + "); })";
  }

  private static String step(Settings s, DataSplit data) {
    String loss =
        s.loss().call("model.apply(batch.features(), pass)", "batch.targets()", data.classes());
    return s.l1() == 0 && s.l2() == 0
        ? loss
        : loss
            + ".add(Penalty.elastic(%s, %s, model.parameters()).withoutBiases().of(pass))"
                .formatted(s.l1(), s.l2());
  }

  private static String last(Settings s, DataSplit data) {
    String test = "parts.getLast().collect()";
    return "IO.println(\"test loss \" + "
        + s.loss().call("model.apply(" + test + ".features())", test + ".targets()", data.classes())
        + ".item());";
  }
}
