/**
 * The choice of engine.
 */
package dev.trigrad.engine.registry;
