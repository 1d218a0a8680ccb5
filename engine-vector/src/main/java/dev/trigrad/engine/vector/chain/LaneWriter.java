package dev.trigrad.engine.vector.chain;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import dev.trigrad.engine.java.chain.NumberCode;
import dev.trigrad.engine.java.row.ReduceKernel;
import dev.trigrad.engine.vector.layout.Lanes;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Reduce;
import dev.trigrad.plan.Fused;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Writes the class of a {@link LaneLoop}. */
final class LaneWriter {
  private static final ClassDesc FLOATS = CD_float.arrayType();
  private static final ClassDesc INTS = CD_int.arrayType();
  private static final ClassDesc REDUCTION = ClassDesc.of(ReduceKernel.class.getName());
  private static final MethodTypeDesc TREE = MethodTypeDesc.of(CD_float, FLOATS);
  private static final MethodTypeDesc RUN =
      MethodTypeDesc.of(CD_void, CD_Object.arrayType(), INTS, CD_int, CD_int);
  private static final MethodTypeDesc RUN_FROM_OFFSETS =
      MethodTypeDesc.of(CD_void, CD_Object.arrayType(), INTS, INTS, CD_int, CD_int);

  private static final int REGISTERS = 1;
  private static final int AT = 2;
  private static final int OFFSETS = 3;
  private static final int INDEX = 4;
  private static final int END = 5;
  private static final int MASK = 6;
  private static final int FROM = 7;
  private static final int FIRST = 8;

  /** Vectors of partial sums. */
  private static final int VECTORS = ReduceKernel.SCRATCH / ReduceKernel.PARTIALS;

  private final ClassDesc self;
  private final Fused chain;
  private final boolean[] scalar;
  private final int arrays;
  private final int values;
  private final int sums;
  private final int numbers;
  private final LaneLimits limits;

  /** The sum of each instruction, of those that are sums; else −1. */
  private final int[] sumOf;

  private final int count;

  private LaneWriter(ClassDesc self, Fused chain, boolean[] scalar) {
    this.self = self;
    this.chain = chain;
    this.scalar = scalar;
    this.arrays = chain.arity() + chain.results().size();
    this.values = FIRST + 2 * arrays;
    this.sums = values + chain.arity() + chain.instructions().size();
    this.sumOf = new int[chain.instructions().size()];
    int found = 0;
    for (int k = 0; k < sumOf.length; k++) {
      sumOf[k] = chain.instructions().get(k).op() instanceof Reduce ? found++ : -1;
    }
    this.count = found;
    this.numbers = sums + VECTORS * found;
    this.limits = new LaneLimits(chain, scalar, numbers + sums - values);
  }

  /** The class of the loop of {@code chain}. */
  static byte[] write(Fused chain, boolean[] scalar) {
    var self = ClassDesc.of(LaneWriter.class.getPackageName(), "LaneChain");
    var writer = new LaneWriter(self, chain, scalar);
    return ClassFile.of()
        .build(
            self,
            type ->
                type.withFlags(ClassFile.ACC_FINAL)
                    .withInterfaceSymbols(ClassDesc.of(LaneLoop.class.getName()))
                    .withMethodBody(
                        INIT_NAME,
                        MTD_void,
                        0,
                        code ->
                            code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_())
                    .withMethodBody("run", RUN, ClassFile.ACC_PUBLIC, writer::simple)
                    .withMethodBody("run", RUN_FROM_OFFSETS, ClassFile.ACC_PUBLIC, writer::whole)
                    .withMethodBody("rest", RUN_FROM_OFFSETS, ClassFile.ACC_PUBLIC, writer::rest));
  }

  private void simple(CodeBuilder code) {
    code.aload(0).aload(REGISTERS).aload(AT).aconst_null().iload(OFFSETS).iload(INDEX);
    code.invokevirtual(self, "run", RUN_FROM_OFFSETS).return_();
  }

  private void whole(CodeBuilder code) {
    var lanes = new LaneCode(code, limits.end());
    begin(code, lanes);
    if (count > 0) {
      for (int i = 0; i < VECTORS * count; i++) {
        lanes.constant(0);
        code.astore(sums + i);
      }
      loop(code, lanes, VECTORS);
      joinSums(code, lanes);
    }
    loop(code, lanes, 1);
    storeSums(lanes);
    var done = code.newLabel();
    code.iload(INDEX).iload(END).if_icmpge(done);
    code.aload(0).aload(REGISTERS).aload(AT).aload(OFFSETS);
    code.iload(FROM).iload(INDEX).iadd().iload(FROM).iload(END).iadd();
    code.invokevirtual(self, "rest", RUN_FROM_OFFSETS).labelBinding(done);
    for (int k = 0; k < sumOf.length; k++) {
      if (sumOf[k] >= 0) {
        int array = sumArray(k);
        code.aload(array).iconst_0().aload(array);
        code.invokestatic(REDUCTION, "tree", TREE).fastore();
      }
    }
    code.return_();
  }

  private void joinSums(CodeBuilder code, LaneCode lanes) {
    for (int i = 0; i < count; i++) {
      int sum = sums + VECTORS * i;
      code.aload(sum).aload(sum + 1);
      lanes.binary("add");
      code.aload(sum + 2).aload(sum + 3);
      lanes.binary("add");
      lanes.binary("add");
      code.astore(sum);
    }
  }

