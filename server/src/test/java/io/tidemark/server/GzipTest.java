package io.tidemark.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GzipTest {
    private static final Reply LONG = Reply.json(200, "0123456789".repeat(200)).with("X-Own", "1");

    private static Request request(String encodings) {
        Head head = new Head() {
            @Override
            public Optional<String> header(String name) {
                return name.equals("Accept-Encoding") && !encodings.isEmpty()
                        ? Optional.of(encodings)
                        : Optional.empty();
            }

            @Override
            public InetAddress remote() {
                return InetAddress.getLoopbackAddress();
            }

            @Override
            public boolean isEncrypted() {
                return false;
            }
        };
        return new Request("GET", List.of(""), Map.of(), "", new byte[0], head);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | false",
                "gzip | true",
                "deflate, GZIP;q=0.5 | true",
                "gzip;q=0 | false",
                "gzip;q=0.000 | false",
                "identity | false",
                "x-gzip | false",
                "br, gzip | true"
            })
    void onlyWhoCanReadItGetsIt(String header, boolean packed) {
        Reply reply = Gzip.fitting(LONG, request(header));

        assertThat(reply.headers().containsKey("Content-Encoding")).isEqualTo(packed);
        assertThat(reply.headers()).containsEntry("Vary", "Accept-Encoding").containsEntry("X-Own", "1");
    }

    @Test
    void itIsTheSameWhenUnpacked() throws IOException {
        Reply reply = Gzip.fitting(LONG, request("gzip"));

        assertThat(reply.body().length).isLessThan(100);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(reply.body()))) {
            assertThat(in.readAllBytes()).isEqualTo(LONG.body());
        }
    }

    @Test
    void shortOnesStayAsTheyAre() {
        Reply reply = Reply.json(200, "x".repeat(Gzip.LEAST_BYTES));

        assertThat(Gzip.fitting(reply, request("gzip"))).isSameAs(reply);
    }
}
