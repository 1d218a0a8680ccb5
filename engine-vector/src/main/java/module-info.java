/** The Vector API engine: SIMD kernels laid over the plain Java engine. */
module dev.trigrad.engine.vector {
  requires transitive dev.trigrad;
  requires dev.trigrad.engine.java;
  requires jdk.incubator.vector;

  exports dev.trigrad.engine.vector;

  provides dev.trigrad.engine.EngineProvider with
      dev.trigrad.engine.vector.VectorProvider;
  provides dev.trigrad.engine.java.KernelLayerProvider with
      dev.trigrad.engine.vector.LaneKernelsProvider;
}
