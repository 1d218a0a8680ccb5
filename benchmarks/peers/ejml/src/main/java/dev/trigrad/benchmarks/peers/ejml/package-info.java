/** Efficient Java Matrix Library. */
package dev.trigrad.benchmarks.peers.ejml;
