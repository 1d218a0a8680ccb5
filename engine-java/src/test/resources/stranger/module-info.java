/** An engine of somebody else's. */
module org.acme.engine {
  requires dev.trigrad.engine.java;

  provides dev.trigrad.engine.EngineProvider with
      org.acme.engine.AcmeProvider;
}
