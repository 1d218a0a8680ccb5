/** Runnable workloads and benchmarks. */
package dev.trigrad.benchmarks;
