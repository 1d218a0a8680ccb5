/** Statistical Machine Intelligence and Learning Engine. */
package dev.trigrad.benchmarks.peers.smile;
