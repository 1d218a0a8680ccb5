/**
 * How wide a vector is.
 *
 * <p>{@link dev.trigrad.engine.vector.layout.Lanes} has the species that all loops use, as
 * constants of a class that is touched only after the incubator module has been found; {@link
 * dev.trigrad.engine.vector.layout.LaneBits} is the property that makes them narrower than the
 * processor allows, for tests.
 *
 * <p>Sizes of tiles follow from these constants, and from nothing that is measured at run time:
 * they decide the order of additions.
 *
 * <p>Read {@code Lanes}.
 *
 * <p>Depends on nothing.
 */
package dev.trigrad.engine.vector.layout;
