/**
 * OpenBLAS's C interface as jextract writes it from {@code cblas.h}; not edited by hand.
 *
 * <p>The header is {@code org/bytedeco/openblas/<platform>/include/cblas.h} of the same natives jar whose library is loaded; the
 * arguments are in {@code jextract.args}. {@code mvn -Pjextract package -DskipTests -pl engine-native -am} writes these files anew where a
 * {@code jextract} is on the PATH.
 */
package dev.trigrad.engine.openblas.generated;
