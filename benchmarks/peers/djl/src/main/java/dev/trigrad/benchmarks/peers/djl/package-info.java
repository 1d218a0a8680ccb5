/** Deep Java Library on its PyTorch engine. */
package dev.trigrad.benchmarks.peers.djl;
