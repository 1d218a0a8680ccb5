/** The native engine: OpenBLAS matrix products laid over the plain Java engine. */
module dev.trigrad.engine.openblas {
  requires dev.trigrad.engine.java;
}
