package dev.trigrad.oracle;

import dev.trigrad.testkit.program.ElementwiseCode;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Elementwise instructions by torch. */
final class TorchElementwise {
  private TorchElementwise() {}

  static Tensor of(ElementwiseCode code, Tensor[] v, int[] n) {
    return switch (code) {
      case NEG -> v[0].neg();
      case ABS -> v[0].abs();
      case SIGN -> v[0].sign();
      case FLOOR -> v[0].floor();
      case ROUND -> v[0].round();
      case SQUARE -> v[0].mul(v[0]);
      case SQRT -> v[0].sqrt();
      case EXP -> v[0].exp();
      case LOG -> v[0].log();
      case LOG2 -> v[0].log2();
      case LOG10 -> v[0].log10();
      case LOG1P -> v[0].log1p();
      case EXPM1 -> v[0].expm1();
      case SIN -> v[0].sin();
      case COS -> v[0].cos();
      case ATAN -> v[0].atan();
      case TANH -> v[0].tanh();
      case SIGMOID -> v[0].sigmoid();
      case RELU -> v[0].relu();
      // torch's softplus is linear beyond its threshold.
      case SOFTPLUS -> torch.logaddexp(v[0], torch.zeros_like(v[0]));
      case ERF -> v[0].erf();
      case NOT -> v[0].logical_not();
      case ADD -> v[0].add(v[1]);
      case SUB -> v[0].sub(v[1]);
      case MUL -> v[0].mul(v[1]);
      case DIV -> v[0].div(v[1]);
      case POW -> v[0].pow(v[1]);
      case FMOD -> v[0].fmod(v[1]);
      case FLOOR_DIVIDE -> v[0].floor_divide(v[1]);
      case MAXIMUM -> torch.maximum(v[0], v[1]);
      case MINIMUM -> torch.minimum(v[0], v[1]);
      case EQUAL -> v[0].eq(v[1]);
      case NOT_EQUAL -> v[0].ne(v[1]);
      case LESS -> v[0].lt(v[1]);
      case LESS_EQUAL -> v[0].le(v[1]);
      case GREATER -> v[0].gt(v[1]);
      case AND -> v[0].logical_and(v[1]);
      case OR -> v[0].logical_or(v[1]);
      case WHERE -> torch.where(v[0], v[1], v[2]);
      case PLUS -> v[0].add(like(v[0], n[0]));
      case TIMES -> v[0].mul(like(v[0], n[0]));
      case OVER -> v[0].div(like(v[0], n[0]));
      case AT_LEAST -> torch.maximum(v[0], like(v[0], n[0]));
      case CLIP -> v[0].clamp(limit(n[0]), limit(n[1]));
      case TO_FLOAT -> Tensors.toDouble(v[0]);
      case TO_INT -> Tensors.toInt(v[0]);
      case TO_BOOL -> v[0].ne(new Scalar(0));
      case STOP_GRADIENT -> Tensors.leaf(v[0]);
    };
  }

  /** A number in eighths, of the type of {@code tensor}. */
  private static Tensor like(Tensor tensor, int eighths) {
    Tensor number = Tensors.number(eighths / 8.0);
    boolean isInt = tensor.scalar_type().value == torch.ScalarType.Int.value;
    return isInt ? Tensors.toInt(number) : number;
  }

  private static org.bytedeco.pytorch.ScalarOptional limit(int eighths) {
    return new org.bytedeco.pytorch.ScalarOptional(new Scalar(eighths / 8.0));
  }
}
