/**
 * Small real data sets that lie in the jar: {@link dev.trigrad.benchmarks.data.EmbeddedData}.
 *
 * <p>Nothing is downloaded: workloads and lessons run without a network, and give the same numbers
 * everywhere. Larger sets are files that the user names.
 *
 * <p>Depends on training, whose readers take the files as they take a stranger's.
 */
package dev.trigrad.benchmarks.data;
