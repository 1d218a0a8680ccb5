/** TensorFlow through its Java API. */
package dev.trigrad.benchmarks.peers.tensorflow;
