package dev.trigrad.testkit.program;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import java.util.List;

/** Elementwise operations. */
public enum ElementwiseCode implements Code {
  NEG("$0.neg()", (v, n) -> v[0].neg()),
  ABS("$0.abs()", (v, n) -> v[0].abs()),
  SIGN("$0.sign()", (v, n) -> v[0].sign()),
  FLOOR("$0.floor()", (v, n) -> v[0].floor()),
  ROUND("$0.round()", (v, n) -> v[0].round()),
  SQUARE("$0.square()", (v, n) -> v[0].square()),
  SQRT("$0.sqrt()", (v, n) -> v[0].sqrt()),
  EXP("$0.exp()", (v, n) -> v[0].exp()),
  LOG("$0.log()", (v, n) -> v[0].log()),
  LOG2("$0.log2()", (v, n) -> v[0].log2()),
  LOG10("$0.log10()", (v, n) -> v[0].log10()),
  LOG1P("$0.log1p()", (v, n) -> v[0].log1p()),
  EXPM1("$0.expm1()", (v, n) -> v[0].expm1()),
  SIN("$0.sin()", (v, n) -> v[0].sin()),
  COS("$0.cos()", (v, n) -> v[0].cos()),
  ATAN("$0.atan()", (v, n) -> v[0].atan()),
  TANH("$0.tanh()", (v, n) -> v[0].tanh()),
  SIGMOID("$0.sigmoid()", (v, n) -> v[0].sigmoid()),
  RELU("$0.relu()", (v, n) -> v[0].relu()),
  SOFTPLUS("$0.softplus()", (v, n) -> v[0].softplus()),
  ERF("$0.erf()", (v, n) -> v[0].erf()),
  NOT("$0.not()", (v, n) -> v[0].not()),
  ADD("$0.add($1)", (v, n) -> v[0].add(v[1])),
  SUB("$0.sub($1)", (v, n) -> v[0].sub(v[1])),
  MUL("$0.mul($1)", (v, n) -> v[0].mul(v[1])),
  DIV("$0.div($1)", (v, n) -> v[0].div(v[1])),
  POW("$0.pow($1)", (v, n) -> v[0].pow(v[1])),
  FMOD("$0.fmod($1)", (v, n) -> v[0].fmod(v[1])),
  FLOOR_DIVIDE("$0.floorDivide($1)", (v, n) -> v[0].floorDivide(v[1])),
  MAXIMUM("$0.maximum($1)", (v, n) -> v[0].maximum(v[1])),
  MINIMUM("$0.minimum($1)", (v, n) -> v[0].minimum(v[1])),
  EQUAL("$0.equal($1)", (v, n) -> v[0].equal(v[1])),
  NOT_EQUAL("$0.notEqual($1)", (v, n) -> v[0].notEqual(v[1])),
  LESS("$0.less($1)", (v, n) -> v[0].less(v[1])),
  LESS_EQUAL("$0.lessEqual($1)", (v, n) -> v[0].lessEqual(v[1])),
  GREATER("$0.greater($1)", (v, n) -> v[0].greater(v[1])),
  AND("$0.and($1)", (v, n) -> v[0].and(v[1])),
  OR("$0.or($1)", (v, n) -> v[0].or(v[1])),
  WHERE("$0.where($1, $2)", (v, n) -> v[0].where(v[1], v[2])),
  /** With a float, in eighths. */
  PLUS("$0.add(%0)", (v, n) -> v[0].add(Code.eighths(n[0]))),
  TIMES("$0.mul(%0)", (v, n) -> v[0].mul(Code.eighths(n[0]))),
  OVER("$0.div(%0)", (v, n) -> v[0].div(Code.eighths(n[0]))),
  AT_LEAST("$0.maximum(%0)", (v, n) -> v[0].maximum(Code.eighths(n[0]))),
  CLIP("$0.clip(%0, %1)", (v, n) -> v[0].clip(Code.eighths(n[0]), Code.eighths(n[1]))),
  TO_FLOAT("$0.cast(DType.FLOAT32)", (v, n) -> v[0].cast(DType.FLOAT32)),
  TO_INT("$0.cast(DType.INT32)", (v, n) -> v[0].cast(DType.INT32)),
  TO_BOOL("$0.cast(DType.BOOL)", (v, n) -> v[0].cast(DType.BOOL)),
  STOP_GRADIENT("$0.stopGradient()", (v, n) -> v[0].stopGradient());

  private final String java;
  private final One one;

  ElementwiseCode(String java, One one) {
    this.java = java;
    this.one = one;
  }

  @Override
  public String java() {
    return java;
  }

  @Override
  public List<Tensor> record(Tensor[] operands, int[] numbers) {
    return List.of(one.of(operands, numbers));
  }
}
