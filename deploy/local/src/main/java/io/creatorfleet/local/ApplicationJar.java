package io.creatorfleet.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.Deflater;

/**
 * The jar of an application, which holds the jars of its libraries. From such a one a virtual machine starts with nearly twice
 * the work of what it takes from plain jars side by side. Spring Boot's own tool that takes it apart is a program of its own,
 * which takes longer than what one start gains.
 */
final class ApplicationJar implements AutoCloseable {

    private final JarFile packed;
    private final Attributes manifest;

    ApplicationJar(Path file) throws IOException {
        this.packed = new JarFile(file.toFile());
        this.manifest = packed.getManifest().getMainAttributes();
    }

    /** Makes a jar in that folder of the application's own classes, which names those of the libraries in a folder beside it. */
    Path unpack(Path folder, String name) throws IOException {
        Path libraries = Files.createDirectories(folder.resolve(name));
        List<String> classPath = new ArrayList<>();
        for (JarEntry library : below("Spring-Boot-Lib")) {
            String file = library.getName().substring(told("Spring-Boot-Lib").length());
            try (InputStream bytes = packed.getInputStream(library)) {
                Files.copy(bytes, libraries.resolve(file));
            }
            classPath.add(name + "/" + file);
        }
        Path jar = folder.resolve(name + ".jar");
        // A process may still have the jar open that is replaced.
        Files.deleteIfExists(jar);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), unpacked(classPath))) {
            out.setLevel(Deflater.NO_COMPRESSION);
            String root = told("Spring-Boot-Classes");
            for (JarEntry entry : below("Spring-Boot-Classes")) {
                // Folders too: packages are looked through by them.
                out.putNextEntry(new JarEntry(entry.getName().substring(root.length())));
                try (InputStream bytes = packed.getInputStream(entry)) {
                    bytes.transferTo(out);
                }
            }
        }
        return jar;
    }

    private Manifest unpacked(List<String> classPath) {
        Manifest unpacked = new Manifest();
        Attributes attributes = unpacked.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, told("Start-Class"));
        attributes.put(Attributes.Name.CLASS_PATH, String.join(" ", classPath));
        String version = Attributes.Name.IMPLEMENTATION_VERSION.toString();
        attributes.putValue(version, told(version));
        return unpacked;
    }

    /** What lies below the folder that the manifest names there, in the order of the class path. */
    private List<JarEntry> below(String attribute) {
        String folder = told(attribute);
        return packed.stream()
                .filter(entry ->
                        entry.getName().startsWith(folder) && !entry.getName().equals(folder))
                .toList();
    }

    private String told(String attribute) {
        return Objects.requireNonNull(
                manifest.getValue(attribute), () -> packed.getName() + " does not tell its " + attribute);
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }
}
