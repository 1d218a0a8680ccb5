package dev.trigrad.engine.vector.chain;

import static dev.trigrad.engine.java.function.Coefficients.*;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.trigrad.engine.vector.function.ExponentialLoops;
import dev.trigrad.engine.vector.layout.Lanes;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * Instructions on vectors of floats, the operands on the stack. Polynomials are written out, since
 * C2 does not inline methods as large, and a vector that crosses a call is boxed.
 */
final class LaneCode {
  private static final String HOME = "jdk.incubator.vector";
  private static final ClassDesc VECTOR = ClassDesc.of(HOME, "Vector");
  private static final ClassDesc FLOATS = ClassDesc.of(HOME, "FloatVector");
  private static final ClassDesc INTS = ClassDesc.of(HOME, "IntVector");
  private static final ClassDesc MASK = ClassDesc.of(HOME, "VectorMask");
  private static final ClassDesc SPECIES = ClassDesc.of(HOME, "VectorSpecies");
  private static final ClassDesc OPERATORS = ClassDesc.of(HOME, "VectorOperators");
  private static final ClassDesc COMPARISON = OPERATORS.nested("Comparison");
  private static final ClassDesc BINARY = OPERATORS.nested("Binary");
  private static final ClassDesc LANES = ClassDesc.of(Lanes.class.getName());
  private static final ClassDesc ARRAY = CD_float.arrayType();

  private final CodeBuilder code;

  /** Free local variables from here on. */
  private final int free;

  LaneCode(CodeBuilder code, int free) {
    this.code = code;
    this.free = free;
  }

  /** The mask of the lanes from one local variable to the other. */
  void mask(int index, int end) {
    species().iload(index).iload(end);
    code.invokeinterface(SPECIES, "indexInRange", MethodTypeDesc.of(MASK, CD_int, CD_int));
  }

  private CodeBuilder species() {
    return code.getstatic(LANES, "F", SPECIES);
  }

  /** The first vector of the array in local variable {@code array}. */
  void loadFirst(int array) {
    species().aload(array).iconst_0();
    call(true, "fromArray", FLOATS, SPECIES, ARRAY, CD_int);
  }

  /** Stores the vector in local variable {@code vector} as the first one of an array. */
  void storeFirst(int vector, int array) {
    code.aload(vector).aload(array).iconst_0();
    call(false, "intoArray", CD_void, ARRAY, CD_int);
  }

  /**
   * The vector at index + offset + ahead; under the mask in local variable {@code mask}, if any.
   */
  void load(int array, int index, int offset, int ahead, int mask) {
    species().aload(array);
    place(index, offset, ahead);
    if (mask > 0) {
      code.aload(mask);
      call(true, "fromArray", FLOATS, SPECIES, ARRAY, CD_int, MASK);
    } else {
      call(true, "fromArray", FLOATS, SPECIES, ARRAY, CD_int);
    }
  }

  private void place(int index, int offset, int ahead) {
    code.iload(index).iload(offset).iadd();
    if (ahead > 0) {
      code.loadConstant(ahead).iadd();
    }
  }

  /** The sum of two vectors; only where the mask is set, if it is given, else the first. */
  void add(int mask) {
    if (mask > 0) {
      code.aload(mask);
      call(false, "add", FLOATS, VECTOR, MASK);
    } else {
      binary("add");
    }
  }

  /** Stores the vector in local variable {@code vector}. */
  void store(int vector, int array, int index, int offset, int ahead, int mask) {
    code.aload(vector).aload(array);
    place(index, offset, ahead);
    if (mask > 0) {
      code.aload(mask);
      call(false, "intoArray", CD_void, ARRAY, CD_int, MASK);
    } else {
      call(false, "intoArray", CD_void, ARRAY, CD_int);
    }
  }

  /** From a float to a vector of them. */
  void spread() {
    species().swap();
    call(true, "broadcast", FLOATS, SPECIES, CD_float);
  }

  /** A vector of one number. */
  void constant(float value) {
    code.loadConstant(value);
    spread();
  }

  private void call(boolean statically, String name, ClassDesc result, ClassDesc... parameters) {
    var type = MethodTypeDesc.of(result, parameters);
    code.invoke(statically ? Opcode.INVOKESTATIC : Opcode.INVOKEVIRTUAL, FLOATS, name, type, false);
  }

  /** An operation of one vector, by its name in {@link jdk.incubator.vector.FloatVector}. */
  void unary(String name) {
    call(false, name, FLOATS);
  }

  /** An operation of two vectors. */
  void binary(String name) {
    call(false, name, FLOATS, VECTOR);
  }

  /** An operation of a vector and a number. */
  void with(String name, float value) {
    code.loadConstant(value);
    call(false, name, FLOATS, CD_float);
  }

