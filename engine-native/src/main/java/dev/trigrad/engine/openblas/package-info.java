/**
 * The native engine: matrix products by OpenBLAS through the Foreign Function and Memory API, laid
 * over plain Java, and over what other modules lend for all but products ({@code LentLayers}).
 *
 * <p>{@link dev.trigrad.engine.openblas.NativeProvider} finds the library ({@code LibrarySource}),
 * loads it ({@code OpenBlas}), and refuses it with the reason if it fails a self-test. A library
 * that comes in a jar ({@code NativesJar}) is unpacked once ({@code NativesArtifact}), into a
 * directory that nobody else can write to ({@code PrivateDirectory}), and looked at before each use
 * ({@code UnpackedFiles}). {@code BlasGemm} cuts products into calls short enough not to hold up
 * the JVM. Arrays stay on the heap, where the garbage collector owns them. The bindings in {@code
 * generated} are jextract's.
 *
 * <p>Read {@code NativeProvider}, {@code OpenBlas}, {@code BlasGemm}.
 *
 * <p>May depend on engine-java's exported package, as a stranger's engine may.
 */
package dev.trigrad.engine.openblas;
