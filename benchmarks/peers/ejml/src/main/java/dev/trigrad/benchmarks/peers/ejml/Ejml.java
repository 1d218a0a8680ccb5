package dev.trigrad.benchmarks.peers.ejml;

import dev.trigrad.benchmarks.speed.contender.Contender.Multiplier;
import dev.trigrad.benchmarks.speed.contender.Product;
import java.util.function.Supplier;
import org.ejml.EjmlVersion;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/** Matrix products of the Efficient Java Matrix Library. */
public final class Ejml implements Multiplier {
  /** For the service loader. */
  public Ejml() {}

  @Override
  public String name() {
    return "ejml";
  }

  @Override
  public String version() {
    return "EJML " + EjmlVersion.VERSION;
  }

  @Override
  public Supplier<Object> product(Product p) {
    var a = FMatrixRMaj.wrap(p.m(), p.k(), p.a());
    var b = FMatrixRMaj.wrap(p.k(), p.n(), p.b());
    var c = new FMatrixRMaj(p.m(), p.n());
    return () -> CommonOps_FDRM.mult(a, b, c);
  }
}
