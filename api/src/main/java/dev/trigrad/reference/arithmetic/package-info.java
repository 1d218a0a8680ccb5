/** Room. */
package dev.trigrad.reference.arithmetic;
