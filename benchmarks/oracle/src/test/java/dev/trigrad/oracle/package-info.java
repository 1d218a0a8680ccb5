/**
 * A second opinion: the kit's random programs, computed by libtorch in double precision.
 *
 * <p>{@code Torch} does what statements say in torch's operations, {@code TorchNetworks} what
 * networks do, and torch differentiates them by itself; {@code Opinion} compares every value that a
 * program asks for with the reference's, {@code OracleTest} runs the programs.
 */
package dev.trigrad.oracle;
