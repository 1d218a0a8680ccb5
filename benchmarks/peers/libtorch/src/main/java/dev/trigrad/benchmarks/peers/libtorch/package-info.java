/** libtorch through JavaCPP. */
package dev.trigrad.benchmarks.peers.libtorch;
