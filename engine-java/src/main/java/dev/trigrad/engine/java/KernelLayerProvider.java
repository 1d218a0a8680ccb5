package dev.trigrad.engine.java;

import dev.trigrad.engine.Availability;
import dev.trigrad.engine.Setting;
import java.util.List;

/**
 * Service by which a module lends kernels to engines that have only some of their own; see {@link
 * LentLayers}. The kernels give the bits of plain Java, so that results do not depend on whether
 * they are there.
 *
 * <p>Constructor, {@link #probe} and {@link #settings} are cheap: they touch no vector type and
 * load no native code.
 */
public interface KernelLayerProvider {
  /** The name of the layer, by which its kernels are counted in reports. */
  String name();

  /** Whether the kernels can run on this machine; never throws. */
  Availability probe();

  /** The system properties that the kernels read. */
  List<Setting<?>> settings();

  /** A layer for one engine, in the ways of {@link Warmth#WARMING}. */
  KernelLayer open();
}
