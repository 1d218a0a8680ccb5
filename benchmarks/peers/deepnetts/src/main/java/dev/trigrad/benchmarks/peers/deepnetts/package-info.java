/** Deep Netts, in plain Java. */
package dev.trigrad.benchmarks.peers.deepnetts;
