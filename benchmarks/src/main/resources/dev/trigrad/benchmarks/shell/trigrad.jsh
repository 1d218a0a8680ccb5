import dev.trigrad.*;
import dev.trigrad.data.*;
import dev.trigrad.data.file.*;
import dev.trigrad.data.synthetic.*;
import dev.trigrad.graph.*;
import dev.trigrad.graph.Node;
import dev.trigrad.io.*;
import dev.trigrad.loss.*;
import dev.trigrad.nn.*;
import dev.trigrad.nn.Module;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import dev.trigrad.op.CustomFunction;
import dev.trigrad.op.HostFunction;
import dev.trigrad.op.Saved;
import dev.trigrad.optim.*;
import dev.trigrad.optim.schedule.*;
import dev.trigrad.optim.transform.*;
import dev.trigrad.picture.*;
import dev.trigrad.reference.*;
import dev.trigrad.train.*;
import dev.trigrad.train.metric.*;
import dev.trigrad.benchmarks.shell.Show;
import java.nio.file.*;

Path show(Graph graph) throws IOException {
  return Show.graph(graph);
}

Path show(Tensor... outputs) throws IOException {
  return Show.graph(Graph.of(outputs));
}

Path show(History history) throws IOException {
  return Show.history(history);
}

/set mode trigrad -command
/set prompt trigrad '\ntrigrad> ' '    ...> '
/set format trigrad pre '|  '
/set format trigrad post '%n'
/set format trigrad errorpre '|  '
/set format trigrad errorpost '%n'
/set format trigrad errorline '{post}{pre}    {err}'
/set format trigrad display '{name} = {value}{post}' added,modified,replaced-expression,varvalue,assignment,varinit,vardecl-ok-primary
/set format trigrad display '{pre}there is now {name}{post}' added,modified,replaced-class,interface,enum,annotation,record,method-ok-primary
/set format trigrad display '{pre}{name} waits for {unresolved}{errors}{post}' added,modified,replaced-class,interface,enum,annotation,record,method,vardecl,varinit-defined,notdefined-primary
/set truncation trigrad 100000
