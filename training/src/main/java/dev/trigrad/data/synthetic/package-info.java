/**
 * Data sets that are made up: small problems of which everything is known.
 *
 * <p>{@link dev.trigrad.data.synthetic.Points} are points of a plane or space with their classes,
 * most of them as scikit-learn has them; {@link dev.trigrad.data.synthetic.Sequences} are tasks
 * that ask a network to remember. All of them are float32 or int32 columns of a {@link
 * dev.trigrad.data.TensorDataset}.
 *
 * <p>Equal keys give equal bits on every machine: random numbers are counted, functions are those
 * of {@link java.lang.StrictMath}, and all is computed in double and rounded once. Rows come
 * shuffled; sizes and the balance of classes are exact.
 *
 * <p>Read {@link dev.trigrad.data.synthetic.Points}, {@link dev.trigrad.data.synthetic.Sequences}.
 *
 * <p>May depend on {@code data}, and on {@code graph}, which makes tensors.
 */
package dev.trigrad.data.synthetic;
