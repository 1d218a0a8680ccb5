/** Room. */
package dev.trigrad.plan.verify;
