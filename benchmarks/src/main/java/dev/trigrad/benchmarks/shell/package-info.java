/**
 * Trigrad at JShell's prompt: {@code benchmarks/target/jshell.sh} after a build, or {@code java
 * @benchmarks/target/jshell}.
 *
 * <p>The build has {@code ShellFiles} write the argument file, the script and the start-up file
 * {@code trigrad.jsh}, which imports what users need and prints tensors whole; {@code show(graph)}
 * there opens a picture by {@code Show}.
 *
 * <p>Read {@code trigrad.jsh} among the resources first. May depend on {@code launch}, api and training; {@code
 * Show} needs {@code java.desktop} to open what it has written.
 */
package dev.trigrad.benchmarks.shell;
