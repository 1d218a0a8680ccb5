/**
 * What evaluation may do with graphs that others may not; not exported.
 */
package dev.trigrad.graph.access;
