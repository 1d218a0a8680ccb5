package dev.trigrad.engine.vector;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import dev.trigrad.DType;
import dev.trigrad.engine.java.ChainLoop;
import dev.trigrad.engine.java.ReduceKernel;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Cast;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Primitive;
import dev.trigrad.op.Reduce;
import dev.trigrad.op.ReduceFunction;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.op.Where;
import dev.trigrad.plan.Fused;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * Writes the class of a {@link ChainLoop} over vectors: whole ones in {@code run}, and what is left
 * in {@code rest}, under a mask.
 */
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
  private static final int FIRST = 7;

  /** Vectors of partial sums. */
  private static final int VECTORS = ReduceKernel.SCRATCH / ReduceKernel.LANES;

  private final ClassDesc self;
  private final Fused chain;
  private final boolean[] scalar;
  private final int arrays;
  private final int values;
  private final int sums;
  private final int free;

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
    this.free = sums + VECTORS * found;
  }

  /** Whether there is code for {@code op} on operands of {@code types}, all stored as floats. */
  static boolean writes(Primitive op, DType[] types) {
    for (DType type : types) {
      if (type != DType.FLOAT32 && type != DType.BOOL) {
        return false;
      }
    }
    return switch (op) {
      case Unary(UnaryFunction function) ->
          switch (function) {
            case NEG, ABS, SQUARE, SQRT, RELU, NOT, EXP, ERF -> true;
            default -> false;
          };
      case Binary(BinaryFunction function) -> function != BinaryFunction.POW;
      case Where _ -> true;
      case Cast(DType to) -> to == DType.FLOAT32 || to == types[0];
      default -> false;
    };
  }

  /** Whether there is code for {@code op}, in the order that {@link ReduceKernel} lays down. */
  static boolean reduces(Reduce op) {
    return op.function() == ReduceFunction.SUM && Lanes.F.length() == ReduceKernel.LANES;
  }

  /** Roughly the vector instructions of {@code op}. */
  static int size(Primitive op) {
    return switch (op) {
      case Unary(UnaryFunction function) ->
          switch (function) {
            case EXP -> 22;
            case ERF -> 28;
            default -> 1;
          };
      default -> 1;
    };
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
                    .withInterfaceSymbols(ClassDesc.of(ChainLoop.class.getName()))
                    .withMethodBody(
                        INIT_NAME,
                        MTD_void,
                        0,
                        code ->
                            code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_())
                    .withMethodBody("run", RUN, ClassFile.ACC_PUBLIC, writer::simple)
                    .withMethodBody("run", RUN_FROM_OFFSETS, ClassFile.ACC_PUBLIC, writer::whole)
                    .withMethodBody("rest", RUN_FROM_OFFSETS, ClassFile.ACC_PRIVATE, writer::rest));
  }

  private void simple(CodeBuilder code) {
    code.aload(0).aload(REGISTERS).aload(AT).aconst_null().iload(OFFSETS).iload(INDEX);
    code.invokevirtual(self, "run", RUN_FROM_OFFSETS).return_();
  }

  private void whole(CodeBuilder code) {
    var lanes = new LaneCode(code, free);
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
    storeSums(code, lanes);
    var done = code.newLabel();
    code.iload(INDEX).iload(END).if_icmpge(done);
    code.aload(0).aload(REGISTERS).aload(AT).aload(OFFSETS).iload(INDEX).iload(END);
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

  private void storeSums(CodeBuilder code, LaneCode lanes) {
    for (int k = 0; k < sumOf.length; k++) {
      if (sumOf[k] >= 0) {
        code.aload(sums + VECTORS * sumOf[k]).aload(sumArray(k)).iconst_0();
        lanes.store();
      }
    }
  }

  private void rest(CodeBuilder code) {
    var lanes = new LaneCode(code, free);
    begin(code, lanes);
    lanes.mask(INDEX, END);
    code.astore(MASK);
    for (int k = 0; k < sumOf.length; k++) {
      if (sumOf[k] >= 0) {
        lanes.load(sumArray(k));
        code.astore(sums + VECTORS * sumOf[k]);
      }
    }
    body(code, lanes, MASK, 0);
    storeSums(code, lanes);
    code.return_();
  }

  /** Arrays, and vectors of what is one number, into local variables. */
  private void begin(CodeBuilder code, LaneCode lanes) {
    for (int i = 0; i < arrays; i++) {
      code.aload(REGISTERS).aload(AT).loadConstant(i).iaload().aaload().checkcast(FLOATS);
      if (i < chain.arity() && scalar[i]) {
        code.iconst_0().faload();
        lanes.spread();
        code.astore(values + i);
      } else {
        code.astore(FIRST + i);
        var without = code.newLabel();
        code.iconst_0().istore(FIRST + arrays + i).aload(OFFSETS).ifnull(without);
        code.aload(OFFSETS).aload(AT).loadConstant(i).iaload().iaload();
        code.istore(FIRST + arrays + i).labelBinding(without);
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
      var instruction = chain.instructions().get(k);
      Integers operands = instruction.operands();
      if (sumOf[k] >= 0) {
        int sum = sums + VECTORS * sumOf[k] + vector;
        code.aload(sum).aload(values + operands.get(0));
        lanes.add(mask);
        code.astore(sum);
        continue;
      }
      for (int i = 0; i < operands.size(); i++) {
        code.aload(values + operands.get(i));
      }
      apply(instruction.op(), lanes);
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

  private static void apply(Primitive op, LaneCode lanes) {
    switch (op) {
      case Unary(UnaryFunction function) -> unary(function, lanes);
      case Binary(BinaryFunction function) -> binary(function, lanes);
      case Where _ -> lanes.where();
      // Truth values are 0 and 1 already.
      default -> {}
    }
  }

  private static void unary(UnaryFunction function, LaneCode lanes) {
    switch (function) {
      case NEG -> lanes.unary("neg");
      case ABS -> lanes.unary("abs");
      case SQUARE -> lanes.square();
      case SQRT -> lanes.unary("sqrt");
      case RELU -> lanes.with("max", 0);
      case NOT -> lanes.not();
      case EXP -> lanes.exp();
      case ERF -> lanes.erf();
      default -> throw new IllegalArgumentException("no part of a chain: " + function);
    }
  }

  private static void binary(BinaryFunction function, LaneCode lanes) {
    switch (function) {
      case ADD -> lanes.binary("add");
      case SUB -> lanes.binary("sub");
      case MUL, AND -> lanes.binary("mul");
      case DIV -> lanes.binary("div");
      case MAX, OR -> lanes.binary("max");
      case MIN -> lanes.binary("min");
      case LESS -> lanes.compare("LT");
      case LESS_EQUAL -> lanes.compare("LE");
      case EQUAL -> lanes.compare("EQ");
      case NOT_EQUAL -> lanes.compare("NE");
      default -> throw new IllegalArgumentException("no part of a chain: " + function);
    }
  }
}
