/**
 * The playground over HTTP: the JDK's own server, on this machine's loopback address alone. It is
 * the one place in the project that opens a socket.
 *
 * <p>Reading order: {@link dev.trigrad.benchmarks.playground.server.PlaygroundServer}; {@code
 * Guard}, who is let in, and why no other site is; {@code Page}, the files that lie in the jar;
 * {@code Actions}, what a page can have done; {@code Asked} and {@code View}, what it says and what
 * it is told, as {@code Json}. A {@code Refusal} is one line with the remedy.
 *
 * <p>Whatever comes in is taken for hostile: its size, its numbers and its names are checked before
 * they are used. Depends on the rooms {@code session} and {@code network}, and on jackson-core.
 */
package dev.trigrad.benchmarks.playground.server;
