/** BLAS of netlib, in Java and in the Vector API. */
package dev.trigrad.benchmarks.peers.netlib;
