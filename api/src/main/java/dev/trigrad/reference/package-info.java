/** Room. */
package dev.trigrad.reference;
