package dev.trigrad.benchmarks.onnx;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** ONNX operators that work element by element, written with Trigrad's operations. */
final class ElementwiseOperators {
  private ElementwiseOperators() {}

  static void register(Map<String, Function<OnnxNode, Tensor>> table) {
    unary(table, "Abs", Tensor::abs);
    unary(table, "Neg", Tensor::neg);
    unary(table, "Sign", Tensor::sign);
    unary(table, "Sqrt", Tensor::sqrt);
    unary(table, "Exp", Tensor::exp);
    unary(table, "Log", Tensor::log);
    unary(table, "Sin", Tensor::sin);
    unary(table, "Cos", Tensor::cos);
    unary(table, "Tan", Tensor::tan);
    unary(table, "Asin", Tensor::asin);
    unary(table, "Acos", Tensor::acos);
    unary(table, "Atan", Tensor::atan);
    unary(table, "Tanh", Tensor::tanh);
    unary(table, "Sinh", Tensor::sinh);
    unary(table, "Cosh", Tensor::cosh);
    unary(table, "Asinh", Tensor::asinh);
    unary(table, "Acosh", Tensor::acosh);
    unary(table, "Atanh", Tensor::atanh);
    unary(table, "Floor", Tensor::floor);
    unary(table, "Ceil", Tensor::ceil);
    unary(table, "Round", Tensor::round);
    unary(table, "Erf", Tensor::erf);
    unary(table, "Relu", Tensor::relu);
    unary(table, "Sigmoid", Tensor::sigmoid);
    unary(table, "Softplus", Tensor::softplus);
    unary(table, "Softsign", x -> x.div(x.abs().add(1)));
    unary(table, "Reciprocal", Tensor::reciprocal);
    unary(table, "Identity", x -> x);
    unary(table, "Not", Tensor::not);
    unary(table, "HardSwish", x -> x.mul(x.div(6).add(0.5f).clip(0, 1)));
    unary(table, "Mish", x -> x.mul(x.softplus().tanh()));
    unary(table, "IsNaN", Tensor::isNaN);
    binary(table, "Add", Tensor::add);
    binary(table, "Sub", Tensor::sub);
    binary(table, "Mul", Tensor::mul);
    binary(table, "Equal", Tensor::equal);
    binary(table, "Less", Tensor::less);
    binary(table, "LessOrEqual", Tensor::lessEqual);
    binary(table, "Greater", Tensor::greater);
    binary(table, "GreaterOrEqual", Tensor::greaterEqual);
    binary(table, "And", Tensor::and);
    binary(table, "Or", Tensor::or);
    binary(table, "Xor", Tensor::xor);
    table.put(
        "Mod", n -> n.integer("fmod", 0) == 1 ? n.in(0).fmod(n.in(1)) : n.in(0).remainder(n.in(1)));
    table.put("PRelu", ElementwiseOperators::parametricRelu);
    table.put("Div", n -> n.requireFloat(0).div(n.in(1)));
    table.put("Pow", n -> n.requireFloat(0).pow(n.in(1).cast(DType.FLOAT32)));
    table.put("Where", n -> n.in(0).where(n.in(1), n.in(2)));
    many(table, "Max", Tensor::maximum);
    many(table, "Min", Tensor::minimum);
    many(table, "Sum", Tensor::add);
    table.put(
        "Mean", n -> n.inputs().stream().reduce(Tensor::add).orElseThrow().div(n.inputs().size()));
    table.put("Clip", ElementwiseOperators::clip);
    table.put("IsInf", ElementwiseOperators::isInfinite);
    activations(table);
  }

  private static void activations(Map<String, Function<OnnxNode, Tensor>> table) {
    table.put(
        "LeakyRelu", n -> n.in(0).less(0).where(n.in(0).mul(n.number("alpha", 0.01f)), n.in(0)));
    table.put("Elu", n -> elu(n.in(0), n.number("alpha", 1)));
    table.put("Celu", n -> celu(n.in(0), n.number("alpha", 1)));
    table.put(
        "Selu",
        n -> elu(n.in(0), n.number("alpha", 1.6732632f)).mul(n.number("gamma", 1.0507010f)));
    table.put(
        "HardSigmoid",
        n -> n.in(0).mul(n.number("alpha", 0.2f)).add(n.number("beta", 0.5f)).clip(0, 1));
    table.put("ThresholdedRelu", n -> n.in(0).greater(n.number("alpha", 1)).where(n.in(0), 0f));
    table.put("Shrink", n -> shrink(n.in(0), n.number("lambd", 0.5f), n.number("bias", 0)));
    table.put("Cast", n -> cast(n, n.integer("to", 1)));
    table.put("CastLike", n -> n.in(0).cast(n.in(1).dtype()));
  }

  private static void unary(
      Map<String, Function<OnnxNode, Tensor>> table, String name, UnaryOperator<Tensor> f) {
    table.put(name, n -> f.apply(n.in(0)));
  }

  private static void binary(
      Map<String, Function<OnnxNode, Tensor>> table, String name, BinaryOperator<Tensor> f) {
    table.put(name, n -> f.apply(n.in(0), n.in(1)));
  }

  private static void many(
      Map<String, Function<OnnxNode, Tensor>> table, String name, BinaryOperator<Tensor> f) {
    table.put(name, n -> n.inputs().stream().reduce(f).orElseThrow());
  }

  private static Tensor elu(Tensor x, float alpha) {
    return x.less(0).where(x.minimum(0).expm1().mul(alpha), x);
  }

  private static Tensor celu(Tensor x, float alpha) {
    return x.maximum(0).add(x.div(alpha).expm1().mul(alpha).minimum(0));
  }

  /** Before version 7 a vector of slopes belongs to the channels, axis 1. */
  private static Tensor parametricRelu(OnnxNode n) {
    Tensor x = n.in(0);
    Tensor slope = n.in(1);
    for (int axis = 2;
        n.opset() < 7 && axis < x.shape().rank() && n.shape(1).elements() > 1;
        axis++) {
      slope = slope.unsqueeze(slope.shape().rank());
    }
    return x.less(0).where(x.mul(slope), x);
  }

  private static Tensor shrink(Tensor x, float threshold, float bias) {
    return x.less(-threshold).where(x.add(bias), x.greater(threshold).where(x.sub(bias), 0f));
  }

  private static Tensor cast(OnnxNode n, int to) {
    return n.in(0)
        .cast(
            switch (to) {
              case 1 -> DType.FLOAT32;
              case 6, 7 -> DType.INT32;
              case 9 -> DType.BOOL;
              default -> throw new Excluded("cast to element type " + to);
            });
  }

  /** ONNX lets the lower limit exceed the upper one, which then wins. */
  private static Tensor clip(OnnxNode n) {
    Tensor low =
        n.has(1) ? n.in(1) : n.attribute("min") == null ? null : Tensor.of(n.number("min", 0));
    Tensor high =
        n.has(2) ? n.in(2) : n.attribute("max") == null ? null : Tensor.of(n.number("max", 0));
    Tensor x = low == null ? n.in(0) : n.in(0).maximum(low);
    return high == null ? x : x.minimum(high);
  }

  private static Tensor isInfinite(OnnxNode n) {
    Tensor x = n.requireFloat(0);
    Tensor positive =
        x.equal(n.integer("detect_positive", 1) == 1 ? Float.POSITIVE_INFINITY : Float.NaN);
    return positive.or(
        x.equal(n.integer("detect_negative", 1) == 1 ? Float.NEGATIVE_INFINITY : Float.NaN));
  }
}
