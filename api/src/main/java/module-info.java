/** Tensors, computation graphs, modules, losses and optimizers, and the service interface of engines. */
module dev.trigrad {
  exports dev.trigrad;
  exports dev.trigrad.engine;
  exports dev.trigrad.graph;
  exports dev.trigrad.op;
  exports dev.trigrad.plan;

  uses dev.trigrad.engine.EngineProvider;
}
