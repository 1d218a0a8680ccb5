/** Room. */
package dev.trigrad.plan.pass;
