package io.creatorfleet.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Somebody who vouches for servers, with all keys and certificates in a file; made by the JDK's own tool. */
record Authority(Path file) {

    /** A server's certificate and its key, as PEM files. */
    record Identity(Path certificate, Path key) {}

    private static final String OWN = "authority";
    private static final String PASSWORD = "changeit";

    static Authority in(Path folder, String name) throws IOException, InterruptedException {
        Authority authority = new Authority(folder.resolve(name + ".p12"));
        authority.generate(OWN, name, "bc:c=ca:true", List.of());
        return authority;
    }

    /** The certificate that tells others to trust whom this authority vouches for, as a PEM file. */
    Path certificate() throws IOException, GeneralSecurityException {
        Path pem = file.resolveSibling(file.getFileName() + ".pem");
        return Files.writeString(
                pem, pem("CERTIFICATE", keys().getCertificate(OWN).getEncoded()));
    }

    /** Vouches for a server of that name. */
    Identity issue(String host) throws IOException, InterruptedException, GeneralSecurityException {
        generate(host, host, "san=dns:" + host, List.of("-signer", OWN));
        Path certificate = file.resolveSibling(host + ".pem");
        Files.writeString(
                certificate, pem("CERTIFICATE", keys().getCertificate(host).getEncoded()));
        Path key = file.resolveSibling(host + ".key");
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        byte[] secret = keys().getKey(host, PASSWORD.toCharArray()).getEncoded();
        return new Identity(certificate, Files.writeString(key, pem("PRIVATE KEY", secret)));
    }

    private void generate(String alias, String name, String extension, List<String> more)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-alias",
                alias,
                "-dname",
                "CN=" + name,
                "-ext",
                extension,
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD));
        words.addAll(more);
        Process keytool = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    private KeyStore keys() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static String pem(String kind, byte[] content) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, lines);
    }
}
