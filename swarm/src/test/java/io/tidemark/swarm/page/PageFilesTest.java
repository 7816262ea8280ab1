package io.tidemark.swarm.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.server.Wire.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageFilesTest {
    private static final Path FOLDER = Path.of("src/main/resources/io/tidemark/swarm/page");

    /** A file that is added has to be named, or nobody gets it. */
    @Test
    void theFilesOfThePageAreThoseThatAreServed() throws IOException {
        List<String> expected = new ArrayList<>(PageFiles.OWN);
        expected.addAll(List.of("index.html", "login.html"));
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void eachIsServedWithItsTypeAndOnce() throws Exception {
        try (Site site = Site.open()) {
            Visitor visitor = site.visitor();
            List<String> names = new ArrayList<>(PageFiles.OWN);
            names.addAll(List.of("uPlot.iife.min.js", "uPlot.min.css"));
            for (String name : names) {
                Response response = visitor.with("If-None-Match", "").get("/page/" + name);
                assertThat(response.status()).as(name).isEqualTo(200);
                assertThat(response.headers().get("content-type"))
                        .isEqualTo(
                                name.endsWith(".js")
                                        ? "text/javascript; charset=utf-8"
                                        : name.endsWith(".css") ? "text/css; charset=utf-8" : "image/svg+xml");
                String tag = response.headers().get("etag");
                Response again = visitor.with("If-None-Match", tag).get("/page/" + name);
                assertThat(again.status()).isEqualTo(304);
                assertThat(again.body()).isEmpty();
            }
        }
    }

    @Test
    void whoIsNobodyGetsThePageToLogIn() throws Exception {
        try (Site site = Site.withPasswords()) {
            String login = site.visitor().get("/").body();
            String page = site.operator().get("/").body();

            assertThat(login).contains("type=\"password\"").isNotEqualTo(page);
            assertThat(page).doesNotContain("type=\"password\"");
            assertThat(site.visitor().get("/page/page.css").status())
                    .as("needed to log in")
                    .isEqualTo(200);
        }
    }

    @Test
    void whereNobodyLogsInEverybodyIsAnOperator() throws Exception {
        try (Site site = Site.open()) {
            assertThat(site.visitor().json("/api/session").toString())
                    .matches(
                            "\\{\"role\":\"operator\",\"name\":\"operator\",\"token\":\"[\\w-]{43}\",\"login\":false}");
            assertThat(site.visitor().get("/").body()).doesNotContain("type=\"password\"");
            assertThat(site.visitor().post("/login", "{}").status()).isEqualTo(400);
        }
    }
}
