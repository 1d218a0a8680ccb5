package dev.trigrad.picture;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Graph;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.ModuleGraph;
import dev.trigrad.nn.Sequential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pictures of graphs in the documentation, drawn by the library itself. */
public final class LecturePictures {
  /** Where they are kept, from the directory of this module. */
  static final Path DIRECTORY = Path.of("src/main/javadoc/dev/trigrad/picture/doc-files");

  private LecturePictures() {}

  /** For the name of each file its document. */
  static Map<String, String> all() {
    var all = new LinkedHashMap<String, String>();
    all.put("product.svg", product());
    all.put("neuron.svg", neuron());
    all.put("modules.svg", modules());
    return all;
  }

  private static String product() {
    Tensor u = Tensor.of(-2f);
    Tensor v = Tensor.of(5f);
    Tensor w = Tensor.of(-4f);
    Tensor f = u.add(v).mul(w);
    return drawing(f).names(Map.of(u, "u", v, "v", w, "w")).svg();
  }

  private static String neuron() {
    Tensor w0 = Tensor.of(2f);
    Tensor x0 = Tensor.of(-1f);
    Tensor w1 = Tensor.of(-3f);
    Tensor x1 = Tensor.of(-2f);
    Tensor b = Tensor.of(-3f);
    Tensor f = w0.mul(x0).add(w1.mul(x1)).add(b).sigmoid();
    var names = Map.of(w0, "w₀", x0, "x₀", w1, "w₁", x1, "x₁", b, "b");
    return drawing(f).names(names).svg();
  }

  private static String modules() {
    var model = Sequential.of(new Linear(2, 3), Activation.tanh(), new Linear(3, 1));
    model.initialize(1);
    Tensor x = Tensor.of(new float[] {1, -1}, 1, 2);
    ModuleGraph recorded = ModuleGraph.of(model, pass -> model.apply(x, pass));
    return Drawing.of(recorded).names(Map.of(x, "x")).svg();
  }

  private static Drawing drawing(Tensor f) {
    return Drawing.of(Graph.of(f)).values(Pictures::judged).gradients(f);
  }

  /** Writes them anew. */
  public static void main(String[] arguments) throws IOException {
    Files.createDirectories(DIRECTORY);
    for (Map.Entry<String, String> picture : all().entrySet()) {
      Files.writeString(DIRECTORY.resolve(picture.getKey()), picture.getValue());
    }
  }
}
