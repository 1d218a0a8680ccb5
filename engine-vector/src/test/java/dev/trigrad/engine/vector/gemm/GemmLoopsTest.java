package dev.trigrad.engine.vector.gemm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.engine.java.Gemm;
import dev.trigrad.engine.java.Warmth;
import dev.trigrad.engine.vector.layout.Lanes;
import dev.trigrad.engine.vector.warm.WarmUpThread;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A product that is about to be used by vectors has had all loops compiled that it calls: none is
 * forgotten in {@link LaneGemm#loops}, or it would run a hundred times slower than plain Java until
 * the compiler comes upon it. The classes of products are loaded once more, with each method that
 * has vector operations telling that it is called.
 */
public final class GemmLoopsTest {
  private static final int[] EXTENTS = {1, 5, 8, 10, 12, 16, 17, 24, 32, 33, 97, 128};
  private static final int[] TERMS = {1, 3, 16, 17, 64, 200, 1030};

  /** Methods that were called, of those that have vector operations. */
  public static final Set<String> CALLED = new HashSet<>();

  /** Called by the methods. */
  public static void called(String method) {
    CALLED.add(method);
  }

  /** Loads the package of products by itself, changed. */
  private static final class Telling extends ClassLoader {
    private static final String PACKAGE = GemmLoopsTest.class.getPackageName() + ".";

    Telling() {
      super(GemmLoopsTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (!name.startsWith(PACKAGE) || name.endsWith("Test")) {
          return super.loadClass(name, resolve);
        }
        Class<?> known = findLoadedClass(name);
        return known != null ? known : define(name);
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] code = tell(in.readAllBytes());
        return defineClass(name, code, 0, code.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    private static byte[] tell(byte[] bytes) {
      var file = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy()));
      ClassModel model = file.parse(bytes);
      return file.transformClass(
          model,
          ClassTransform.transformingMethods(
              GemmLoopsTest.Telling::hasVectors,
              (builder, element) -> {
                if (element instanceof java.lang.classfile.CodeModel code) {
                  String method =
                      model.thisClass().asSymbol().displayName()
                          + "."
                          + code.parent().orElseThrow().methodName().stringValue()
                          + code.parent().orElseThrow().methodType().stringValue();
                  builder.transformCode(code, telling(method));
                } else {
                  builder.with(element);
                }
              }));
    }

    private static java.lang.classfile.ClassHierarchyResolver hierarchy() {
      return java.lang.classfile.ClassHierarchyResolver.ofResourceParsing(
          GemmLoopsTest.class.getClassLoader());
    }

    private static CodeTransform telling(String method) {
      return CodeTransform.ofStateful(
          () ->
              new CodeTransform() {
                private boolean told;

                @Override
                public void accept(
                    java.lang.classfile.CodeBuilder code, java.lang.classfile.CodeElement element) {
                  if (!told) {
                    told = true;
                    code.ldc(method)
                        .invokestatic(
                            ClassDesc.of(GemmLoopsTest.class.getName()),
                            "called",
                            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String));
                  }
                  code.with(element);
                }
              });
    }

    private static boolean hasVectors(MethodModel method) {
      return !method.methodName().stringValue().startsWith("<")
          && method.code().stream()
              .flatMap(code -> code.elementStream())
              .anyMatch(
                  element ->
                      element instanceof InvokeInstruction call
                          && call.owner().asInternalName().startsWith("jdk/incubator/vector/")
                          && call.owner().asInternalName().endsWith("Vector"));
    }
  }

  private final Telling telling = new Telling();
  private final Object[] loops;
  private final Method run;

  GemmLoopsTest() throws ReflectiveOperationException {
    Class<?> type = telling.loadClass(GemmLoop.class.getName());
    loops = type.getEnumConstants();
    run = type.getDeclaredMethod("run", float[].class, float[].class, float[].class, int.class);
    run.setAccessible(true);
  }

  /** The vector methods that {@code loops} get compiled. */
  private Set<String> compiled(Iterable<?> loops) throws ReflectiveOperationException {
    CALLED.clear();
    for (Object loop : loops) {
      run.invoke(loop, new float[4096], new float[16384], new float[16384], -1);
    }
    return new HashSet<>(CALLED);
  }

  private Gemm product(boolean a, boolean b, int m, int n, int k)
      throws ReflectiveOperationException {
    Class<?> pool = telling.loadClass(PackBuffers.Pool.class.getName());
    Class<?> warmUps = telling.loadClass(GemmWarmUps.class.getName());
    Object hot =
        warmUps.getConstructor(WarmUpThread.class).newInstance(new WarmUpThread(Warmth.HOT));
    for (Method of : telling.loadClass(VectorGemm.class.getName()).getMethods()) {
      if (of.getName().equals("of")) {
        return (Gemm)
            of.invoke(null, a, b, m, n, k, 1, pool.getConstructor().newInstance(), hot, null);
      }
    }
    throw new NoSuchMethodException("of");
  }

  private Iterable<?> loopsOf(Gemm product) throws ReflectiveOperationException {
    var vectors = product.getClass().getDeclaredField("vectors");
    vectors.setAccessible(true);
    Object gemm = vectors.get(product);
    Method loops = telling.loadClass(LaneGemm.class.getName()).getMethod("loops");
    loops.setAccessible(true);
    return (Iterable<?>) loops.invoke(gemm);
  }

  @Test
  void productsNameAllLoopsThatTheyCall() throws ReflectiveOperationException {
    var missing = new TreeSet<String>();
    var used = new HashSet<Object>();
    int products = 0;
    for (int m : EXTENTS) {
      for (int n : EXTENTS) {
        for (int k : TERMS) {
          for (int t = 0; t < 4; t++) {
            Gemm product = product((t & 1) > 0, (t & 2) > 0, m, n, k);
            if (product == null) {
              continue;
            }
            products++;
            Iterable<?> needed = loopsOf(product);
            needed.forEach(used::add);
            Set<String> compiled = compiled(needed);
            CALLED.clear();
            run(product, m, n, k);
            var forgotten = new TreeSet<>(CALLED);
            forgotten.removeAll(compiled);
            if (!forgotten.isEmpty() && missing.size() < 20) {
              missing.add(m + "x" + n + "x" + k + " " + t + ": " + forgotten);
            }
          }
        }
      }
    }
    assertTrue(products > 1000, products + " products");
    assertEquals(Set.of(), missing);
    int most = Lanes.F.length() >= 16 ? 20 : 8;
    assertTrue(used.size() >= most, "only " + used);
  }

  private static void run(Gemm product, int m, int n, int k) {
    float[] a = new float[m * k];
    float[] b = new float[k * n];
    float[] c = new float[m * n];
    for (int tile = 0; tile < product.tiles(); tile++) {
      product.run(tile, a, 0, b, 0, c, 0);
    }
  }

  /** A loop asked for fewer than no terms returns before its first vector operation. */
  @Test
  void everyLoopHasAMethodOfItsOwn() throws ReflectiveOperationException {
    var seen = new ArrayList<String>();
    for (Object loop : loops) {
      if (Lanes.F.length() < 16 && isWide(loop.toString())) {
        continue;
      }
      Set<String> methods = compiled(List.of(loop));
      assertEquals(1, methods.size(), loop + " calls " + methods);
      seen.addAll(methods);
    }
    assertEquals(seen.size(), new HashSet<>(seen).size(), seen::toString);
  }

  private static boolean isWide(String loop) {
    return loop.startsWith("TRANSPOSE") || loop.contains("DOTS") || loop.equals("STRIPS");
  }
}
