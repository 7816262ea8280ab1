package io.tidemark.swarm.access;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes certificates that are signed by themselves, for 30 days, with the JDK's own keytool: the JDK has no other way that
 * is open to programs. The key is on the disk for a moment, in a directory that only this user may enter.
 */
final class CertificateMaker {
    private static final int DAYS = 30;
    private static final String PASSWORD = "TIDEMARK_STORE";

    private final Path keytool;
    private final SecureRandom random;

    CertificateMaker(SecureRandom random) {
        this(Path.of(System.getProperty("java.home"), "bin", "keytool"), random);
    }

    CertificateMaker(Path keytool, SecureRandom random) {
        this.keytool = keytool;
        this.random = random;
    }

    /**
     * @param names and addresses it is for
     * @throws IOException when it cannot be made, with the reason
     */
    Certificate make(Collection<String> names) throws IOException {
        Path directory = Files.createTempDirectory("tidemark-certificate");
        try {
            return make(directory.resolve("made.p12"), names);
        } catch (GeneralSecurityException e) {
            throw new IOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(directory.resolve("made.p12"));
            Files.deleteIfExists(directory);
        }
    }

    private Certificate make(Path file, Collection<String> names)
            throws IOException, GeneralSecurityException, InterruptedException {
        String password = Ids.make(random);
        ProcessBuilder builder = new ProcessBuilder(command(file, names)).redirectErrorStream(true);
        // Not as an argument, which everybody on the machine could read.
        builder.environment().put(PASSWORD, password);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool: " + said.strip());
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password.toCharArray());
        }
        return Certificate.of(store, password.toCharArray());
    }

    private List<String> command(Path file, Collection<String> names) {
        return List.of(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "tidemark",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-sigalg",
                "SHA256withECDSA",
                "-dname",
                "CN=tidemark swarm",
                "-ext",
                "san=" + names.stream().map(CertificateMaker::alternative).collect(Collectors.joining(",")),
                "-ext",
                "ku:c=digitalSignature",
                "-ext",
                "eku=serverAuth",
                // Clocks of other machines may be behind.
                "-startdate",
                "-1d",
                "-validity",
                String.valueOf(DAYS + 1),
                "-storetype",
                "PKCS12",
                "-storepass:env",
                PASSWORD,
                "-keystore",
                file.toString());
    }

    private static String alternative(String name) {
        boolean address = name.indexOf(':') >= 0 || name.matches("\\d{1,3}(\\.\\d{1,3}){3}");
        return (address ? "ip:" : "dns:") + name;
    }
}
