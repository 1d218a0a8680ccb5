/**
 * The service interface of engines: what a stranger implements to run Trigrad's programs.
 *
 * <p>An {@link dev.trigrad.engine.EngineProvider} is found by {@link java.util.ServiceLoader}; it
 * opens an {@link dev.trigrad.engine.Engine}, which compiles a {@link dev.trigrad.plan.Program}
 * into a {@link dev.trigrad.engine.Plan}. The simplest engine depends on engine-java and lays a few
 * kernels of its own over that table; the most radical one compiles the whole program. What an
 * engine reads from properties it declares as {@link dev.trigrad.engine.Setting}s; that it cannot
 * run here it says with reason and remedy ({@link dev.trigrad.engine.Availability}). The testkit's
 * {@code EngineConformance} proves any of them.
 *
 * <p>Read {@code EngineProvider}, {@code Engine}, {@code Plan}; then the package of engine-java.
 *
 * <p>May depend on {@code op} and {@code plan}, which say what a program is.
 */
package dev.trigrad.engine;
