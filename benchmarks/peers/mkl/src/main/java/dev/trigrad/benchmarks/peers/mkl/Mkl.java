package dev.trigrad.benchmarks.peers.mkl;

import dev.trigrad.benchmarks.speed.contender.Contender.Multiplier;
import dev.trigrad.benchmarks.speed.contender.Product;
import java.util.function.Supplier;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.mkl.global.mkl_rt;

/** MKL by its own call on native memory. */
public final class Mkl implements Multiplier {
  /** For the service loader. */
  public Mkl() {}

  @Override
  public String name() {
    return "mkl";
  }

  @Override
  public String version() {
    int length = 200;
    try (var text = new BytePointer(length + 1)) {
      text.zero();
      mkl_rt.MKL_Get_Version_String(text, length);
      return text.getString().trim();
    }
  }

  @Override
  public Supplier<Object> product(Product p) {
    mkl_rt.MKL_Set_Num_Threads(p.threads());
    var a = new FloatPointer(p.a());
    var b = new FloatPointer(p.b());
    var c = new FloatPointer((long) p.m() * p.n());
    return () -> {
      mkl_rt.cblas_sgemm(
          mkl_rt.CblasRowMajor,
          mkl_rt.CblasNoTrans,
          mkl_rt.CblasNoTrans,
          p.m(),
          p.n(),
          p.k(),
          1,
          a,
          p.k(),
          b,
          p.n(),
          0,
          c,
          p.n());
      return c;
    };
  }
}
