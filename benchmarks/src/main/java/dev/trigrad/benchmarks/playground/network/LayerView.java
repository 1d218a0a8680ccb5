package dev.trigrad.benchmarks.playground.network;

/**
 * A layer's numbers: weights [in, out] and biases [out], row after row, and their gradients.
 *
 * @param in units before
 * @param out units of this layer
 */
record LayerView(
    int in,
    int out,
    float[] weights,
    float[] biases,
    float[] weightGradients,
    float[] biasGradients) {}
