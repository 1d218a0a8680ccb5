/**
 * The plain Java engine, and the executor that all CPU engines share.
 *
 * <p>A {@link dev.trigrad.engine.java.CpuEngine} is a stack of {@link
 * dev.trigrad.engine.java.KernelLayer}s; its plans are flat lists of {@link
 * dev.trigrad.engine.java.Kernel}s over leased frames of whole arrays, run on the threads of {@link
 * dev.trigrad.engine.java.Parallel}. {@link dev.trigrad.engine.java.JavaKernels}, the last layer,
 * is complete by itself and uses neither the incubator nor native code.
 *
 * <p>An engine of one's own: write a layer that overrides what it does better, put it before {@code
 * JavaKernels}, add one {@code EngineProvider}, and prove it with the testkit. This package is all
 * that it needs; for products alone, {@link dev.trigrad.engine.java.Gemm} and {@code
 * JavaKernels.matMul}.
 *
 * <p>A module may lend kernels to engines that bring few of their own: {@link
 * dev.trigrad.engine.java.KernelLayerProvider}, {@link dev.trigrad.engine.java.LentLayers}.
 *
 * <p>Read {@code KernelLayer}, {@code KernelRequest}, {@code Kernel}, {@code CpuEngine}, {@code
 * CpuPlan}.
 *
 * <p>May depend on its rooms ({@code gemm}, {@code chain}, {@code row}, {@code function}, {@code
 * layout}), which only the sibling engines see, and on what the api says of programs.
 */
package dev.trigrad.engine.java;
