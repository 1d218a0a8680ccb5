package dev.trigrad.benchmarks.playground.network;

/**
 * How good a network is after {@code epoch} epochs.
 *
 * @param trainLoss mean over the samples that are trained on, without penalties
 * @param testLoss mean over the others
 * @param trainAccuracy part of the samples whose class is found, NaN of numbers
 * @param testAccuracy the same of the others
 */
public record Measures(
    long epoch, double trainLoss, double testLoss, double trainAccuracy, double testAccuracy) {}