  /** 1 where the comparison is true, else 0. */
  void compare(String comparison) {
    code.astore(free).astore(free + 1);
    constant(0);
    code.fconst_1().aload(free + 1).getstatic(OPERATORS, comparison, COMPARISON).aload(free);
    call(false, "compare", MASK, COMPARISON, VECTOR);
    call(false, "blend", FLOATS, CD_float, MASK);
  }

  /** From condition, a and b to a choice between a and b. */
  void where() {
    code.astore(free).astore(free + 1).astore(free + 2);
    code.aload(free).aload(free + 1).aload(free + 2);
    code.getstatic(OPERATORS, "NE", COMPARISON).fconst_0();
    call(false, "compare", MASK, COMPARISON, CD_float);
    call(false, "blend", FLOATS, VECTOR, MASK);
  }

  /** x². */
  void square() {
    code.dup();
    binary("mul");
  }

  /** 1 − x. */
  void not() {
    constant(1);
    code.swap();
    binary("sub");
  }

  /** The vector in a local variable, at least {@code low} and at most {@code high}, or NaN. */
  private void clamp(int x, float low, float high) {
    code.aload(x);
    limit(x, "LT", low);
    limit(x, "GT", high);
  }

  private void limit(int x, String comparison, float limit) {
    code.loadConstant(limit).aload(x).getstatic(OPERATORS, comparison, COMPARISON);
    code.loadConstant(limit);
    call(false, "compare", MASK, COMPARISON, CD_float);
    call(false, "blend", FLOATS, CD_float, MASK);
  }

  private void fma() {
    call(false, "fma", FLOATS, VECTOR, VECTOR);
  }

  /** {@code a x + b} of the vector in local variable {@code x}. */
  private void line(int x, float a, float b) {
    code.aload(x);
    constant(a);
    constant(b);
    fma();
  }

  /** eˣ, as {@link ExponentialLoops} do it. */
  void exp() {
    int x = free;
    int biased = free + 1;
    int k = free + 2;
    int r = free + 3;
    code.astore(x);
    clamp(x, EXP_LOWEST, EXP_HIGHEST);
    code.astore(x);
    line(x, INVERSE_LN4, EXP_ROUND);
    code.astore(biased).aload(biased);
    with("sub", EXP_ROUND);
    code.astore(k).aload(k);
    constant(-LN4_LOW);
    code.aload(k);
    constant(-LN4_HIGH);
    code.aload(x);
    fma();
    fma();
    code.astore(r).aload(r);
    square();
    code.astore(x);
    line(r, EXP_7, EXP_6);
    code.aload(x);
    line(r, EXP_5, EXP_4);
    fma();
    code.aload(x);
    line(r, EXP_3, EXP_2);
    fma();
    code.aload(x).aload(r);
    fma();
    with("add", 1);
    code.aload(biased).invokevirtual(FLOATS, "reinterpretAsInts", MethodTypeDesc.of(INTS));
    code.getstatic(OPERATORS, "LSHL", BINARY).loadConstant(23);
    code.invokevirtual(INTS, "lanewise", MethodTypeDesc.of(INTS, BINARY, CD_int));
    code.invokevirtual(INTS, "reinterpretAsFloats", MethodTypeDesc.of(FLOATS));
    code.astore(k).aload(k);
    binary("mul");
    code.aload(k);
    binary("mul");
  }

  /** The error function, as {@link ExponentialLoops} do it. */
  void erf() {
    int x = free;
    int m = free + 1;
    code.astore(x);
    clamp(x, -ERF_SPLIT, ERF_SPLIT);
    code.astore(m).aload(m);
    constant(ERF_REST);
    code.aload(x).aload(m);
    binary("sub");
    unary("abs");
    grown(free + 2);
    code.aload(m);
    square();
    near(free + 2);
    fma();
    code.aload(m);
    fma();
  }

  /** From |x| − 1.375, or 0, to the part that erf grew of what is left. */
  private void grown(int w) {
    int ww = w + 1;
    code.astore(w).aload(w);
    square();
    code.astore(ww);
    constant(1);
    constant(1);
    code.aload(ww);
    constant(ERF_TAIL_6);
    line(w, ERF_TAIL_5, ERF_TAIL_4);
    fma();
    code.aload(ww);
    square();
    code.aload(ww);
    line(w, ERF_TAIL_3, ERF_TAIL_2);
    line(w, ERF_TAIL_1, 1);
    fma();
    fma();
    square();
    square();
    square();
    binary("div");
    binary("sub");
  }

  /** From x² to erf(x)/x − 1 for small x. */
  private void near(int t) {
    int tt = t + 1;
    code.astore(t).aload(t);
    square();
    code.astore(tt);
    line(t, ERF_7, ERF_6);
    code.aload(tt);
    line(t, ERF_5, ERF_4);
    fma();
    code.aload(tt);
    line(t, ERF_3, ERF_2);
    fma();
    code.aload(tt);
    line(t, ERF_1, ERF_0);
    fma();
  }
}
