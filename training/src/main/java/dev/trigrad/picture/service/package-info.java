/**
 * What the api finds of this module as services; not exported.
 *
 * <p>A {@link dev.trigrad.graph.Graph} of the api offers {@code svg()} and {@code mermaid()}, and
 * does not know who draws: it looks for a {@code Pictures}. {@link
 * dev.trigrad.picture.service.GraphPictures} is the one there is, and hands the graph to {@link
 * dev.trigrad.picture.Drawing}. It is public, as the service loader wants it, and lies here since
 * nobody else is to call it.
 *
 * <p>Read {@code GraphPictures}.
 *
 * <p>May depend on {@code graph}, {@code graph.access} and {@code picture}.
 */
package dev.trigrad.picture.service;
