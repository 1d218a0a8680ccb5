package dev.trigrad.testkit.checks;

import dev.trigrad.Tensor;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.UnsupportedPrimitiveException;
import dev.trigrad.engine.java.KernelLayer;
import dev.trigrad.plan.Planner;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.Check;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.cases.OperationCase;
import dev.trigrad.testkit.cases.OperationCases;
import dev.trigrad.testkit.engines.WitnessedEngine;
import dev.trigrad.testkit.engines.WitnessedEngine.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rule R14: the code that runs is that of the engine that was asked for, wherever it claims to have
 * some, and nothing is counted as an engine's that is another's.
 */
public final class KernelChecks {
  private final WitnessedEngine engine;
  private final Set<String> own;
  private List<Claim> claims;

  /**
   * Checks of {@code engine}, as it is once it is warm.
   *
   * @param own the operations that must run on its own code at some shape; if empty, any one will
   *     do
   */
  public KernelChecks(Engine engine, Set<String> own) {
    this.engine = new WitnessedEngine(engine);
    this.own = own;
  }

  public List<Check> all() {
    var checks = new ArrayList<Check>();
    if (own.isEmpty()) {
      checks.add(new Check("kernels", Rule.R14_KERNELS, "some are its own", this::some));
    }
    for (String operation : own) {
      checks.add(new Check(operation, Rule.R14_KERNELS, "its own kernel", () -> owned(operation)));
    }
    checks.add(
        new Check("kernels", Rule.R14_KERNELS, "none is claimed that is another's", this::honest));
    return checks;
  }

  private void some() {
    String name = engine.info().name();
    var names = new TreeMap<String, Set<String>>();
    for (Claim claim : claims()) {
      names.computeIfAbsent(claim.operation(), key -> new TreeSet<>()).addAll(claim.engines());
    }
    if (names.values().stream().noneMatch(each -> each.contains(name))) {
      throw new AssertionError(
          "no step runs on code of engine "
              + name
              + ": "
              + names
              + "; is another engine doing its work?");
    }
  }

  private void owned(String operation) {
    Set<String> names = new TreeSet<>();
    for (Claim claim : claims()) {
      if (claim.operation().equals(operation)) {
        names.addAll(claim.engines());
      }
    }
    if (!names.contains(engine.info().name())) {
      throw new AssertionError(
          operation
              + " runs on code of "
              + names
              + ", none of it of engine "
              + engine.info().name()
              + "; leave it out of ownKernels(), or give it a kernel");
    }
  }

  /**
   * What is claimed for a layer is seen to run code of that layer, in one case at least: operands
   * that are broadcast may be laid out by the code of another before.
   */
  private void honest() {
    for (KernelLayer layer : engine.layers()) {
      var foreign = new TreeMap<String, Claim>();
      Set<String> shown = new TreeSet<>();
      for (Claim claim : claims()) {
        if (claim.engines().contains(layer.name()) && claim.witness() != null) {
          boolean others = !isOf(layer, claim) && owner(claim) != null;
          if (others) {
            foreign.putIfAbsent(claim.operation(), claim);
          } else {
            shown.add(claim.operation());
          }
        }
      }
      foreign.keySet().removeAll(shown);
      if (!foreign.isEmpty()) {
        throw new AssertionError(lie(layer, foreign.firstEntry().getValue(), foreign.keySet()));
      }
    }
  }

  private String lie(KernelLayer layer, Claim claim, Set<String> all) {
    return claim.operation()
        + " is said to run code of engine "
        + layer.name()
        + ", and runs "
        + claim.witness().getClassName()
        + "."
        + claim.witness().getMethodName()
        + " of engine "
        + owner(claim).name()
        + " in every case; let Kernel.code() name that loop, or bring one of its own (likewise of "
        + all
        + ")";
  }

  /** The layer in whose package the witness lies, or {@code null}. */
  private KernelLayer owner(Claim claim) {
    for (KernelLayer layer : engine.layers()) {
      if (isOf(layer, claim)) {
        return layer;
      }
    }
    return null;
  }

  private static boolean isOf(KernelLayer layer, Claim claim) {
    return claim.witness().getClassName().startsWith(layer.getClass().getPackageName() + ".");
  }

  /** What is claimed in all cases, collected once. */
  private List<Claim> claims() {
    if (claims == null) {
      engine.claims().clear();
      var evaluator = new Evaluator(engine, Planner.none());
      for (OperationCase each : OperationCases.all()) {
        Tensor result = each.function().apply(each.inputs().get());
        try {
          evaluator.explain(result);
        } catch (UnsupportedPrimitiveException e) {
          // The operation's own checks report it.
          continue;
        }
      }
      claims = List.copyOf(engine.claims());
    }
    return claims;
  }
}
