/** The plain Java engine. */
package dev.trigrad.engine.java;
