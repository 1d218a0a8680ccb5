package dev.trigrad.engine.vector.chain;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.trigrad.engine.vector.layout.Lanes;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Instructions on vectors of floats, the operands on the stack. */
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

  /** Functions of what is on the stack. */
  LaneFunctions functions() {
    return new LaneFunctions(code, this, free);
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

  /** From the bits of floats to those that many places to the left. */
  void shiftLeft(int places) {
    code.invokevirtual(FLOATS, "reinterpretAsInts", MethodTypeDesc.of(INTS));
    code.getstatic(OPERATORS, "LSHL", BINARY).loadConstant(places);
    code.invokevirtual(INTS, "lanewise", MethodTypeDesc.of(INTS, BINARY, CD_int));
    code.invokevirtual(INTS, "reinterpretAsFloats", MethodTypeDesc.of(FLOATS));
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

  /**
   * The vector on the stack, but {@code limit} where that in local variable {@code x} compares to
   * it.
   */
  void limit(int x, String comparison, float limit) {
    code.loadConstant(limit).aload(x).getstatic(OPERATORS, comparison, COMPARISON);
    code.loadConstant(limit);
    call(false, "compare", MASK, COMPARISON, CD_float);
    call(false, "blend", FLOATS, CD_float, MASK);
  }

  /**
   * The vector on the stack, but that in {@code value} where {@code x} compares to {@code limit};
   * all three are local variables.
   */
  void replace(int x, String comparison, int limit, int value) {
    code.aload(value).aload(x).getstatic(OPERATORS, comparison, COMPARISON).aload(limit);
    call(false, "compare", MASK, COMPARISON, VECTOR);
    call(false, "blend", FLOATS, VECTOR, MASK);
  }

  /** The larger of x and 0; of zeros, too, which compare equal. */
  void relu() {
    code.astore(free).aload(free);
    limit(free, "LE", 0);
  }

  /** {@code a b + c} of three vectors. */
  void fma() {
    call(false, "fma", FLOATS, VECTOR, VECTOR);
  }
}
