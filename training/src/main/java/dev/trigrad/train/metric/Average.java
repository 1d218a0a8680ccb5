package dev.trigrad.train.metric;

import java.util.Locale;

/** How the measures of several classes, or labels, become one. Named as in scikit-learn. */
public enum Average {
  /** That of class 1 alone: the positive one of two. */
  BINARY,
  /** The counts of all classes are added first; of exclusive classes that is the accuracy. */
  MICRO,
  /** The mean over the classes: rare ones weigh as much as frequent ones. */
  MACRO,
  /** The mean over the classes, each weighed by how many samples are of it. */
  WEIGHTED;

  /** {@code name}, and after a point this average, unless it says nothing. */
  String of(String name) {
    return this == BINARY ? name : name + "." + name().toLowerCase(Locale.ROOT);
  }
}
