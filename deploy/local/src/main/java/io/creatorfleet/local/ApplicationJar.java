package io.creatorfleet.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * The jar of an application, which holds the jars of its libraries. From plain jars side by side a virtual machine starts
 * with half of the work, for it keeps what it learns of their classes: it is unpacked once a build, beside itself, for all processes.
 * Spring Boot's own tool for that is a program whose start takes longer than what one start gains.
 */
final class ApplicationJar {

    private static final String APPLICATION = "app.jar";
    private static final String LIBRARIES = "lib";
    private static final String CLASSES_ATTRIBUTE = "Spring-Boot-Classes";
    /** Builds that stay unpacked: processes of those before may still run. */
    private static final int KEPT = 3;

    private static final String LIBRARIES_ATTRIBUTE = "Spring-Boot-Lib";
    /** The application's own stays at the root of the packed jar, beside what is about that jar: its manifest and its loader. */
    private static final String META_INF = "META-INF/";

    private static final String LOADER_SERVICES = META_INF + "services/";

    private final Path packed;

    ApplicationJar(Path packed) {
        this.packed = packed;
    }

    /** The options that have a virtual machine run it. */
    List<String> once() {
        return List.of("-jar", unpacked(packed).resolve(APPLICATION).toString());
    }

    /** The same, and keep what it learns of the classes when it ends, for those that are started later. */
    List<String> repeatedly() {
        Path learned = unpacked(packed).resolve("app.jsa");
        return Stream.concat(
                        Stream.of(
                                "-XX:+AutoCreateSharedArchive",
                                "-XX:SharedArchiveFile=" + learned,
                                // What it cannot keep is not for the log of a service.
                                "-Xlog:cds*=off",
                                "-Xlog:aot*=off"),
                        once().stream())
                .toList();
    }

    /**
     * A folder for each build: a later one changes nothing under a process that runs. Copies of a service are started at once:
     * the first of them unpacks, and none takes what another is making for an old build.
     */
    private static synchronized Path unpacked(Path packed) {
        try (JarFile jar = new JarFile(packed.toFile())) {
            Path builds = Files.createDirectories(packed.resolveSibling("plain"));
            Path folder = builds.resolve(checksum(jar));
            if (!Files.isDirectory(folder)) {
                unpack(jar, folder);
                forgetBut(KEPT, builds);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not unpack " + packed, e);
        }
    }

    /** Of all its entries; the builds' times and often their sizes are the same. */
    private static String checksum(JarFile jar) {
        CRC32 checksum = new CRC32();
        jar.stream()
                .map(entry -> entry.getName() + entry.getCrc())
                .forEach(entry -> checksum.update(entry.getBytes(StandardCharsets.UTF_8)));
        return Long.toHexString(checksum.getValue());
    }

    private static void unpack(JarFile jar, Path folder) throws IOException {
        Path part = Files.createTempDirectory(Objects.requireNonNull(folder.getParent()), "part");
        Attributes told = jar.getManifest().getMainAttributes();
        List<String> classPath = unpackLibraries(jar, told, Files.createDirectory(part.resolve(LIBRARIES)));
        unpackClasses(jar, told, part.resolve(APPLICATION), classPath);
        try {
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException unpackedMeanwhile) {
            if (!Files.isDirectory(folder)) {
                throw unpackedMeanwhile;
            }
        }
    }

    private static void forgetBut(int kept, Path builds) throws IOException {
        try (Stream<Path> all = Files.list(builds)) {
            List<Path> newestFirst = all.sorted(
                            Comparator.comparingLong(build -> -build.toFile().lastModified()))
                    .toList();
            newestFirst.stream().skip(kept).forEach(FleetFolder::delete);
        }
    }

    private static List<String> unpackLibraries(JarFile jar, Attributes told, Path folder) throws IOException {
        String root = told(told, LIBRARIES_ATTRIBUTE);
        List<String> classPath = new ArrayList<>();
        for (JarEntry library : below(jar, root)) {
            String name = library.getName().substring(root.length());
            try (InputStream bytes = jar.getInputStream(library)) {
                Files.copy(bytes, folder.resolve(name));
            }
            classPath.add(LIBRARIES + "/" + name);
        }
        return classPath;
    }

    private static void unpackClasses(JarFile jar, Attributes told, Path file, List<String> classPath)
            throws IOException {
        String root = told(told, CLASSES_ATTRIBUTE);
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, told(told, "Start-Class"));
        attributes.put(Attributes.Name.CLASS_PATH, String.join(" ", classPath));
        String version = Attributes.Name.IMPLEMENTATION_VERSION.toString();
        attributes.putValue(version, told(told, version));
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            out.setLevel(Deflater.NO_COMPRESSION);
            // Folders too: packages are looked through by them.
            for (JarEntry entry : below(jar, root)) {
                add(jar, entry, entry.getName().substring(root.length()), out);
            }
            for (JarEntry entry : below(jar, META_INF)) {
                if (!entry.getName().equals(JarFile.MANIFEST_NAME)
                        && !entry.getName().startsWith(LOADER_SERVICES)) {
                    add(jar, entry, entry.getName(), out);
                }
            }
        }
    }

    private static void add(JarFile jar, JarEntry entry, String name, JarOutputStream out) throws IOException {
        out.putNextEntry(new JarEntry(name));
        try (InputStream bytes = jar.getInputStream(entry)) {
            bytes.transferTo(out);
        }
    }

    /** What lies below a folder, in the order of the class path. */
    private static List<JarEntry> below(JarFile jar, String folder) {
        return jar.stream()
                .filter(entry ->
                        entry.getName().startsWith(folder) && !entry.getName().equals(folder))
                .toList();
    }

    private static String told(Attributes told, String attribute) {
        return Objects.requireNonNull(told.getValue(attribute), () -> "The jar does not tell its " + attribute);
    }
}
