/**
 * Data sets: readers that refuse what is broken, splits and batches by seed.
 *
 * <p>A {@link dev.trigrad.data.Dataset} holds features and class indices; {@link
 * dev.trigrad.data.Idx} and {@link dev.trigrad.data.Csv} read it from files; {@link
 * dev.trigrad.data.Dataset#batches} cuts it for training.
 */
package dev.trigrad.data;
