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
          room("engine.registry", "", "graph.access", "engine", "plan", "run"),
          room("nn", "", "graph", "op", "reference"),
          room("loss", "", "graph", "op", "op.composite"),
          room("optim", "", "graph", "op", "nn", "run"),
          room("data", "", "graph", "graph.access"),
          room("train", ""),
          room("engine.java", "", "op", "op.composite", "plan", "engine"),
          room("engine.vector", "", "op", "plan", "engine", "engine.java"),
          room("engine.openblas", "", "op", "engine", "engine.java", "engine.openblas.generated"),
          room("engine.openblas.generated"));
}
