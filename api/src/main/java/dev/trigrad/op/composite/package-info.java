/** Room. */
package dev.trigrad.op.composite;
