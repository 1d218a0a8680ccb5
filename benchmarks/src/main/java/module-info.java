/** Workloads on real data from the command line, and the comparison of speed. */
module dev.trigrad.benchmarks {
  requires com.fasterxml.jackson.core;
  requires dev.trigrad;
  requires dev.trigrad.training;
  requires info.picocli;
  requires java.desktop;
  requires java.management;
  requires jdk.httpserver;
  requires jdk.jfr;
  requires jdk.management;
  requires org.jline.terminal;
  requires VectorGraphics2D;
  requires xchart;
  // The comparison of speed, which runs on the class path.
  requires static jdk.incubator.vector;
  requires static jmh.core;
  requires static org.commonmark;
  requires static org.commonmark.ext.gfm.tables;

  opens dev.trigrad.benchmarks to
      info.picocli;
  opens dev.trigrad.benchmarks.course to
      info.picocli;
  opens dev.trigrad.benchmarks.course.figure to
      info.picocli;
  opens dev.trigrad.benchmarks.gemm to
      info.picocli;
  opens dev.trigrad.benchmarks.playground to
      info.picocli;

  uses dev.trigrad.benchmarks.speed.contender.Contender;
}
