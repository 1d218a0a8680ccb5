/** The native engine: OpenBLAS matrix products laid over the plain Java engine. */
module dev.trigrad.engine.openblas {
  requires transitive dev.trigrad;
  requires dev.trigrad.engine.java;

  exports dev.trigrad.engine.openblas;

  provides dev.trigrad.engine.EngineProvider with
      dev.trigrad.engine.openblas.NativeProvider;
}
