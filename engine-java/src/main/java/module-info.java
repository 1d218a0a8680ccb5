/** The plain Java engine: complete by itself, and the base of the other CPU engines. */
// The siblings are built after this module, which the compiler would warn of.
@SuppressWarnings("module")
module dev.trigrad.engine.java {
  requires transitive dev.trigrad;

  exports dev.trigrad.engine.java;
  exports dev.trigrad.engine.java.chain to
      dev.trigrad.engine.vector,
      dev.trigrad.engine.openblas;
  exports dev.trigrad.engine.java.function to
      dev.trigrad.engine.vector,
      dev.trigrad.engine.openblas;
  exports dev.trigrad.engine.java.gemm to
      dev.trigrad.engine.vector,
      dev.trigrad.engine.openblas;
  exports dev.trigrad.engine.java.layout to
      dev.trigrad.engine.vector,
      dev.trigrad.engine.openblas;
  exports dev.trigrad.engine.java.row to
      dev.trigrad.engine.vector,
      dev.trigrad.engine.openblas;

  uses dev.trigrad.engine.java.KernelLayerProvider;

  provides dev.trigrad.engine.EngineProvider with
      dev.trigrad.engine.java.JavaProvider;
}
