/** The plain Java engine: complete by itself, and the base of the other CPU engines. */
module dev.trigrad.engine.java {
  requires transitive dev.trigrad;

  exports dev.trigrad.engine.java;

  provides dev.trigrad.engine.EngineProvider with
      dev.trigrad.engine.java.JavaProvider;
}
