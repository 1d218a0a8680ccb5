package dev.trigrad.io;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The default file system, of which an operation fails, or all from it on: opening a channel that
 * writes, or a directory's, writing (half is written) and forcing it, moving, linking and copying
 * are counted, and closing and deleting if asked.
 */
public final class FaultyFiles extends FileSystemProvider {
  private final FileSystem disk = java.nio.file.FileSystems.getDefault();
  private final int failing;
  private final boolean onwards;
  private final Set<String> uncounted;
  private final FaultySystem system = new FaultySystem(this, disk);

  /** The operations so far. */
  public final List<String> done = new ArrayList<>();

  /** Whose operation {@code failing}, counted from 1, fails; closing and deleting never do. */
  public FaultyFiles(int failing) {
    this(failing, false, Set.of("close", "delete"));
  }

  /** Whose operation {@code failing} of any kind fails, and those after it, if {@code onwards}. */
  public FaultyFiles(int failing, boolean onwards) {
    this(failing, onwards, Set.of());
  }

  private FaultyFiles(int failing, boolean onwards, Set<String> uncounted) {
    this.failing = failing;
    this.onwards = onwards;
    this.uncounted = uncounted;
  }

  /** Whether an operation has failed. */
  boolean failed() {
    return done.size() >= failing;
  }

  /** Counts an operation; whether it is to fail. */
  boolean fails(String operation) {
    if (uncounted.contains(operation)) {
      return false;
    }
    done.add(operation);
    return done.size() == failing || onwards && done.size() > failing;
  }

  void count(String operation) throws IOException {
    if (fails(operation)) {
      throw new IOException("injected fault");
    }
  }

  /** {@code path} in this file system. */
  public Path path(Path path) {
    if (path == null) {
      return null;
    }
    InvocationHandler handler =
        (_, method, arguments) -> {
          if (method.getName().equals("getFileSystem")) {
            return system;
          }
          Object[] plain = arguments == null ? new Object[0] : arguments.clone();
          for (int i = 0; i < plain.length; i++) {
            plain[i] = plain[i] instanceof Path other ? plain(other) : plain[i];
          }
          try {
            Object result = method.invoke(path, plain);
            return result instanceof Path other ? path(other) : result;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return (Path)
        Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Path.class}, handler);
  }

  /** {@code path} in the default file system. */
  Path plain(Path path) {
    return disk.getPath(path.toString());
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    Path file = plain(path);
    if (!options.contains(StandardOpenOption.WRITE) && !Files.isDirectory(file)) {
      return FileChannel.open(file, options, attributes);
    }
    count("open");
    return new FaultyChannel(this, FileChannel.open(file, options, attributes));
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    count("move");
    disk.provider().move(plain(source), plain(target), options);
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    count("copy");
    disk.provider().copy(plain(source), plain(target), options);
  }

  @Override
  public void createLink(Path link, Path existing) throws IOException {
    count("link");
    disk.provider().createLink(plain(link), plain(existing));
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path directory, DirectoryStream.Filter<? super Path> filter) throws IOException {
    var found = new ArrayList<Path>();
    try (var stream = disk.provider().newDirectoryStream(plain(directory), _ -> true)) {
      for (Path path : stream) {
        if (filter.accept(path(path))) {
          found.add(path(path));
        }
      }
    }
    return new DirectoryStream<>() {
      @Override
      public java.util.Iterator<Path> iterator() {
        return found.iterator();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void delete(Path path) throws IOException {
    count("delete");
    disk.provider().delete(plain(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    disk.provider().checkAccess(plain(path), modes);
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return disk.provider().getFileAttributeView(plain(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return disk.provider().readAttributes(plain(path), type, options);
  }

  @Override
  public Path readSymbolicLink(Path link) throws IOException {
    return path(disk.provider().readSymbolicLink(plain(link)));
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    return disk.provider().isSameFile(plain(path), plain(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return disk.provider().isHidden(plain(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return disk.provider().getFileStore(plain(path));
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public String getScheme() {
    return "faulty";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return system;
  }

  @Override
  public Path getPath(URI uri) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
    disk.provider().createDirectory(plain(directory), attributes);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    return disk.provider().readAttributes(plain(path), names, options);
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options)
      throws IOException {
    disk.provider().setAttribute(plain(path), name, value, options);
  }
}
