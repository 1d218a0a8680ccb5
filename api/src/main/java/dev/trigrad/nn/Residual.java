package dev.trigrad.nn;

import dev.trigrad.Tensor;

/**
 * {@code y = x + f(x)}: a skip connection around a module that keeps the shape (He et al., CVPR
 * 2016).
 */
public final class Residual extends Module {
  private Module inner;

  /** The skip connection around {@code inner}. */
  public Residual(Module inner) {
    this.inner = child("inner", inner);
  }

  @Override
  protected Tensor forward(Tensor x, Pass pass) {
    return x.add(inner.apply(x, pass));
  }

  @Override
  protected void replaced(String name, Module module) {
    inner = replaceChild(name, module);
  }

  @Override
  public String toString() {
    return "Residual(" + inner + ")";
  }
}
