package dev.trigrad.data;

/**
 * One of k ways to cut a data set into k − 1 parts to train on and one to validate with.
 *
 * @param train the other parts
 * @param validation the part that is left out
 */
public record Fold(Dataset train, Dataset validation) {}
