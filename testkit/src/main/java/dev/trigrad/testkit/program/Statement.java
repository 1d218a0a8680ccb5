package dev.trigrad.testkit.program;

import dev.trigrad.Shape;
import dev.trigrad.op.Integers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** One line of a program: it makes values, or asks for some. */
public sealed interface Statement {
  /** The earlier values that it names. */
  List<Value> reads();

  /** This statement with other values in place of those it names. */
  Statement renamed(UnaryOperator<Value> names);

  /** Whether it asks for values rather than making some. */
  default boolean isRequest() {
    return this instanceof Evaluate || this instanceof Commit || this instanceof Learn;
  }

  /**
   * A leaf of seeded numbers.
   *
   * @param limit the end of the range of indices
   */
  record Leaf(Domain domain, Shape shape, int limit, long seed) implements Statement {
    @Override
    public List<Value> reads() {
      return List.of();
    }

    @Override
    public Leaf renamed(UnaryOperator<Value> names) {
      return this;
    }
  }

  /** A cell that begins with the numbers of a leaf. */
  record Variable(Leaf first) implements Statement {
    @Override
    public List<Value> reads() {
      return List.of();
    }

    @Override
    public Variable renamed(UnaryOperator<Value> names) {
      return this;
    }
  }

  /** The present value of a cell. */
  record Read(Value variable) implements Statement {
    @Override
    public List<Value> reads() {
      return List.of(variable);
    }

    @Override
    public Read renamed(UnaryOperator<Value> names) {
      return new Read(names.apply(variable));
    }
  }

  /** A network with seeded parameters. */
  record Network(Architecture architecture, int in, int within, int out, int seed)
      implements Statement {
    @Override
    public List<Value> reads() {
      return List.of();
    }

    @Override
    public Network renamed(UnaryOperator<Value> names) {
      return this;
    }
  }

  /** A network's output, with its present parameters. */
  record Use(Value network, Value input) implements Statement {
    @Override
    public List<Value> reads() {
      return List.of(network, input);
    }

    @Override
    public Use renamed(UnaryOperator<Value> names) {
      return new Use(names.apply(network), names.apply(input));
    }
  }

  /** An operation on tensors. */
  record Apply(Code code, List<Value> operands, Integers numbers) implements Statement {
    /** An operation with its numbers written out. */
    public static Apply of(Code code, List<Value> operands, int... numbers) {
      return new Apply(code, List.copyOf(operands), Integers.of(numbers));
    }

    @Override
    public List<Value> reads() {
      return operands;
    }

    @Override
    public Apply renamed(UnaryOperator<Value> names) {
      return new Apply(code, operands.stream().map(names).toList(), numbers);
    }
  }

  /**
   * The gradients of {@code y} against {@code targets}, one output each.
   *
   * @param cotangent of y's shape, or y itself where y is a scalar and there is none
   */
  record Differentiate(Value y, Value cotangent, List<Value> targets) implements Statement {
    @Override
    public List<Value> reads() {
      var all = new ArrayList<>(List.of(y, cotangent));
      all.addAll(targets);
      return all;
    }

    @Override
    public Differentiate renamed(UnaryOperator<Value> names) {
      return new Differentiate(
          names.apply(y), names.apply(cotangent), targets.stream().map(names).toList());
    }
  }

  /** Asks for the values of tensors, in one program. */
  record Evaluate(List<Value> values) implements Statement {
    @Override
    public List<Value> reads() {
      return values;
    }

    @Override
    public Evaluate renamed(UnaryOperator<Value> names) {
      return new Evaluate(values.stream().map(names).toList());
    }
  }

  /**
   * Gives each variable the new value at its place, and asks for {@code keep} in the same program.
   */
  record Commit(List<Value> variables, List<Value> updates, List<Value> keep) implements Statement {
    @Override
    public List<Value> reads() {
      var all = new ArrayList<>(variables);
      all.addAll(updates);
      all.addAll(keep);
      return all;
    }

    @Override
    public Commit renamed(UnaryOperator<Value> names) {
      return new Commit(
          variables.stream().map(names).toList(),
          updates.stream().map(names).toList(),
          keep.stream().map(names).toList());
    }
  }

  /** One step of the network's optimizer, the learner of the network's first step. */
  record Learn(Learner learner, Value network, Value loss, List<Value> keep) implements Statement {
    @Override
    public List<Value> reads() {
      var all = new ArrayList<>(List.of(network, loss));
      all.addAll(keep);
      return all;
    }

    @Override
    public Learn renamed(UnaryOperator<Value> names) {
      return new Learn(
          learner, names.apply(network), names.apply(loss), keep.stream().map(names).toList());
    }
  }
}
