/**
 * Starts the command line without Maven, once it has been built.
 *
 * <p>{@link dev.trigrad.benchmarks.launch.LauncherFiles}, which the build runs, writes an argument
 * file for {@code java} and a script that chooses the JDK. Both start {@link
 * dev.trigrad.benchmarks.launch.Launcher}, the only class that an older JDK can read: it says so in
 * a line where it runs on one.
 *
 * <p>Where somebody has made an ahead-of-time cache, by the command {@code aot}, the script starts
 * with it as long as it is newer than all that it was made of.
 *
 * <p>Depends on nothing, and knows the main class of the command line by its name alone.
 */
package dev.trigrad.benchmarks.launch;
