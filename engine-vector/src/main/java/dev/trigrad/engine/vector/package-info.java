/** The Vector API engine. */
package dev.trigrad.engine.vector;
