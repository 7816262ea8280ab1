package io.tidemark.functions.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates made while the test runs, by the JDK's keytool, so that none is ever out of date. */
public final class TestCertificates {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private TestCertificates() {}

    /** Signed by itself, so trusted by nobody who was not told to; for localhost and 127.0.0.1. */
    public static SSLContext forLocalhost(Path directory) throws Exception {
        return context(make(directory.resolve("localhost.p12"), "dns:localhost,ip:127.0.0.1", List.of()));
    }

    /** The same, with its key. */
    public static KeyStore storeForLocalhost(Path directory) throws Exception {
        Path file = directory.resolve("localhost.p12");
        return store(Files.exists(file) ? file : make(file, "dns:localhost,ip:127.0.0.1", List.of()));
    }

    public static char[] password() {
        return PASSWORD.clone();
    }

    /** Trusts what is in the store, and nobody else. */
    public static SSLContext trusting(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    public static SSLContext forAnotherHost(Path directory) throws Exception {
        return context(make(directory.resolve("other.p12"), "dns:elsewhere.example", List.of()));
    }

    public static SSLContext expired(Path directory) throws Exception {
        List<String> lastYear = List.of("-startdate", "-400d", "-validity", "30");
        return context(make(directory.resolve("expired.p12"), "dns:localhost,ip:127.0.0.1", lastYear));
    }

    private static Path make(Path file, String names, List<String> more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "test",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-storetype",
                "PKCS12",
                "-dname",
                "CN=test",
                "-ext",
                "san=" + names,
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString()));
        command.addAll(more);
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool failed: " + said);
        }
        return file;
    }

    private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = store(file);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
