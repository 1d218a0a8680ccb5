/** The conformance kit: proves that an engine computes what Trigrad's operations mean. */
module dev.trigrad.testkit {
  requires transitive dev.trigrad;
  requires dev.trigrad.engine.java;
  requires transitive org.junit.jupiter.api;
  requires org.junit.jupiter.params;

  exports dev.trigrad.testkit;
  exports dev.trigrad.testkit.program;

  opens dev.trigrad.testkit;
}
