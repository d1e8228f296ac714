import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/**
 * Gives the classes of the jars named on the command line that were compiled for Java 5 or older
 * the class file format of Java 8, with stack maps. The JVM keeps no older class in its AOT cache
 * (it would have to verify it anew), and loading picocli's 150 such classes at each start costs
 * more than all the rest of a short command.
 *
 * <p>Run from source by {@code ./bantam} after it has built.
 */
final class UpgradeClassFiles {
  private static final int JAVA_6 = 50;
  private static final int JAVA_8 = 52;

  public static void main(String[] jars) throws IOException {
    for (String jar : jars) {
      upgrade(Path.of(jar));
    }
  }

  private static void upgrade(Path jar) throws IOException {
    try (var source = new JarFile(jar.toFile())) {
      if (source.stream().noneMatch(entry -> isOld(entry.getName(), content(source, entry)))) {
        return;
      }
      Path upgraded = Path.of(jar + ".upgraded");
      ClassFile classFile = classFile(source);
      try (var target = new JarOutputStream(Files.newOutputStream(upgraded))) {
        for (var entries = source.entries(); entries.hasMoreElements(); ) {
          ZipEntry entry = entries.nextElement();
          byte[] content = content(source, entry);
          target.putNextEntry(new ZipEntry(entry.getName()));
          target.write(isOld(entry.getName(), content) ? upgrade(classFile, content) : content);
          target.closeEntry();
        }
      }
      Files.move(upgraded, jar, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Computes stack maps, for which it must know which of the jar's classes extends which. */
  private static ClassFile classFile(JarFile jar) {
    var fromJar =
        ClassHierarchyResolver.ofResourceParsing(
            type -> {
              ZipEntry entry =
                  jar.getEntry(
                      type.packageName().replace('.', '/') + "/" + type.displayName() + ".class");
              try {
                return entry == null ? null : jar.getInputStream(entry);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return ClassFile.of(
        StackMapsOption.GENERATE_STACK_MAPS,
        ClassHierarchyResolverOption.of(fromJar.orElse(ClassHierarchyResolver.defaultResolver())));
  }

  private static byte[] upgrade(ClassFile classFile, byte[] content) {
    ClassTransform version =
        (builder, element) -> {
          if (element instanceof ClassFileVersion) {
            builder.withVersion(JAVA_8, 0);
          } else {
            builder.with(element);
          }
        };
    // Bodies that no transform touches are copied as they are, without stack maps.
    ClassTransform bodies =
        ClassTransform.transformingMethodBodies((builder, element) -> builder.with(element));
    return classFile.transformClass(classFile.parse(content), bodies.andThen(version));
  }

  private static boolean isOld(String name, byte[] content) {
    return name.endsWith(".class")
        && content.length > 7
        && ((content[6] & 0xff) << 8 | content[7] & 0xff) < JAVA_6;
  }

  private static byte[] content(JarFile jar, ZipEntry entry) {
    try (var stream = jar.getInputStream(entry)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
