package dev.trigrad.engine.openblas;

import dev.trigrad.engine.Availability;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.EngineUnavailableException;
import dev.trigrad.engine.Setting;
import dev.trigrad.engine.java.CpuEngine;
import dev.trigrad.engine.java.JavaKernels;
import dev.trigrad.engine.java.KernelLayer;
import dev.trigrad.engine.java.LentLayers;
import dev.trigrad.engine.java.Parallel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Provider of the engine {@code native}: OpenBLAS where it can be loaded and passes its self-test,
 * and what other modules lend for all but matrix products.
 */
public final class NativeProvider implements EngineProvider {
  /** The provider; loads nothing. */
  public NativeProvider() {}

  @Override
  public String name() {
    return "native";
  }

  @Override
  public int priority() {
    return 200;
  }

  @Override
  public Availability probe() {
    return LibrarySource.isPresent()
        ? new Availability.Available("OpenBLAS")
        : new Availability.Unavailable("no OpenBLAS library was found", LibrarySource.remedy());
  }

  @Override
  public List<Setting<?>> settings() {
    var settings = new ArrayList<Setting<?>>(CpuEngine.SETTINGS);
    settings.add(LibrarySource.SETTING);
    settings.add(NativesArtifact.SETTING);
    settings.addAll(LentLayers.settings());
    return settings;
  }

  @Override
  public Engine open() {
    OpenBlas blas = OpenBlas.load();
    SelfTest.run()
        .ifPresent(
            fault -> {
              throw new EngineUnavailableException(
                  "OpenBLAS at " + blas.source().file() + " fails its self-test: " + fault,
                  "use another build");
            });
    var parallel = Parallel.ofProperty();
    Map<String, String> details = new LinkedHashMap<>();
    details.put("library", blas.source().file() + " (" + blas.source().origin() + ")");
    details.put("version", blas.version());
    details.put("processor kernel", blas.core() + warning(blas.core()));
    var others = LentLayers.open();
    details.put("other kernels", others.summary());
    String summary =
        blas.version().replaceFirst("^(OpenBLAS \\S+).*", "$1")
            + ", "
            + blas.core()
            + " kernels, "
            + parallel.threads()
            + " threads";
    var info = new EngineInfo(name(), summary, details);
    var layers = new ArrayList<KernelLayer>();
    layers.add(new BlasKernels());
    layers.addAll(others.layers());
    layers.add(new JavaKernels());
    return new CpuEngine(info, layers, parallel);
  }

  private static String warning(String core) {
    boolean old = core.equals("Prescott") && CpuFeatures.openBlasCore() != null;
    return old
        ? " (too old for this processor and slow; set OPENBLAS_CORETYPE="
            + CpuFeatures.openBlasCore()
            + ")"
        : "";
  }
}