  /** A loop over {@code vectors} at a time, each with its own partial sums. */
  private void loop(CodeBuilder code, LaneCode lanes, int vectors) {
    var head = code.newLabel();
    var end = code.newLabel();
    int step = vectors * Lanes.F.length();
    code.labelBinding(head).iload(INDEX).iload(END).loadConstant(step).isub().if_icmpgt(end);
    for (int i = 0; i < vectors; i++) {
      body(code, lanes, 0, i);
    }
    code.iinc(INDEX, step).goto_(head).labelBinding(end);
  }

  /** The local variable of the array that takes the sum of instruction {@code k}. */
  private int sumArray(int k) {
    for (int i = 0; i < chain.results().size(); i++) {
      if (chain.results().get(i) == chain.arity() + k) {
        return FIRST + chain.arity() + i;
      }
    }
    throw new IllegalArgumentException("a sum that is no result: " + chain);
  }

  private void storeSums(LaneCode lanes) {
    for (int k = 0; k < sumOf.length; k++) {
      if (sumOf[k] >= 0) {
        lanes.storeFirst(sums + VECTORS * sumOf[k], sumArray(k));
      }
    }
  }

  private void rest(CodeBuilder code) {
    var lanes = new LaneCode(code, limits.end());
    begin(code, lanes);
    lanes.mask(INDEX, END);
    code.astore(MASK);
    for (int k = 0; k < sumOf.length; k++) {
      if (sumOf[k] >= 0) {
        lanes.loadFirst(sumArray(k));
        code.astore(sums + VECTORS * sumOf[k]);
      }
    }
    body(code, lanes, MASK, 0);
    storeSums(lanes);
    code.return_();
  }

  /** Arrays, and vectors of what is one number, into local variables. */
  private void begin(CodeBuilder code, LaneCode lanes) {
    var asked = code.newLabel();
    code.iload(END).ifge(asked).return_().labelBinding(asked);
    // An index known to begin with 0 takes fewer instructions for each array.
    code.iload(INDEX).istore(FROM).iload(END).iload(FROM).isub().istore(END);
    code.iconst_0().istore(INDEX);
    for (int i = 0; i < arrays; i++) {
      code.aload(REGISTERS).aload(AT).loadConstant(i).iaload().aaload().checkcast(FLOATS);
      if (i < chain.arity() && scalar[i]) {
        code.iconst_0().faload();
        keep(code, lanes, i);
      } else {
        code.astore(FIRST + i);
        var without = code.newLabel();
        code.iload(FROM).istore(FIRST + arrays + i).aload(OFFSETS).ifnull(without);
        code.aload(OFFSETS).aload(AT).loadConstant(i).iaload().iaload().iload(FROM).iadd();
        code.istore(FIRST + arrays + i).labelBinding(without);
      }
    }
    for (int k = 0; k < sumOf.length; k++) {
      if (isNumber(chain.arity() + k)) {
        number(code, lanes, k);
      }
    }
    for (int k = 0; k < sumOf.length; k++) {
      if (limits.has(k)) {
        limits.begin(k, numbers, code, lanes);
      }
    }
  }

  private boolean isNumber(int operand) {
    return operand < scalar.length && scalar[operand];
  }

  /** Keeps the number on the stack, also as a vector of it. */
  private void keep(CodeBuilder code, LaneCode lanes, int operand) {
    code.dup().fstore(numbers + operand);
    lanes.spread();
    code.astore(values + operand);
  }

  private void number(CodeBuilder code, LaneCode lanes, int k) {
    var instruction = chain.instructions().get(k);
    for (int i = 0; i < instruction.operands().size(); i++) {
      code.fload(numbers + instruction.operands().get(i));
    }
    NumberCode.apply(instruction.elementwise(), code);
    int value = chain.arity() + k;
    keep(code, lanes, value);
    for (int i = 0; i < chain.results().size(); i++) {
      if (chain.results().get(i) == value) {
        code.aload(FIRST + chain.arity() + i).iconst_0().fload(numbers + value).fastore();
      }
    }
  }

  /** The operations on the vector that comes {@code vector} vectors after the index. */
  private void body(CodeBuilder code, LaneCode lanes, int mask, int vector) {
    int ahead = vector * Lanes.F.length();
    for (int i = 0; i < chain.arity(); i++) {
      if (!scalar[i]) {
        lanes.load(FIRST + i, INDEX, FIRST + arrays + i, ahead, mask);
        code.astore(values + i);
      }
    }
    for (int k = 0; k < chain.instructions().size(); k++) {
      if (isNumber(chain.arity() + k)) {
        continue;
      }
      var instruction = chain.instructions().get(k);
      Integers operands = instruction.operands();
      if (sumOf[k] >= 0) {
        int sum = sums + VECTORS * sumOf[k] + vector;
        code.aload(sum).aload(values + operands.get(0));
        lanes.add(mask);
        code.astore(sum);
        continue;
      }
      if (limits.has(k)) {
        limits.apply(k, values, code, lanes);
      } else {
        for (int i = 0; i < operands.size(); i++) {
          code.aload(values + operands.get(i));
        }
        LaneOperations.apply(instruction.elementwise(), lanes);
      }
      int value = chain.arity() + k;
      code.astore(values + value);
      for (int i = 0; i < chain.results().size(); i++) {
        if (chain.results().get(i) == value) {
          int array = FIRST + chain.arity() + i;
          lanes.store(values + value, array, INDEX, arrays + array, ahead, mask);
        }
      }
    }
  }
}
