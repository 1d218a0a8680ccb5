/**
 * Documents that show only what is true: code in the Markdown files at the repository's root and in
 * the Javadoc of every module is compiled and run, and names of artifacts, commands and properties
 * exist.
 *
 * <p>{@code Blocks} finds the code, {@code Story} makes one class of a document's blocks, {@code
 * Told} compiles and runs stories, {@code Value} compares what comments promise; {@code Preludes}
 * declares what documents take as given. {@code Mentions} checks names against {@code Project}. How
 * to write a block is said by the failures, which {@code WrongDocumentsTest} shows.
 */
package dev.trigrad.benchmarks.documents;
