/**
 * The engine {@code auto}: the kernels of all CPU engines found, chosen per operation and shape by
 * measurement.
 *
 * <p>{@link dev.trigrad.engine.auto.AutoProvider} opens the other engines and puts their layers
 * under one {@code AutoLayer}. Where several layers have a kernel for a step that is large enough
 * to matter, a {@code Trial} runs them side by side when the plan is made, and the {@link
 * dev.trigrad.engine.auto.ChoiceTable} keeps the winner for the process, and in a file if one is
 * named. Choices differ from process to process unless such a file is used, and so may the last
 * bits of results.
 */
package dev.trigrad.engine.auto;
