package io.creatorfleet.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/** Makes a process one of a release whose handlers run version 2 of each kind of task as well as version 1. */
public final class NextReleaseAgent implements ClassFileTransformer {

    private static final String HANDLER = "io/creatorfleet/task/TaskHandler";
    private static final String OWN_FILE = NextReleaseAgent.class.getName().replace('.', '/') + ".class";

    private NextReleaseAgent() {}

    /** Called by the JVM before the process's own main method. */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        instrumentation.addTransformer(new NextReleaseAgent());
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (!HANDLER.equals(name)) {
            return null;
        }
        ClassFile classFile = ClassFile.of();
        ClassTransform raised = (builder, element) -> {
            if (element instanceof MethodModel method && method.methodName().equalsString("version")) {
                builder.withMethodBody(
                        method.methodName(),
                        method.methodType(),
                        method.flags().flagsMask(),
                        code -> code.iconst_2().ireturn());
            } else {
                builder.with(element);
            }
        };
        return classFile.transformClass(classFile.parse(bytes), raised);
    }

    /** The agent as a jar in the folder. */
    static Path jar(Path folder) {
        Path jar = folder.resolve("next-release.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", NextReleaseAgent.class.getName());
        try (InputStream own = Objects.requireNonNull(
                        NextReleaseAgent.class.getClassLoader().getResourceAsStream(OWN_FILE));
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new ZipEntry(OWN_FILE));
            own.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + jar, e);
        }
        return jar;
    }
}
