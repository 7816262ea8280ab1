package io.tidemark.swarm.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.time.Environment;
import io.tidemark.functions.time.SystemClock;
import io.tidemark.server.Wire;
import io.tidemark.server.Wire.Response;
import io.tidemark.swarm.access.Access;
import io.tidemark.swarm.access.AccessSettings;
import java.net.InetAddress;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

/** At an address that others reach too, as it is started without anything given. */
class EncryptedTest {
    private static final Environment NOTHING = Map.<String, String>of()::get;

    /** As a browser does whose user has looked at the fingerprint. */
    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Test
    void thePrintedFingerprintAndPasswordLeadIn() throws Exception {
        Access access = Access.open(AccessSettings.at("0.0.0.0:0"), NOTHING, new SystemClock());
        try (Site site = Site.of(access, FakeBridge.ofRate(3))) {
            assertThat(site.server.url()).isEqualTo("https://localhost:" + site.server.port() + "/");
            SSLSocket socket = connect(site.server.port());
            Visitor visitor = site.visitor(socket);

            Response response =
                    visitor.tryLogin("operator", access.madePassword().orElseThrow(), visitor.nonce());

            assertThat(response.headers().get("set-cookie"))
                    .startsWith("__Host-tidemark-" + site.server.port() + "=")
                    .endsWith("; Path=/; HttpOnly; SameSite=Strict; Secure");
            byte[] shown = socket.getSession().getPeerCertificates()[0].getEncoded();
            assertThat(HexFormat.ofDelimiter(":")
                            .withUpperCase()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(shown)))
                    .isEqualTo(access.certificate().orElseThrow().fingerprint());
            assertThat(visitor.login("operator", access.madePassword().orElseThrow())
                            .json("/api/state")
                            .path("state")
                            .asText())
                    .isEqualTo("READY");
        }
    }

    @Test
    void theMadeCertificateIsForThirtyDaysAndTheseNames() throws Exception {
        Access access = Access.open(AccessSettings.at("0.0.0.0:0"), NOTHING, new SystemClock());

        long now = new SystemClock().epochMillis();
        var certificate = access.certificate().orElseThrow();
        assertThat(certificate.isCurrent(now + 29L * 86_400_000)).isTrue();
        assertThat(certificate.isCurrent(now + 31L * 86_400_000)).isFalse();
        assertThat(certificate.names()).contains("localhost");
    }

    @Test
    void withoutEncryptionNothingIsSaid() throws Exception {
        Access access = Access.open(AccessSettings.at("0.0.0.0:0"), NOTHING, new SystemClock());
        try (Site site = Site.of(access, FakeBridge.ofRate(3));
                Wire wire = new Wire(site.server.port())) {
            assertThat(wire.send("GET /api/session HTTP/1.1\nHost: localhost\n\n")
                            .rest())
                    .contains("HTTPS only")
                    .doesNotContain("nonce");
        }
    }

    private static SSLSocket connect(int port) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Trusting()}, new SecureRandom());
        return (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    }

    @Test
    void aUrlSaysWhereItIs() throws Exception {
        try (Site site = Site.open()) {
            assertThat(site.server.url()).isEqualTo("http://localhost:" + site.server.port() + "/");
        }
    }
}
