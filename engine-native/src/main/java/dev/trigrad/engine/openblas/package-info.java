/** The OpenBLAS engine. */
package dev.trigrad.engine.openblas;
