/**
 * The service interface of engines: what a stranger implements to run Trigrad's programs.
 *
 * <p>An {@link dev.trigrad.engine.EngineProvider} is found by {@link java.util.ServiceLoader}; it
 * opens an {@link dev.trigrad.engine.Engine}, which compiles a {@link dev.trigrad.plan.Program}
 * into a {@link dev.trigrad.engine.Plan}. The simplest engine depends on engine-java and lays a few
 * kernels of its own over that table; the most radical one compiles the whole program. The
 * testkit's {@code EngineConformance} proves either.
 */
package dev.trigrad.engine;
