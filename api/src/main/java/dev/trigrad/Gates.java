package dev.trigrad;

/**
 * Gates: nodes of the graph as one looks at the gradient g that flows back through them. Operands
 * broadcast.
 *
 * <p>Some share out what flows back: addition gives g to both operands, a product gives each g
 * times the other operand, a maximum gives g to the larger. Others open and shut for a signal x as
 * a control z says: softly, linearly between two corners, or all at once.
 *
 * <pre>{@code
 * Tensor x = Tensor.of(new float[] {2, 2, 2});
 * Tensor z = Tensor.of(new float[] {-3, 0, 1});
 * Gates.sigmoid(x, z).toArray(); // → 0.0949, 1, 1.4621
 * Gates.hard(x, z).toArray(); // → 0, 1, 1.4
 * Gates.allOrNothing(x, z).toArray(); // → 0, 0, 2
 * }</pre>
 *
 * <p>Source: Hochreiter and Schmidhuber, Long short-term memory, Neural Computation 1997, for gates
 * by products; McCulloch and Pitts, A logical calculus of the ideas immanent in nervous activity,
 * 1943, for all or nothing.
 */
public final class Gates {
  private static final float SLOPE = 0.2f;

  private Gates() {}

  /**
   * Sigmoid gate {@code σ(z) x}, never quite shut nor open. Gradients: {@code σ(z) g} for x, {@code
   * x σ(z) (1 − σ(z)) g} for z.
   */
  public static Tensor sigmoid(Tensor x, Tensor z) {
    return checked("sigmoid gate", x, z, () -> z.sigmoid().mul(x));
  }

  /**
   * Hard gate {@code h(z) x} with the piecewise linear {@code h(z) = min(max(0.2 z + 0.5, 0), 1)}:
   * shut below −2.5, open above 2.5. Gradients: {@code h(z) g} for x; {@code 0.2 x g} for z between
   * the corners, 0 beyond.
   */
  public static Tensor hard(Tensor x, Tensor z) {
    return checked("hard gate", x, z, () -> z.mul(SLOPE).add(0.5f).clip(0, 1).mul(x));
  }

  /**
   * All-or-nothing gate: x where {@code z > 0}, 0 where it is not, even if x is infinite; NaN where
   * z is. Gradients: g for x where the gate is open; 0 for z, everywhere, so that nothing learns
   * that lies behind z alone.
   */
  public static Tensor allOrNothing(Tensor x, Tensor z) {
    return checked(
        "all-or-nothing gate",
        x,
        z,
        () -> {
          // No comparison holds of NaN.
          Tensor shut = z.lessEqual(0).where(Tensor.of(0f), Tensor.of(Float.NaN));
          return z.greater(0).where(x, shut);
        });
  }

  /**
   * Max gate {@code max(a, b)}, which sends g to the larger operand and 0 to the other; to each
   * half of it where they are equal. NaN where one is.
   */
  public static Tensor max(Tensor a, Tensor b) {
    return checked("max gate", a, b, () -> a.maximum(b));
  }

  /**
   * Min gate {@code min(a, b)}, which sends g to the smaller operand and 0 to the other; to each
   * half of it where they are equal. NaN where one is.
   */
  public static Tensor min(Tensor a, Tensor b) {
    return checked("min gate", a, b, () -> a.minimum(b));
  }

  /** Add gate {@code a + b}, the distributor: g for a and g for b, whatever their values. */
  public static Tensor add(Tensor a, Tensor b) {
    return checked("add gate", a, b, () -> a.add(b));
  }

  /**
   * Multiply gate {@code a b}, the switcher: {@code b g} for a and {@code a g} for b. A small
   * operand lets little through to the other, and gets much itself.
   */
  public static Tensor multiply(Tensor a, Tensor b) {
    return checked("multiply gate", a, b, () -> a.mul(b));
  }

  private static Tensor checked(
      String name, Tensor x, Tensor z, java.util.function.Supplier<Tensor> gate) {
    ArgumentException.requirePresent(x, name, "input 0");
    ArgumentException.requirePresent(z, name, "input 1");
    for (Tensor input : new Tensor[] {x, z}) {
      if (input.dtype() != DType.FLOAT32) {
        throw new DTypeException(
            name + ": input is " + input.type() + ", expected float32; cast it");
      }
    }
    try {
      return gate.get();
    } catch (TrigradException e) {
      throw Renamed.as(name, e);
    }
  }
}
