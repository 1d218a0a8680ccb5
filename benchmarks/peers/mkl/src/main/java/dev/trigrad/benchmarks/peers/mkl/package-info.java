/** Intel's Math Kernel Library through JavaCPP. */
package dev.trigrad.benchmarks.peers.mkl;
