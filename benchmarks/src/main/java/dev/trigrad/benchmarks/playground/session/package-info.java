/**
 * The trainings of the playground's pages, each on a thread of its own.
 *
 * <p>Reading order: {@link dev.trigrad.benchmarks.playground.session.Session}, which trains in
 * short turns and listens in between; {@code Turns}, how much of a training is due; {@link
 * dev.trigrad.benchmarks.playground.session.Sessions}, those that are open; {@code Idleness}, when
 * one whose page is silent pauses and ends.
 *
 * <p>A graph belongs to the thread that records it, hence the confinement: an experiment is touched
 * by its session's thread alone, and all others hand in work. Nothing here knows of HTTP. Depends
 * on {@link dev.trigrad.benchmarks.playground.network} alone.
 */
package dev.trigrad.benchmarks.playground.session;
