/** Room. */
package dev.trigrad.run;
