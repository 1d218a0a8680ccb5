package dev.trigrad.run;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import dev.trigrad.engine.Engine;
import dev.trigrad.graph.Node;
import dev.trigrad.graph.Recorder;
import dev.trigrad.graph.Updates;
import dev.trigrad.graph.access.Evaluation;
import dev.trigrad.graph.access.GraphAccess;
import dev.trigrad.plan.Planner;
import dev.trigrad.plan.Program;
import java.util.Arrays;
import java.util.List;

/**
 * Evaluates tensors and commits updates on one engine: looks the requested graph up by structure,
 * plans it on a miss, and runs the plan.
 *
 * <p>Safe for use by many threads. Several evaluators, on one engine or on different ones, may live
 * side by side; a graph belongs to none of them.
 */
public final class Evaluator {
  private static final GraphAccess GRAPH = GraphAccess.get();
  private static final Updates NONE = new Updates();

  private final Engine engine;
  private final Planner planner;
  private final PlanCache plans;
  private final Runs runs = new Runs();

  /** An evaluator on {@code engine} with every planner pass. */
  public Evaluator(Engine engine) {
    this(engine, Planner.all());
  }

  /** An evaluator on {@code engine} that plans with {@code planner}. */
  public Evaluator(Engine engine, Planner planner) {
    this.engine = ArgumentException.requirePresent(engine, "evaluator", "engine");
    this.planner = ArgumentException.requirePresent(planner, "evaluator", "planner");
    this.plans = new PlanCache();
  }

  /** The engine that runs the plans. */
  public Engine engine() {
    return engine;
  }

  /** Hits, misses and size of the plan cache. */
  public PlanCache plans() {
    return plans;
  }

  /** Computes {@code tensor} and returns it. */
  public Tensor evaluate(Tensor tensor) {
    ArgumentException.requirePresent(tensor, "evaluate", "tensor");
    if (!tensor.evaluated()) {
      run(NONE, tensor);
    }
    return tensor;
  }

  /** Computes the tensors in one program and returns them. */
  public List<Tensor> evaluate(Tensor... tensors) {
    List<Tensor> listed = listed("evaluate", tensors);
    run(NONE, tensors);
    return listed;
  }

  /** Computes the tensors in one program and returns them. */
  public List<Tensor> evaluate(List<Tensor> tensors) {
    ArgumentException.requirePresent(tensors, "evaluate", "list of tensors");
    return evaluate(tensors.toArray(Tensor[]::new));
  }

  /**
   * Computes the new values of all cells in {@code updates} and the tensors {@code keep} in one
   * program, then updates every cell exactly once; on any error none has changed.
   *
   * @throws dev.trigrad.GraphException if a cell has been updated since the graph was recorded
   */
  public void commit(Updates updates, Tensor... keep) {
    ArgumentException.requirePresent(updates, "commit", "updates");
    if (keep != null && keep.length == 1 && keep[0] != null) {
      // Mostly it is the loss: then the array goes no further, and is not allocated.
      run(updates, keep[0]);
      return;
    }
    requireAll("commit", keep);
    run(updates, keep);
  }

  /**
   * Text on how the tensors would be computed: steps, kernels and the engine each comes from,
   * buffers, bytes and flops. Of tensors that have their values already it says that.
   */
  public String explain(Tensor... tensors) {
    return explain(new Updates(), tensors);
  }

  /** As {@link #explain(Tensor...)}, for a commit. */
  public String explain(Updates updates, Tensor... keep) {
    ArgumentException.requirePresent(updates, "explain", "updates");
    List<Tensor> tensors = listed("explain", keep);
    var known = new StringBuilder();
    for (Tensor tensor : tensors) {
      if (tensor.evaluated()) {
        known.append(tensor.node().op() == null ? "a leaf: " : "evaluated already: ");
        known.append(tensor.node().label()).append(' ').append(tensor.type());
        known.append(", nothing to compute").append(System.lineSeparator());
      }
    }
    PlannedGraph planned = planned(tensors, updates);
    return planned == null ? known.toString() : known + planned.explanation();
  }

  /**
   * The programs that would compute the tensors and commit {@code updates}, as the planner has made
   * them, with whose code runs each step: what {@link #explain(Updates, Tensor...)} tells. Mostly
   * one; several where host functions are called in between, none if all is known already.
   */
  public List<PlannedProgram> programs(Updates updates, Tensor... keep) {
    ArgumentException.requirePresent(updates, "programs", "updates");
    PlannedGraph planned = planned(listed("programs", keep), updates);
    return planned == null ? List.of() : planned.programs();
  }

