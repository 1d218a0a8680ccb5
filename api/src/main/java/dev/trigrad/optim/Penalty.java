package dev.trigrad.optim;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * A penalty λ₁ Σ |w| + λ₂ Σ w² on parameters, the R of a regularised objective E + R. It is part of
 * the loss that is reported, and its gradient λ₁ sign(w) + 2 λ₂ w, 0 at w = 0, part of the loss's:
 *
 * <pre>{@code
 * var penalty = Penalty.l2(0.01f, model.parameters()).withoutBiases();
 * optimizer.step(pass -> loss.of(model.apply(x, pass), y).add(penalty.of(pass)));
 * }</pre>
 *
 * <p>Under plain SGD, {@code l2(λ / 2)} makes the steps of its weight decay λ, which adds λ w to
 * the gradient. Under Adam both go through the moments, where a large gradient shrinks the decay
 * with it. AdamW's decay does not: it takes η λ w from the weights beside the step, and is no
 * penalty.
 *
 * <p>It says nothing of how a loss is reduced: beside a sum over samples λ weighs less than beside
 * their mean. λ₁ and λ₂ are inputs: another number, unless it is 0, makes no new plan. Source:
 * Hoerl and Kennard 1970 (l2), Tibshirani 1996 (l1), Zou and Hastie 2005 (elastic net).
 *
 * @param l1 λ₁ ≥ 0
 * @param l2 λ₂ ≥ 0
 * @param parameters those that are penalised, not none
 */
public record Penalty(double l1, double l2, List<Parameter> parameters) {
  /** Checks that λ₁ and λ₂ are finite and at least 0, and that there are parameters. */
  public Penalty {
    l1 = require("l1", l1);
    l2 = require("l2", l2);
    ArgumentException.requirePresent(parameters, "penalty", "list of parameters");
    for (int i = 0; i < parameters.size(); i++) {
      ArgumentException.requirePresent(parameters.get(i), "penalty", "parameter", i);
    }
    parameters = List.copyOf(parameters);
    if (parameters.isEmpty()) {
      throw new ArgumentException("penalty: no parameters; give at least one");
    }
  }

  private static double require(String name, double strength) {
    if (!(strength >= 0 && strength <= Float.MAX_VALUE)) {
      throw new ArgumentException(
          "penalty: " + name + " is " + strength + ", expected a finite number of at least 0");
    }
    return strength;
  }

  /** strength · Σ |w|, which makes weights 0. */
  public static Penalty l1(double strength, Collection<Parameter> parameters) {
    return elastic(strength, 0, parameters);
  }

  /** strength · Σ w², which makes weights small. */
  public static Penalty l2(double strength, Collection<Parameter> parameters) {
    return elastic(0, strength, parameters);
  }

  /** l1 · Σ |w| + l2 · Σ w². */
  public static Penalty elastic(double l1, double l2, Collection<Parameter> parameters) {
    ArgumentException.requirePresent(parameters, "penalty", "list of parameters");
    return new Penalty(l1, l2, new ArrayList<>(parameters));
  }

  /** strength · Σ |w| over all parameters of {@code model}. */
  public static Penalty l1(double strength, Module model) {
    return l1(strength, parameters(model));
  }

  /** strength · Σ w² over all parameters of {@code model}. */
  public static Penalty l2(double strength, Module model) {
    return l2(strength, parameters(model));
  }

  private static List<Parameter> parameters(Module model) {
    return ArgumentException.requirePresent(model, "penalty", "model").parameters();
  }

  /** This penalty on the parameters that {@code filter} accepts, as in {@code p -> …}. */
  public Penalty only(Predicate<? super Parameter> filter) {
    ArgumentException.requirePresent(filter, "penalty", "filter");
    var kept = new ArrayList<Parameter>();
    for (Parameter parameter : parameters) {
      if (filter.test(parameter)) {
        kept.add(parameter);
      }
    }
    return new Penalty(l1, l2, kept);
  }

  /** This penalty without the parameters called {@code bias}, at the end of their paths. */
  public Penalty withoutBiases() {
    return only(
        parameter -> !parameter.name().equals("bias") && !parameter.name().endsWith(".bias"));
  }

  /** The penalty at the values that the parameters have in {@code pass}, a scalar. */
  public Tensor of(Pass pass) {
    ArgumentException.requirePresent(pass, "penalty", "pass");
    Tensor absolute = null;
    Tensor squares = null;
    for (Parameter parameter : parameters) {
      Tensor w = pass.value(parameter);
      if (l1 > 0) {
        absolute = plus(absolute, w.abs().sum());
      }
      if (l2 > 0 || l1 == 0) {
        squares = plus(squares, w.square().sum());
      }
    }
    if (squares == null) {
      return absolute.mul(l1);
    }
    squares = squares.mul(l2);
    return absolute == null ? squares : absolute.mul(l1).add(squares);
  }

  private static Tensor plus(Tensor sum, Tensor term) {
    return sum == null ? term : sum.add(term);
  }
}
