/** Workloads on real data from the command line, and JMH benchmarks. */
module dev.trigrad.benchmarks {
  requires dev.trigrad;
  requires info.picocli;
  requires java.management;
  requires jdk.management;
  requires me.tongfei.progressbar;
  // JMH starts its own virtual machines, on the class path.
  requires static jmh.core;

  opens dev.trigrad.benchmarks to
      info.picocli;
  opens dev.trigrad.benchmarks.speed to
      info.picocli;

  uses dev.trigrad.benchmarks.speed.Contender;
}
