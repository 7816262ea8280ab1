package io.tidemark.swarm.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.server.TestCertificates;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateFilesTest {
    private static final String PASSWORD = new String(TestCertificates.password());

    @TempDir
    private Path directory;

    private KeyStore store;
    private String certificate;
    private String key;

    @BeforeEach
    void make() throws Exception {
        store = TestCertificates.storeForLocalhost(directory);
        certificate = pem("CERTIFICATE", store.getCertificate("test").getEncoded());
        key = pem(
                "PRIVATE KEY", store.getKey("test", TestCertificates.password()).getEncoded());
    }

    private static String pem(String what, byte[] content) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }

    private Path file(String name, String content) throws Exception {
        return Files.writeString(directory.resolve(name), content);
    }

    @Test
    void allFormsAreTheSameCertificate() throws Exception {
        Path p12 = directory.resolve("localhost.p12");
        String fingerprint =
                CertificateFiles.read(p12, Optional.empty(), PASSWORD).fingerprint();

        Path one = file("one.pem", "of the server\n" + key + certificate);
        Path other = file("other.pem", certificate + key);
        assertThat(CertificateFiles.read(one, Optional.empty(), "").fingerprint())
                .isEqualTo(fingerprint);
        assertThat(CertificateFiles.read(other, Optional.empty(), "").fingerprint())
                .isEqualTo(fingerprint);
        Path alone = file("alone.pem", certificate);
        Path itsKey = file("key.pem", key);
        assertThat(CertificateFiles.read(alone, Optional.of(itsKey), "").names())
                .containsExactly("127.0.0.1", "localhost");
    }

    @Test
    void aFileWithoutItsKeyIsRefused() throws Exception {
        Path alone = file("alone.pem", certificate);

        refused(alone, Optional.empty(), "has no private key");
        refused(file("key.pem", key), Optional.empty(), "has no certificate");
        refused(alone, Optional.of(alone), "has no private key");
    }

    @Test
    void aKeyInAnotherFormIsRefusedWithTheWayOut() throws Exception {
        Path alone = file("alone.pem", certificate);

        refused(alone, Optional.of(file("a", key.replace("PRIVATE", "EC PRIVATE"))), "openssl pkcs8");
        refused(alone, Optional.of(file("b", key.replace("PRIVATE", "ENCRYPTED PRIVATE"))), "openssl pkcs8");
        refused(alone, Optional.of(file("c", pem("PRIVATE KEY", new byte[] {1, 2, 3}))), "none of EC, RSA");
    }

    @Test
    void anotherKeyIsRefused() throws Exception {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Key other = TestCertificates.storeForLocalhost(elsewhere).getKey("test", TestCertificates.password());

        refused(
                file("alone.pem", certificate),
                Optional.of(file("key.pem", pem("PRIVATE KEY", other.getEncoded()))),
                "not that of the certificate");
    }

    @Test
    void moreThanOneKeyIsRefused() throws Exception {
        Key secret = store.getKey("test", TestCertificates.password());
        store.setKeyEntry(
                "second", secret, TestCertificates.password(), new Certificate[] {store.getCertificate("test")});
        Path two = directory.resolve("two.p12");
        try (OutputStream out = Files.newOutputStream(two)) {
            store.store(out, TestCertificates.password());
        }

        assertThatThrownBy(() -> CertificateFiles.read(two, Optional.empty(), PASSWORD))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("2 keys");
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> CertificateFiles.read(directory.resolve("localhost.p12"), Optional.empty(), "wrong"))
                .hasMessageContaining("password");
    }

    private static void refused(Path file, Optional<Path> key, String why) {
        assertThatThrownBy(() -> CertificateFiles.read(file, key, ""))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining(why);
    }
}
