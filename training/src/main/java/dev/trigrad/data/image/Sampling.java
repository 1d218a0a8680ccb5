package dev.trigrad.data.image;

/** How a geometric operation takes a value between the pixels of its source. */
public enum Sampling {
  /** The pixel that the place lies in: Pillow's {@code Resampling.NEAREST}. */
  NEAREST,
  /**
   * The four pixels around the place, weighted by nearness, the border's repeated outwards by half
   * a pixel: Pillow's {@code Resampling.BILINEAR}.
   */
  BILINEAR
}
