/**
 * Tensors, computation graphs, modules, losses and optimizers, and the service interface of
 * engines.
 */
module dev.trigrad {
  exports dev.trigrad;
  exports dev.trigrad.data;
  exports dev.trigrad.engine;
  exports dev.trigrad.graph;
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
  exports dev.trigrad.train;

  uses dev.trigrad.engine.EngineProvider;
  uses dev.trigrad.graph.access.Evaluation;

  provides dev.trigrad.graph.access.Evaluation with
      dev.trigrad.engine.registry.DefaultEvaluation;
}
