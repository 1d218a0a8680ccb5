package dev.trigrad.testkit.cases;

import dev.trigrad.DType;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The cases of sums over named axes, and of tensors made from none. */
final class EinsumCases {
  private static final RandomKey KEY = RandomKey.of(6);

  private EinsumCases() {}

  static void add(List<OperationCase> cases) {
    einsums(cases);
    Tensor special = Tensor.of(Samples.special(), 4, 5);
    cases.add(
        new OperationCase(
            "einsum",
            "einsum",
            "special values",
            Rule.R4_SPECIAL,
            () -> List.of(special),
            in -> Tensor.einsum("ij->ji", in.getFirst())));
    for (int n : new int[] {0, 1, 5, 17, 1030}) {
      Shape shape = Shape.of(n);
      made(cases, "linspace", shape, x -> x.mul(Tensor.linspace(-1, 2, n)));
      made(cases, "full", shape, x -> x.mul(Tensor.full(0.1, n)));
      made(cases, "uniform", shape, x -> x.mul(Tensor.uniform(KEY, -0.3, 0.7, shape)));
      made(cases, "uniform", shape, x -> x.mul(Tensor.uniform(KEY, shape)));
      made(cases, "normal", shape, x -> x.mul(Tensor.normal(KEY, shape)));
      made(cases, "bernoulli", shape, x -> Tensor.bernoulli(KEY, 0.5, shape).where(x, x.neg()));
      made(
          cases,
          "bernoulli",
          shape,
          x -> Tensor.bernoulli(KEY, x.abs().stopGradient()).where(x, x.neg()));
      made(
          cases,
          "randomInts",
          shape,
          x -> x.mul(Tensor.randomInts(KEY, -3, 1000, shape).cast(DType.FLOAT32)));
      made(cases, "meshgrid", shape, EinsumCases::grid);
    }
    made(cases, "eye", Shape.of(3, 3), x -> x.matmul(Tensor.eye(3)));
  }

  private static Tensor grid(Tensor x) {
    List<Tensor> grids = Tensor.meshgrid(x, Tensor.of(new float[] {1, 2}));
    return grids.getFirst().mul(grids.getLast());
  }

  private static void einsums(List<OperationCase> cases) {
    einsum(cases, "ij,jk->ik", new int[] {2, 3}, new int[] {3, 2});
    einsum(cases, "ij,kj->ik", new int[] {2, 3}, new int[] {4, 3});
    einsum(cases, "ij,jk->ki", new int[] {17, 33}, new int[] {33, 9});
    einsum(cases, "ij,jk", new int[] {0, 3}, new int[] {3, 2});
    einsum(cases, "ij,jk", new int[] {2, 0}, new int[] {0, 2});
    einsum(cases, "i,i->", new int[] {17}, new int[] {17});
    einsum(cases, "i,j->ij", new int[] {3}, new int[] {4});
    einsum(cases, "ij,j->i", new int[] {3, 4}, new int[] {4});
    einsum(cases, "ij,ij->ij", new int[] {2, 3}, new int[] {2, 3});
    einsum(cases, "ij,ij->", new int[] {2, 3}, new int[] {2, 3});
    einsum(cases, "ij,ik->", new int[] {2, 3}, new int[] {2, 2});
    einsum(cases, "ii->", new int[] {3, 3});
    einsum(cases, "ii->i", new int[] {3, 3});
    einsum(cases, "iij->ji", new int[] {2, 2, 3});
    einsum(cases, "iji,jij->ij", new int[] {2, 3, 2}, new int[] {3, 2, 3});
    einsum(cases, "iii->i", new int[] {2, 2, 2});
    einsum(cases, "ba", new int[] {2, 3});
    einsum(cases, "...ij->...ji", new int[] {2, 2, 3});
    einsum(cases, "bij,bjk->bik", new int[] {2, 3, 2}, new int[] {2, 2, 1});
    einsum(cases, "bhid,bhjd->bhij", new int[] {1, 2, 2, 3}, new int[] {1, 2, 2, 3});
    einsum(cases, "...ij,...jk->...ik", new int[] {2, 1, 2, 2}, new int[] {3, 2, 1});
    einsum(cases, "i...,i...->...", new int[] {2, 3}, new int[] {2, 1});
    einsum(cases, "ij,jk,kl->il", new int[] {2, 3}, new int[] {3, 2}, new int[] {2, 4});
    einsum(cases, "ni,nj,ijk->nk", new int[] {2, 2}, new int[] {2, 3}, new int[] {2, 3, 2});
    einsum(cases, "a,b,c,a->cb", new int[] {2}, new int[] {3}, new int[] {2}, new int[] {2});
    einsum(cases, ",ij->ij", new int[0], new int[] {2, 3});
    einsum(cases, "ij->", new int[] {2, 3});
    cases.add(
        new OperationCase(
            "einsum",
            "einsum",
            "int32",
            Rule.R2_VALUE,
            () ->
                List.of(
                    Samples.of(DType.INT32, Shape.of(2, 3), 60),
                    Samples.of(DType.INT32, Shape.of(3, 4), 61)),
            in -> Tensor.einsum("ij,jk->ki", in.get(0), in.get(1))));
  }

  private static void einsum(List<OperationCase> cases, String equation, int[]... shapes) {
    cases.add(
        new OperationCase(
            "einsum",
            "einsum",
            equation + " of " + Arrays.deepToString(shapes),
            Rule.R2_VALUE,
            () -> {
              var operands = new ArrayList<Tensor>();
              for (int[] extents : shapes) {
                operands.add(Samples.floats(Shape.of(extents), -2, 2, 60 + operands.size()));
              }
              return operands;
            },
            in -> Tensor.einsum(equation, in.toArray(Tensor[]::new))));
  }

  private static void made(
      List<OperationCase> cases, String name, Shape shape, Function<Tensor, Tensor> call) {
    cases.add(
        new OperationCase(
            name,
            name,
            shape + " #" + cases.size(),
            shape.elements() == 0 ? Rule.R5_EDGES : Rule.R2_VALUE,
            () -> List.of(Samples.floats(shape, 0, 1, 62)),
            in -> call.apply(in.getFirst())));
  }
}
