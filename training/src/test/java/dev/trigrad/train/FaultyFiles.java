package dev.trigrad.train;

import java.io.IOException;
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
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/**
 * The files of this machine, but for operations that change something: one fails, or all from it
 * on.
 */
final class FaultyFiles extends FileSystemProvider {
  private final FileSystem system = new Files();
  private final int failing;
  private final boolean onwards;
  private final List<String> operations = new ArrayList<>();

  /** Operation {@code failing} fails, from 1 on; those after it, too, if {@code onwards}. */
  FaultyFiles(int failing, boolean onwards) {
    this.failing = failing;
    this.onwards = onwards;
  }

  /** Operations so far. */
  List<String> operations() {
    return operations;
  }

  void count(String operation) throws IOException {
    operations.add(operation);
    int n = operations.size();
    if (n == failing || onwards && n > failing) {
      throw new IOException("injected into " + operation);
    }
  }

  Path path(Path real) {
    return real == null
        ? null
        : (Path)
            Proxy.newProxyInstance(
                Real.class.getClassLoader(),
                new Class<?>[] {Path.class, Real.class},
                (_, method, arguments) -> {
                  if (method.getDeclaringClass() == Real.class) {
                    return real;
                  }
                  if (method.getName().equals("getFileSystem")) {
                    return system;
                  }
                  Object[] given = arguments == null ? new Object[0] : arguments.clone();
                  Arrays.setAll(given, i -> given[i] instanceof Real each ? each.real() : given[i]);
                  try {
                    Object result = method.invoke(real, given);
                    return result instanceof Path each ? path(each) : result;
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
  }

  /** What a path of these files stands for. */
  interface Real {
    Path real();
  }

  private static Path real(Path path) {
    return path instanceof Real each ? each.real() : path;
  }

  private static FileSystemProvider of(Path path) {
    return real(path).getFileSystem().provider();
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    boolean writes = options.contains(java.nio.file.StandardOpenOption.WRITE);
    if (writes) {
      count("open");
    }
    FileChannel channel = of(path).newFileChannel(real(path), options, attributes);
    return writes || java.nio.file.Files.isDirectory(real(path))
        ? new FaultyChannel(channel, this)
        : channel;
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path directory, DirectoryStream.Filter<? super Path> filter) throws IOException {
    DirectoryStream<Path> found =
        of(directory).newDirectoryStream(real(directory), each -> filter.accept(path(each)));
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        var paths = new ArrayList<Path>();
        found.forEach(each -> paths.add(path(each)));
        return paths.iterator();
      }

      @Override
      public void close() throws IOException {
        found.close();
      }
    };
  }

  @Override
  public void createLink(Path link, Path existing) throws IOException {
    count("link");
    of(link).createLink(real(link), real(existing));
  }

  @Override
  public void delete(Path path) throws IOException {
    count("delete");
    of(path).delete(real(path));
  }

  @Override
  public boolean deleteIfExists(Path path) throws IOException {
    count("delete");
    return of(path).deleteIfExists(real(path));
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    count("copy");
    of(source).copy(real(source), real(target), options);
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    count("move");
    of(source).move(real(source), real(target), options);
  }

  @Override
  public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
    of(path).createDirectory(real(path), attributes);
  }

  @Override
  public Path readSymbolicLink(Path link) throws IOException {
    return path(of(link).readSymbolicLink(real(link)));
  }

  @Override
  public boolean isSameFile(Path a, Path b) throws IOException {
    return of(a).isSameFile(real(a), real(b));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return of(path).isHidden(real(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return of(path).getFileStore(real(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    of(path).checkAccess(real(path), modes);
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return of(path).getFileAttributeView(real(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return of(path).readAttributes(real(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    return of(path).readAttributes(real(path), names, options);
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options)
      throws IOException {
    of(path).setAttribute(real(path), name, value, options);
  }

  @Override
  public String getScheme() {
    return "faulty";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
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
  public java.nio.channels.AsynchronousFileChannel newAsynchronousFileChannel(
      Path path,
      Set<? extends OpenOption> options,
      ExecutorService executor,
      FileAttribute<?>... attributes) {
    throw new UnsupportedOperationException();
  }

  /** What knows this provider. */
  private final class Files extends FileSystem {
    private final FileSystem real = java.nio.file.FileSystems.getDefault();

    @Override
    public FileSystemProvider provider() {
      return FaultyFiles.this;
    }

    @Override
    public void close() {}

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public boolean isReadOnly() {
      return false;
    }

    @Override
    public String getSeparator() {
      return real.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
      return List.of();
    }

    @Override
    public Iterable<FileStore> getFileStores() {
      return real.getFileStores();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
      return real.supportedFileAttributeViews();
    }

    @Override
    public Path getPath(String first, String... more) {
      return path(real.getPath(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
      PathMatcher matcher = real.getPathMatcher(syntaxAndPattern);
      return each -> matcher.matches(real(each));
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
      return real.getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() throws IOException {
      return real.newWatchService();
    }

    private Path real(Path path) {
      return FaultyFiles.real(path);
    }
  }
}
