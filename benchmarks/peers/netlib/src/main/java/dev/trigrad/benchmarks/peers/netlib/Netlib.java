package dev.trigrad.benchmarks.peers.netlib;

import dev.ludovic.netlib.blas.JavaBLAS;
import dev.trigrad.benchmarks.speed.contender.Contender.Multiplier;
import dev.trigrad.benchmarks.speed.contender.Product;
import java.util.function.Supplier;

/** sgemm of {@code dev.ludovic.netlib}, which uses the Vector API where that module is there. */
public abstract sealed class Netlib implements Multiplier {
  private Netlib() {}

  /** In plain Java. */
  public static final class InJava extends Netlib {
    /** For the service loader. */
    public InJava() {}

    @Override
    public String name() {
      return "netlib-java";
    }
  }

  /** In the Vector API. */
  public static final class InVector extends Netlib {
    /** For the service loader. */
    public InVector() {}

    @Override
    public String name() {
      return "netlib-vector";
    }

    @Override
    public boolean usesVectorApi() {
      return true;
    }
  }

  @Override
  public String version() {
    return "dev.ludovic.netlib:blas 3.2.0, " + JavaBLAS.getInstance().getClass().getSimpleName();
  }

  @Override
  public Supplier<Object> product(Product p) {
    JavaBLAS blas = JavaBLAS.getInstance();
    float[] a = p.a();
    float[] b = p.b();
    var c = new float[p.m() * p.n()];
    // Columns first: C = A·B by rows is Cᵀ = Bᵀ·Aᵀ by columns.
    return () -> {
      blas.sgemm("N", "N", p.n(), p.m(), p.k(), 1, b, p.n(), a, p.k(), 0, c, p.n());
      return c;
    };
  }
}
