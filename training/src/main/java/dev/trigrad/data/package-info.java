/**
 * Data sets: rows of named columns of any shape and type, viewed, parted, scaled, and loaded in
 * batches by seed.
 *
 * <p>A {@link dev.trigrad.data.Dataset} says what its columns are and reads a row into its place in
 * a batch; a {@link dev.trigrad.data.Batch} has them as tensors, and by the names that most loops
 * need: features and targets. Views map rows, choose them and part them; nothing is read before it
 * is asked for. {@link dev.trigrad.data.TensorDataset} holds all rows in memory; {@code data.file}
 * reads rows from files, {@code data.synthetic} makes them up, {@code data.image} changes them.
 *
 * <p>A {@link dev.trigrad.data.DataLoader} reads batches ahead, the same whatever its workers, and
 * remembers where it stands. {@link dev.trigrad.data.Standardize} and its like are modules, so that
 * what was fitted to the data is kept with the model.
 *
 * <p>Read {@link dev.trigrad.data.Dataset}, {@link dev.trigrad.data.Row}, {@link
 * dev.trigrad.data.RowFunction}, {@link dev.trigrad.data.DataLoader}.
 *
 * <p>May depend on {@code graph}, which makes and holds tensors, and on {@code nn} for what is
 * fitted; knows nothing of training.
 */
package dev.trigrad.data;
