/**
 * Starts the command line without Maven, once it has been built.
 *
 * <p>{@link dev.trigrad.benchmarks.launch.LauncherFiles}, which the build runs, writes an argument
 * file for {@code java} and a script that chooses the JDK. Both start {@link
 * dev.trigrad.benchmarks.launch.Launcher}, the only class that an older JDK can read: it says so in
 * a line where it runs on one.
 *
 * <p>Depends on nothing, and knows the main class of the command line by its name alone.
 */
package dev.trigrad.benchmarks.launch;
