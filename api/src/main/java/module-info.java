/**
 * Tensors, computation graphs, modules, losses and optimizers, and the service interface of
 * engines.
 */
// The sibling is built after this module, which the compiler would warn of.
@SuppressWarnings("module")
module dev.trigrad {
  exports dev.trigrad;
  exports dev.trigrad.engine;
  exports dev.trigrad.graph;
  exports dev.trigrad.graph.access to
      dev.trigrad.training;
  exports dev.trigrad.loss;
  exports dev.trigrad.nn;
  exports dev.trigrad.op;
  exports dev.trigrad.op.composite;
  exports dev.trigrad.optim;
  exports dev.trigrad.optim.schedule;
  exports dev.trigrad.optim.transform;
  exports dev.trigrad.plan;
  exports dev.trigrad.reference;
  exports dev.trigrad.run;

  uses dev.trigrad.engine.EngineProvider;
  uses dev.trigrad.graph.access.Evaluation;
  uses dev.trigrad.graph.access.Pictures;

  provides dev.trigrad.graph.access.Evaluation with
      dev.trigrad.engine.registry.DefaultEvaluation;
}
