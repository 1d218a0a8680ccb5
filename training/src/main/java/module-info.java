/** What stands around a training: data, files, loops, what they measure, and pictures. */
module dev.trigrad.training {
  requires transitive dev.trigrad;
  requires static java.desktop;

  exports dev.trigrad.data;
  exports dev.trigrad.data.file;
  exports dev.trigrad.data.synthetic;
  exports dev.trigrad.data.image;
  exports dev.trigrad.io;
  exports dev.trigrad.picture;
  exports dev.trigrad.tensorboard;
  exports dev.trigrad.train;
  exports dev.trigrad.train.metric;

  provides dev.trigrad.graph.access.Pictures with
      dev.trigrad.picture.service.GraphPictures;
}
