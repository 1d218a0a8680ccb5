/**
 * Data sets: rows of named columns of any shape and type, cut into batches by seed; readers that
 * refuse what is broken.
 *
 * <p>A {@link dev.trigrad.data.Dataset} says what its columns are and reads a row into its place in
 * a batch; a {@link dev.trigrad.data.Batch} has them as tensors, and by the names that most loops
 * need: features and targets. {@link dev.trigrad.data.TensorDataset} holds all rows in memory;
 * {@link dev.trigrad.data.Idx} and {@link dev.trigrad.data.Csv} read it from files. Readers refuse
 * numbers that are not finite.
 *
 * <p>Read {@link dev.trigrad.data.Dataset}, {@link dev.trigrad.data.Row}, {@link
 * dev.trigrad.data.TensorDataset}.
 *
 * <p>May depend on {@code graph}, which makes and holds tensors; knows nothing of modules.
 */
package dev.trigrad.data;
