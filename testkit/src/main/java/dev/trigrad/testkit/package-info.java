/** The conformance kit. */
package dev.trigrad.testkit;
