package dev.trigrad.engine.java.chain;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import dev.trigrad.op.Integers;
import dev.trigrad.plan.Fused;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;

/**
 * Writes the class of a {@link ChainLoop}. Its loop loads each operand once, keeps what lies
 * between in local variables, and has one index for all arrays, which is what lets the compiler
 * vectorise it.
 */
public final class LoopWriter {
  private static final ClassDesc FLOATS = CD_float.arrayType();
  private static final MethodTypeDesc RUN =
      MethodTypeDesc.of(CD_void, CD_Object.arrayType(), CD_int.arrayType(), CD_int, CD_int);
  private static final int REGISTERS = 1;
  private static final int AT = 2;
  private static final int INDEX = 3;
  private static final int END = 4;
  private static final int FIRST = 5;

  private final Fused chain;
  private final boolean[] scalar;
  private final int values;

  private LoopWriter(Fused chain, boolean[] scalar) {
    this.chain = chain;
    this.scalar = scalar;
    this.values = FIRST + chain.arity() + chain.results().size();
  }

  /** The loop of {@code chain}, as {@link #write} writes it, in this package. */
  public static ChainLoop loop(Fused chain, boolean[] scalar) {
    return ChainCache.define(MethodHandles.lookup(), write(chain, scalar));
  }

  /**
   * The class of the loop of {@code chain}, of which the inputs marked in {@code scalar} are one
   * number.
   */
  static byte[] write(Fused chain, boolean[] scalar) {
    var writer = new LoopWriter(chain, scalar);
    String home = LoopWriter.class.getPackageName();
    return ClassFile.of()
        .build(
            ClassDesc.of(home, "Chain"),
            type ->
                type.withFlags(ClassFile.ACC_FINAL)
                    .withInterfaceSymbols(ClassDesc.of(home, "ChainLoop"))
                    .withMethodBody(
                        INIT_NAME,
                        MTD_void,
                        0,
                        code ->
                            code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_())
                    .withMethodBody("run", RUN, ClassFile.ACC_PUBLIC, writer::body));
  }

  private void body(CodeBuilder code) {
    int arrays = chain.arity() + chain.results().size();
    for (int i = 0; i < arrays; i++) {
      code.aload(REGISTERS).aload(AT).loadConstant(i).iaload().aaload().checkcast(FLOATS);
      if (i < chain.arity() && scalar[i]) {
        code.iconst_0().faload().fstore(values + i);
      } else {
        code.astore(FIRST + i);
      }
    }
    var head = code.newLabel();
    var end = code.newLabel();
    code.labelBinding(head).iload(INDEX).iload(END).if_icmpge(end);
    for (int i = 0; i < chain.arity(); i++) {
      if (!scalar[i]) {
        code.aload(FIRST + i).iload(INDEX).faload().fstore(values + i);
      }
    }
    for (int k = 0; k < chain.instructions().size(); k++) {
      var instruction = chain.instructions().get(k);
      Integers operands = instruction.operands();
      for (int i = 0; i < operands.size(); i++) {
        code.fload(values + operands.get(i));
      }
      NumberCode.apply(instruction.elementwise(), code);
      code.fstore(values + chain.arity() + k);
      for (int i = 0; i < chain.results().size(); i++) {
        if (chain.results().get(i) == chain.arity() + k) {
          code.aload(FIRST + chain.arity() + i).iload(INDEX);
          code.fload(values + chain.results().get(i)).fastore();
        }
      }
    }
    code.iinc(INDEX, 1).goto_(head).labelBinding(end).return_();
  }
}
