package dev.trigrad.benchmarks.architecture;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A package and what it may depend on beside itself and the JDK.
 *
 * @param name the package
 * @param allowed other packages
 */
record Room(String name, Set<String> allowed) {
  private static final String ROOT = "dev.trigrad";

  private static Room room(String name, String... allowed) {
    var names = new HashSet<String>();
    for (String each : allowed) {
      names.add(full(each));
    }
    return new Room(full(name), Set.copyOf(names));
  }

  /** A room of an engine, which may know what a program is. */
  private static Room cpu(String name, String... siblings) {
    var names = new HashSet<>(room("", "", "op", "op.composite", "plan", "engine").allowed());
    for (String sibling : siblings) {
      names.add(full("engine." + sibling));
    }
    return new Room(full("engine." + name), Set.copyOf(names));
  }

  private static String full(String name) {
    return name.isEmpty() ? ROOT : ROOT + "." + name;
  }

  /** All rooms of the published modules; the package-info of each says the same in words. */
  static final List<Room> ALL =
      List.of(
          // Whoever computes is found as a service: of the root, only Engines knows run and engine.
          room(
              "",
              "graph",
              "graph.access",
              "op",
              "op.composite",
              "run",
              "engine",
              "engine.registry"),
          room("graph", "", "graph.access", "op"),
          room("graph.access", "", "graph", "op"),
          room("op", "", "graph", "reference", "reference.arithmetic", "op.composite"),
          room("op.composite", "", "graph", "op"),
          room("reference", "", "graph", "graph.access", "op"),
          room("reference.arithmetic", "", "op", "reference"),
          room("plan", "", "graph", "op", "engine", "plan.pass", "plan.verify"),
          room("plan.pass", "", "op", "engine", "plan"),
          room("plan.verify", "", "op", "engine", "plan"),
          room("run", "", "graph", "graph.access", "op", "engine", "plan"),
          room("engine", "", "op", "plan"),
          room("engine.registry", "", "graph", "graph.access", "op", "engine", "plan", "run"),
          room("nn", "", "graph", "graph.access", "op", "op.composite", "reference", "nn.init"),
          room("nn.init", ""),
          room("loss", "", "graph", "op", "op.composite"),
          room("optim", "", "graph", "op", "nn", "run", "optim.schedule", "optim.transform"),
          room("optim.schedule", "", "graph", "run"),
          room("optim.transform", "", "graph", "nn"),
          room("data", "", "graph", "graph.access", "nn", "run"),
          room("data.file", "", "graph", "graph.access", "data", "io", "io.json"),
          room("data.synthetic", "", "graph", "data"),
          room("data.image", "", "nn", "data", "io"),
          room("io", "", "graph", "graph.access", "op", "nn", "io.json"),
          room("io.json", ""),
          room("tensorboard", "", "graph", "op", "nn", "run", "io", "train"),
          room(
              "train",
              "",
              "engine",
              "graph",
              "loss",
              "nn",
              "optim",
              "optim.schedule",
              "run",
              "data",
              "io",
              "train.chart",
              "train.metric"),
          room("train.chart"),
          room("picture", "", "graph", "graph.access", "op", "nn", "plan", "run", "picture.layout"),
          room("picture.layout"),
          room("picture.service", "graph", "graph.access", "picture"),
          room("train.metric", "", "graph.access", "loss"),
          cpu("java", "java.gemm", "java.chain", "java.row", "java.function", "java.layout"),
          cpu("java.gemm", "java", "java.chain", "java.row", "java.function", "java.layout"),
          cpu("java.chain", "java", "java.row", "java.function", "java.layout"),
          cpu("java.row", "java", "java.layout"),
          cpu("java.function"),
          cpu("java.layout", "java"),
          cpu(
              "vector",
              "vector.gemm",
              "vector.chain",
              "vector.row",
              "vector.function",
              "vector.layout",
              "vector.warm",
              "java",
              "java.gemm",
              "java.chain",
              "java.row"),
          cpu("vector.gemm", "vector.layout", "vector.warm", "java", "java.gemm", "java.row"),
          cpu(
              "vector.chain",
              "vector.layout",
              "vector.function",
              "vector.warm",
              "java",
              "java.chain",
              "java.row",
              "java.function"),
          cpu("vector.row", "vector.layout", "vector.warm", "java", "java.row"),
          cpu(
              "vector.function",
              "vector.layout",
              "vector.warm",
              "vector.chain",
              "java",
              "java.chain",
              "java.function"),
          cpu("vector.layout"),
          cpu("vector.warm", "java"),
          room("engine.openblas", "", "op", "engine", "engine.java", "engine.openblas.generated"),
          room("engine.openblas.generated"));
}
