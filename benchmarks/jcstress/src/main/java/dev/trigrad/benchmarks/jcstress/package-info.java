/**
 * What other threads may see of a step, by jcstress: the old value at the old version, the new one
 * at the new, or an error that says why not, and never a mix.
 */
package dev.trigrad.benchmarks.jcstress;
