/**
 * Event files, which TensorBoard shows while they grow: curves, histograms, images, text,
 * hyperparameters, curves of precision over recall, and the graph of a model.
 *
 * <p>An {@link dev.trigrad.tensorboard.EventWriter} appends to one file in the directory of a run;
 * a {@link dev.trigrad.tensorboard.TensorBoard} has it told of a training; an {@link
 * dev.trigrad.tensorboard.EventFile} has the scalars that such files hold, of whatever program. The
 * format is records with checksums around messages of protocol buffers, both written here by hand,
 * as {@code torch.utils.tensorboard} writes them: a small part of either is all there is to it.
 *
 * <p>Read {@code EventWriter}; then {@code EventStream} (order, time, flushing), {@code Records}
 * (framing), {@code Messages} (what is within) and {@code Wire} (its encoding); {@code Reading} and
 * {@code Fields} are the way back.
 *
 * <p>A room of its own because it listens to trainings, which {@code io} knows nothing of. May
 * depend on {@code io}, {@code train} and the API; nothing depends on it.
 */
package dev.trigrad.tensorboard;
