package dev.trigrad.benchmarks.speed;

import java.util.ServiceLoader;

/**
 * A library that takes part in the comparison; found by {@link ServiceLoader}. Constructors and
 * {@link #name} touch no class of the library: others are on the same class path.
 */
public sealed interface Contender permits Trainer, Multiplier, Calculator, Starter {
  /** Short, as in {@code libtorch}. */
  String name();

  /** Library, version and what it computes with; called when it has been used. */
  String version() throws Exception;

  /** Whether its virtual machine gets the module {@code jdk.incubator.vector}. */
  default boolean usesVectorApi() {
    return false;
  }

  /** The contender called {@code name} on this class path. */
  static Contender named(String name) {
    for (Contender contender : ServiceLoader.load(Contender.class)) {
      if (contender.name().equals(name)) {
        return contender;
      }
    }
    throw new IllegalArgumentException("no contender '" + name + "' on this class path");
  }
}
