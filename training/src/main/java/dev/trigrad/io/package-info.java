/**
 * Files: small, precisely specified formats, read and written without a library.
 *
 * <p>Readers take nothing on trust: every rule of a format is checked, and its violation is a
 * {@link dev.trigrad.io.FileException} of one line that names file, place and rule; no memory is
 * taken for what a header claims before the file is known to hold it. Writers replace a file as a
 * whole or not at all.
 *
 * <p>Read {@link dev.trigrad.io.FileException}, then {@link dev.trigrad.io.AtomicFile}, then the
 * format of interest, as {@link dev.trigrad.io.SafeTensors}.
 *
 * <p>May depend on {@code graph}, which makes and holds tensors, and on {@code nn}, whose cells are
 * saved; knows nothing of data sets and loops.
 */
package dev.trigrad.io;