  /** The plan for {@code tensors} and {@code updates}; {@code null} if all is known already. */
  private PlannedGraph planned(List<Tensor> tensors, Updates updates) {
    Trace trace = runs.lease();
    try {
      tensors.forEach(trace.wanted::add);
      if (trace.wanted.count() == 0 && GRAPH.count(updates) == 0) {
        return null;
      }
      trace.record(updates);
      return plan(trace, updates);
    } finally {
      runs.giveBack(trace);
    }
  }

  /**
   * A plan that computes {@code outputs} from other values of {@code inputs}, for calling often and
   * from many threads: a prediction in a service. The inputs are leaves of the graph, evaluated
   * here if need be; their present values only give the shapes.
   *
   * @throws dev.trigrad.GraphException if an input is a parameter, is given twice, or is not read
   *     by the outputs; if an output is known already or given twice
   */
  public HeldPlan hold(List<Tensor> inputs, Tensor... outputs) {
    ArgumentException.requirePresent(inputs, "hold", "list of inputs");
    List<Tensor> wantedInputs = listed("hold", inputs.toArray(Tensor[]::new));
    List<Tensor> wantedOutputs = listed("hold", outputs);
    evaluate(wantedInputs);
    Trace trace = runs.lease();
    try {
      wantedOutputs.forEach(trace.wanted::add);
      trace.record(NONE);
      int[] outputPlaces = Holding.outputs(trace.wanted.list(), wantedOutputs);
      int[] inputPlaces = Holding.inputs(trace, inputs);
      List<Node> leaves = List.of(Arrays.copyOf(trace.leaves, trace.leafCount));
      return new HeldPlan(plan(trace, NONE), leaves, inputPlaces, outputPlaces);
    } finally {
      runs.giveBack(trace);
    }
  }

  /**
   * The host array of {@code tensor}, evaluated on the default engine if need be; do not change it.
   */
  public static Object value(Tensor tensor) {
    return Evaluation.value(tensor);
  }

  private static List<Tensor> listed(String operation, Tensor[] tensors) {
    requireAll(operation, tensors);
    return List.of(tensors);
  }

  private static void requireAll(String operation, Tensor[] tensors) {
    ArgumentException.requirePresent(tensors, operation, "array of tensors");
    for (int i = 0; i < tensors.length; i++) {
      ArgumentException.requirePresent(tensors[i], operation, "tensor", i);
    }
  }

  private void run(Updates updates, Tensor tensor) {
    if (Recorder.expanding()) {
      throw GRAPH.refused(List.of(tensor));
    }
    Trace trace = runs.lease();
    try {
      trace.wanted.add(tensor);
      run(trace, updates);
    } finally {
      runs.giveBack(trace);
    }
  }

  private void run(Updates updates, Tensor[] tensors) {
    if (Recorder.expanding()) {
      throw GRAPH.refused(List.of(tensors));
    }
    Trace trace = runs.lease();
    try {
      for (Tensor tensor : tensors) {
        trace.wanted.add(tensor);
      }
      run(trace, updates);
    } finally {
      runs.giveBack(trace);
    }
  }

  private void run(Trace trace, Updates updates) {
    if (trace.wanted.count() > 0 || GRAPH.count(updates) > 0) {
      trace.record(updates);
      Runs.execute(plan(trace, updates), trace, updates);
    }
  }

  private PlannedGraph plan(Trace trace, Updates updates) {
    PlannedGraph known = plans.find(trace.structure);
    return known != null ? known : planAnew(trace, updates);
  }

  private PlannedGraph planAnew(Trace trace, Updates updates) {
    long start = System.nanoTime();
    var raw = new Lowering(engine).lower(trace, updates);
    PlannedGraph planned;
    if (trace.calls()) {
      var staged = StagedPlan.of(Stages.of(raw, trace), this::planned, engine);
      planned = new PlannedGraph(trace.structure.key(), raw, staged);
    } else {
      var program = planned(raw);
      planned = new PlannedGraph(trace.structure.key(), program, engine.compile(program));
    }
    return plans.store(planned, System.nanoTime() - start);
  }

  private Program planned(Program raw) {
    return planner.plan(raw, engine, plans::refused);
  }
}
