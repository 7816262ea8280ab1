package io.tidemark.emulator.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.server.Asset;
import io.tidemark.server.Reply;
import io.tidemark.server.Request;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetsTest {
    private final Assets assets = new Assets();

    @ParameterizedTest
    @CsvSource({
        "docs.css, text/css; charset=utf-8",
        "docs.js, text/javascript; charset=utf-8",
        "live.css, text/css; charset=utf-8",
        "live.js, text/javascript; charset=utf-8",
        "icon.svg, image/svg+xml",
        "swagger-ui.css, text/css; charset=utf-8",
        "swagger-ui-bundle.js, text/javascript; charset=utf-8"
    })
    void eachIsThereWithItsType(String name, String type) {
        Reply reply = assets.find(name).orElseThrow().reply(request(Map.of()));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.type()).isEqualTo(type);
        assertThat(reply.body()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "live.html",
                "swagger-ui.js",
                "LIVE.JS",
                "../page/live.js",
                "../openapi/own.json",
                "/docs/live.js",
                "live.js/"
            })
    void nothingElseIs(String name) {
        assertThat(assets.find(name)).isEmpty();
    }

    @Test
    void whatIsAskedForByItsVersionIsKept() {
        Asset asset = assets.find("live.js").orElseThrow();
        assertThat(asset.reply(request(Map.of("v", asset.version()))).headers())
                .containsEntry("Cache-Control", "public, max-age=31536000, immutable")
                .containsEntry("X-Content-Type-Options", "nosniff");
        assertThat(asset.reply(request(Map.of("v", "older"))).headers()).containsEntry("Cache-Control", "no-cache");
        assertThat(asset.reply(request(Map.of())).headers()).containsEntry("Cache-Control", "no-cache");
    }

    @Test
    void addressesHaveTheVersionOfWhatIsInTheFile() {
        String version = assets.find("live.css").orElseThrow().version();
        assertThat(version)
                .matches("[0-9a-f]{12}")
                .isNotEqualTo(assets.find("live.js").orElseThrow().version());
        assertThat(assets.filled("<a href=\"{asset:live.css}\">{asset:other}</a>"))
                .isEqualTo("<a href=\"/docs/live.css?v=" + version + "\">{asset:other}</a>");
    }

    private static Request request(Map<String, String> query) {
        return new Request("GET", List.of("docs", "any"), query, "", new byte[0]);
    }
}
