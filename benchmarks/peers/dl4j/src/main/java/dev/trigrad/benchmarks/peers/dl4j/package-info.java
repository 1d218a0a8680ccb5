/** Deeplearning4j on its native backend. */
package dev.trigrad.benchmarks.peers.dl4j;
