package dev.trigrad.testkit.cases;

import dev.trigrad.Tensor;
import dev.trigrad.testkit.Rule;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A call of an operation on sample values.
 *
 * @param operation its name
 * @param covers the record class or enum constant that this is a case of
 * @param name what is special about the call, shapes above all
 * @param rule {@link Rule#R2_VALUE}, {@link Rule#R4_SPECIAL} or {@link Rule#R5_EDGES}
 * @param inputs makes new leaves, the same at each call
 * @param function the call
 */
public record OperationCase(
    String operation,
    Object covers,
    String name,
    Rule rule,
    Supplier<List<Tensor>> inputs,
    Function<List<Tensor>, Tensor> function) {}
