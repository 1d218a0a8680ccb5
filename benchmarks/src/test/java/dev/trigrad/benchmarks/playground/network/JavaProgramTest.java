package dev.trigrad.benchmarks.playground.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the playground shows as Java compiles, runs, and computes the same bits. */
class JavaProgramTest {
  private static final int EPOCHS = 3;
  private static final String WEIGHTS = "Path.of(\"network.safetensors\")";

  @TempDir private Path folder;

  private static Settings settings(
      Source source, List<Feature> features, List<Integer> hidden, ActivationChoice activation) {
    return new Settings(
        source,
        120,
        0.1,
        0.3,
        7,
        List.of(),
        features,
        hidden,
        activation,
        LossChoice.CROSS_ENTROPY,
        OptimizerChoice.ADAM,
        0.02,
        0,
        0,
        0,
        16,
        "java",
        0);
  }

  private static Settings learning(
      Settings settings,
      LossChoice loss,
      OptimizerChoice optimizer,
      double l1,
      double l2,
      double dropout) {
    return settings.but(
        s -> {
          s.loss = loss;
          s.optimizer = optimizer;
          s.l1 = l1;
          s.l2 = l2;
          s.dropout = dropout;
        });
  }

  static Stream<Settings> settings() {
    var plain = List.of(Feature.X, Feature.Y);
    var few = List.of(Feature.Y, Feature.SIN_X);
    var all = List.of(Feature.values());
    Settings circles = settings(Source.CIRCLES, plain, List.of(4, 3), ActivationChoice.TANH);
    return Stream.of(
        circles,
        learning(
            settings(Source.XOR, List.of(Feature.X), List.of(), ActivationChoice.RELU),
            LossChoice.HINGE,
            OptimizerChoice.SGD,
            0,
            0,
            0),
        learning(
            settings(Source.SPIRALS, all, List.of(8), ActivationChoice.SIGMOID),
            LossChoice.SQUARED,
            OptimizerChoice.RMSPROP,
            0.001,
            0,
            0),
        learning(
            settings(Source.GAUSSIANS, few, List.of(5, 5), ActivationChoice.SILU),
            LossChoice.CROSS_ENTROPY,
            OptimizerChoice.MOMENTUM,
            0.001,
            0.01,
            0.2),
        settings(Source.MOONS, plain, List.of(2, 2, 2, 2, 2, 2), ActivationChoice.LINEAR),
        learning(
            settings(Source.PLANE, plain, List.of(3), ActivationChoice.RELU),
            LossChoice.HUBER,
            OptimizerChoice.ADAM,
            0,
            0.1,
            0),
        learning(
            settings(Source.SADDLE, all, List.of(32), ActivationChoice.TANH),
            LossChoice.ABSOLUTE,
            OptimizerChoice.ADAM,
            0,
            0,
            0.5));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void computesWhatThePlaygroundHasComputed(Settings settings) throws Exception {
    Experiment experiment = trained(new Experiment(settings, null));
    agrees(experiment, experiment.java());
  }

  private static Experiment trained(Experiment experiment) {
    for (int i = 0; i < EPOCHS; i++) {
      experiment.finishEpoch();
    }
    return experiment;
  }

  private void agrees(Experiment experiment, String program) throws Exception {
    List<String> lines = program.lines().filter(line -> line.startsWith("  ")).toList();
    assertTrue(lines.size() <= 10, () -> lines.size() + " lines:\n" + program);
    String expected = "test loss " + (float) experiment.measure().testLoss();
    assertEquals(expected, output(program, "trained"), program);
    // Its weights, without a training.
    Path weights = folder.resolve("network.safetensors");
    experiment.save(weights);
    String loading =
        program
            .replaceFirst("model\\.initialize\\(\\d+\\); // or: ", "")
            .replace(WEIGHTS, "Path.of(\"" + weights + "\")")
            .replace("epoch < " + EPOCHS, "epoch < 0");
    assertEquals(expected, output(loading, "loaded"), loading);
  }

  /** What {@code program} prints. */
  private String output(String program, String name) throws Exception {
    Path classes = Files.createDirectories(folder.resolve(name));
    Path file = classes.resolve("Network.java");
    Files.writeString(file, program);
    var messages = new ByteArrayOutputStream();
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                messages,
                messages,
                "--release",
                "25",
                "-Xlint:all",
                "-Werror",
                "-proc:none",
                "-d",
                classes.toString(),
                file.toString());
    assertEquals(0, result, () -> messages.toString(StandardCharsets.UTF_8) + program);
    var printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      Class<?> type = loader.loadClass("Network");
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      Method main = type.getDeclaredMethod("main");
      main.setAccessible(true);
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      main.invoke(constructor.newInstance());
    } finally {
      System.setOut(out);
    }
    return printed.toString(StandardCharsets.UTF_8).strip();
  }

  private void agreesOnTable(String csv, List<String> columns) throws Exception {
    var table = new Table(csv.getBytes(StandardCharsets.UTF_8));
    Path file = Files.writeString(folder.resolve("table.csv"), csv);
    Settings chosen =
        settings(
                Source.CSV,
                List.of(Feature.X, Feature.Y, Feature.PRODUCT),
                List.of(4),
                ActivationChoice.TANH)
            .but(s -> s.columns = columns);
    Experiment experiment = trained(new Experiment(chosen, table));
    String program = experiment.java();
    assertTrue(program.contains("Path.of(\"table.csv\")"), program);
    agrees(experiment, program.replace("table.csv", file.toString()));
  }

  @Test
  void readsTables() throws Exception {
    var species = new StringBuilder("\uFEFFlength,\"wi\"\"dth\",colour \u00e9,kind\r\n");
    var bare = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      species.append(100 + i).append(',').append((i * 7) % 11).append(",red,");
      species.append(i % 3 == 0 ? "\"a, b\"" : "c").append("\r\n");
      bare.append(i * 0.5)
          .append(',')
          .append((i * 5) % 9)
          .append(',')
          .append(i * i * 0.01)
          .append('\n');
    }
    agreesOnTable(species.toString(), List.of());
    agreesOnTable(species.toString(), List.of("wi\"dth", "length", "kind"));
    agreesOnTable(bare.toString(), List.of());
    agreesOnTable(bare.toString(), List.of("3", "1", "2"));
  }

  @Test
  void takesNoCodeFromNames() throws Exception {
    String header = "\"\"\");System.exit(1);//\",\"\\u0022);x(//\",\"\\\"\n";
    agreesOnTable(header + "1,2,a\n3,4.5,b\n".repeat(20), List.of());
  }

  @Test
  void writesEnginesAsTheyAreCalled() {
    Settings s = settings(Source.XOR, List.of(Feature.X), List.of(), ActivationChoice.RELU);
    assertEquals("java", s.but(other -> other.engine = "\njava ").engine());
  }

  @Test
  void writesDigitsThatJavaReads() throws Exception {
    Locale usual = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      Settings s = settings(Source.CIRCLES, List.of(Feature.Y), List.of(3), ActivationChoice.RELU);
      agrees(trained(new Experiment(s, null)), trained(new Experiment(s, null)).java());
    } finally {
      Locale.setDefault(usual);
    }
  }
}
