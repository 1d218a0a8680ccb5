package dev.trigrad.plan;

/**
 * A cell's update: after the run, the array bound to program input {@code input} holds value {@code
 * value}.
 *
 * @param input index of the program input, bound to a cell's array
 * @param value id of the value written; of the same type
 */
public record Write(int input, int value) {}
