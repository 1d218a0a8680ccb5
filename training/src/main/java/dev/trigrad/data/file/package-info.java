/**
 * Data sets from files: tables of text, arrays, folders of images.
 *
 * <p>{@link dev.trigrad.data.file.Csv} and {@link dev.trigrad.data.file.JsonLines} say how a table
 * is to be read, and give a {@link dev.trigrad.data.file.TableDataset}, which reads other files by
 * what the first one taught it; a {@link dev.trigrad.data.file.Field} says what values are and what
 * fills those that are missing. {@link dev.trigrad.data.file.Idx} is the format of MNIST. An {@link
 * dev.trigrad.data.file.ImageFolder} decodes images when they are asked for.
 *
 * <p>Nothing is taken on trust: what breaks a format is refused with file, line and field, numbers
 * that are not finite are, and so are directories, pipes and devices. No reader takes memory for
 * what a header claims before the file is known to hold it.
 *
 * <p>Read {@code CsvRecords}, {@code Column}, {@link dev.trigrad.data.file.TableDataset}.
 *
 * <p>May depend on {@code data}, and on {@code io} and {@code io.json} for files; knows nothing of
 * loops.
 */
package dev.trigrad.data.file;
