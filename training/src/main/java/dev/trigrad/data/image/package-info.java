/**
 * Images that are changed at random before a model sees them, pixel by pixel as Pillow would.
 *
 * <p>{@link dev.trigrad.data.image.Pixels} is an image of 8-bit values with its operations; an
 * {@link dev.trigrad.data.image.ImageOperation} names one that has a magnitude. A {@link
 * dev.trigrad.data.image.Policy} says which are done how likely and by how much, one of {@link
 * dev.trigrad.data.image.Policies} is a published one, and an {@link
 * dev.trigrad.data.image.Augmentation} does them to the rows of a data set, with the boxes that
 * belong to them. {@link dev.trigrad.data.image.MixUp} mixes the rows of a batch, images or not.
 * {@link dev.trigrad.data.image.ContactSheet} shows what came of it.
 *
 * <p>What is drawn at random depends on keys alone: the same seed, epoch and index give the same
 * bits, whoever reads them.
 *
 * <p>Read {@link dev.trigrad.data.image.Pixels}, {@link dev.trigrad.data.image.Policy}, {@link
 * dev.trigrad.data.image.Augmentation}.
 *
 * <p>May depend on {@code data} and {@code io}. Only the writing of PNG needs java.desktop.
 */
package dev.trigrad.data.image;
