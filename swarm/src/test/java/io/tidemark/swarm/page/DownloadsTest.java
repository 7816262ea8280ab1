package io.tidemark.swarm.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.server.Wire.Response;
import io.tidemark.swarm.access.TestAccess;
import io.tidemark.swarm.bridge.Bridge;
import io.tidemark.swarm.bridge.Order;
import io.tidemark.swarm.bridge.Review;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadsTest {
    @TempDir
    private Path directory;

    /** Has a file for every name. */
    private final class Storing implements Bridge {
        private final Bridge played;

        Storing(Bridge played) {
            this.played = played;
        }

        @Override
        public String give(String who, Order order) throws ProblemsException {
            return played.give(who, order);
        }

        @Override
        public Review review(String plan) {
            throw new IllegalStateException("broken");
        }

        @Override
        public PlanText plan() {
            return played.plan();
        }

        @Override
        public Frame snapshot(long after) {
            return played.snapshot(after);
        }

        @Override
        public Frame workers() {
            return played.workers();
        }

        @Override
        public Watch watch(Consumer<Frame> viewer) {
            return played.watch(viewer);
        }

        @Override
        public Optional<Download> download(String name) {
            return Optional.of(new Download.Stored("the \"report\"\r\n.html", "text/html", directory.resolve(name)));
        }
    }

    @Test
    void whatWasMadeIsSentToBeSaved() throws Exception {
        try (Site site = Site.open()) {
            Response response = site.visitor().get("/download/stats.csv");

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.headers())
                    .containsEntry("content-type", "text/csv")
                    .containsEntry("content-disposition", "attachment; filename=\"stats.csv\"");
            assertThat(response.body()).startsWith("Type,Name");
            assertThat(site.visitor().get("/download/other.csv").status()).isEqualTo(404);
        }
    }

    @Test
    void aFileIsSentAsItIsAndMayDoNothing() throws Exception {
        String content = "<script>alert(1)</script>".repeat(100_000);
        Files.writeString(directory.resolve("report.html"), content);
        FakeBridge played = FakeBridge.ofRate(3);
        try (Site site = Site.of(TestAccess.open(), played, new Storing(played))) {
            Response response = site.visitor().get("/download/report.html");

            assertThat(response.body()).isEqualTo(content);
            assertThat(response.headers().get("content-disposition"))
                    .isEqualTo("attachment; filename=\"the__report___.html\"");
            assertThat(response.headers().get("content-security-policy"))
                    .startsWith("sandbox allow-scripts; default-src 'none'");
            assertThat(response.headers()).containsEntry("x-content-type-options", "nosniff");
            assertThat(site.visitor().get("/download/missing.html").status()).isEqualTo(404);
        }
    }

    @Test
    void aDefectIsToldOnceAndAnswered() throws Exception {
        FakeBridge played = FakeBridge.ofRate(3);
        try (Site site = Site.of(TestAccess.open(), played, new Storing(played))) {
            Visitor visitor = site.visitor().withToken();
            for (int i = 0; i < 3; i++) {
                assertThat(visitor.post("/api/review", "{\"plan\":\"\"}").status())
                        .isEqualTo(500);
            }

            assertThat(site.defects).containsExactly("a defect of the page: java.lang.IllegalStateException: broken");
        }
    }
}
