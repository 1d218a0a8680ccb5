/**
 * A playground: a page on which a network is put together, trained and watched, after TensorFlow's
 * Playground of Smilkov and Carter, 2016.
 *
 * <p>The command starts a server on this machine alone, and opens its page. Rooms, in reading
 * order, each of which may use those before it: {@link dev.trigrad.benchmarks.playground.network},
 * what is trained; {@link dev.trigrad.benchmarks.playground.session}, trainings on threads of their
 * own; {@link dev.trigrad.benchmarks.playground.server}, HTTP. The page itself, plain HTML, CSS and
 * JavaScript, lies among the resources in {@code page}; nothing of it comes from elsewhere.
 *
 * <p>Run by {@code mvn -q package -DskipTests -Drun=playground}. Depends on its rooms and picocli.
 */
package dev.trigrad.benchmarks.playground;
