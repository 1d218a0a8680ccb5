/**
 * Fused steps: elementwise operations, alone or many in a loop, and rows done while they are in the
 * cache.
 *
 * <p>{@link dev.trigrad.engine.java.chain.ElementwiseKernel} chooses between whole arrays and
 * tiles. {@code LoopSpan} cuts a fused step into what one loop can do; {@link
 * dev.trigrad.engine.java.chain.ChainLoops} make such a loop, {@code LoopWriter} as a class file of
 * plain arithmetic that C2 vectorises; {@link dev.trigrad.engine.java.chain.NumberCode} says which
 * operations it can write, and {@code Cut} why a chain ends. {@link
 * dev.trigrad.engine.java.chain.LoopTable} has the loop of each operation alone; engines override
 * it. {@link dev.trigrad.engine.java.chain.RowKernels} make the kernel of a fused row step
 * (softmax, layer norm and what surrounds them): {@code RowSchedule} orders its loops, {@code
 * RowRegisters} gives results working memory.
 *
 * <p>Loops made and loops of the table give the same bits.
 *
 * <p>Read {@code ElementwiseKernel}, {@code LoopSpan}, {@code Instructions}, {@code LoopWriter},
 * {@code RowKernels}.
 *
 * <p>May depend on the root, {@code row}, {@code function} and {@code layout}.
 */
package dev.trigrad.engine.java.chain;
