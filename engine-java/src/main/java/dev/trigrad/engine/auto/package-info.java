/**
 * The engine {@code auto}: the kernels of all CPU engines found, chosen per operation and shape by
 * measurement.
 *
 * <p>{@link dev.trigrad.engine.auto.AutoProvider} opens the other engines and puts their layers
 * under one {@code AutoLayer}. Where several layers have a kernel for a matrix product that is
 * large enough to matter, a {@code Trial} runs the whole program on sample values when the plan is
 * made, in turns with the kernels of one layer or another, for about 0.25 s; the engine that is the
 * fastest for all of the program's products does them, but for those that another does faster by
 * more than 5 %. The {@link dev.trigrad.engine.auto.ChoiceTable} keeps the winners for the process,
 * and in a file if one is named. Choices differ from process to process unless such a file is used,
 * and so may the last bits of results.
 */
package dev.trigrad.engine.auto;
