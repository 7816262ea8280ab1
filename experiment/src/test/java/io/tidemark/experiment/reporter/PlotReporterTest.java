package io.tidemark.experiment.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.component.TestStage;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.settings.TestSettings;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotReporterTest {
    @TempDir
    Path directory;

    @AutoClose
    private TestStage stage;

    @BeforeEach
    void open() {
        stage = new TestStage(directory);
    }

    @Test
    void oneParameterGivesAPictureForEachMetric() throws Exception {
        ExampleResults results = new ExampleResults()
                .axis("rate", "1/s")
                .metric("responseTime", "s", "mean_err", "max")
                .metric("other", "", "mean");
        for (long rate = 100; rate <= 1_000; rate += 50) {
            double time = 0.02 + rate * rate / 2e6;
            results.point(Map.of("rate", rate), time, time * 1.3, time * 0.8, time * 1.1);
        }
        List<String> files = report("prefix: results/plot-\nsuffix: -{{version}}", results.build());
        assertThat(files).hasSize(2);
        assertThat(files.getFirst()).contains("plot-responseTime").endsWith(".png");
        BufferedImage image = image(files.getFirst());
        assertThat(image.getWidth()).isEqualTo(850);
        assertThat(image.getHeight()).isEqualTo(600);
        assertThat(colors(image)).contains(0x0072B2, 0xD55E00, 0xFFFFFF);
        show("lines", files);
    }

    @Test
    void valuesAreDotsWhenAskedFor() throws Exception {
        Results results = new ExampleResults()
                .axis("x", "")
                .metric("m", "", "mean")
                .point(Map.of("x", 1L), 1, 2, 3)
                .point(Map.of("x", 8L), 4, 5, 60)
                .point(Map.of("x", 64L), 400, 5, 0)
                .build();
        show("raw-log", report("{raw: yes, xscale: log2, yscale: log10}", results));
    }

    @Test
    void twoParametersGiveAMapForEachSummarizer() throws Exception {
        List<String> files = report("{colormap: viridis}", grid().build());
        show("map", files);
        assertThat(files).hasSize(2);
        assertThat(files.getFirst()).endsWith("plot-m-mean.png");
        assertThat(files.getLast()).endsWith("plot-m-max.png");
        // The least value of all is at the lower left, the greatest at the upper right.
        BufferedImage image = image(files.getFirst());
        assertThat(image.getRGB(95, 530) & 0xFFFFFF).isEqualTo(0x440154);
        assertThat(image.getRGB(745, 63) & 0xFFFFFF).isEqualTo(0xFDE725);
    }

    @Test
    void categoriesAreAnAxisToo() throws Exception {
        ExampleResults results =
                new ExampleResults().axis("type", "").axis("rate", "1/s").metric("time", "ms", "mean_err");
        for (String type : List.of("t3.micro", "t3.small", "c7g.large")) {
            for (long rate : new long[] {10, 100, 1_000}) {
                results.point(Map.of("type", type, "rate", rate), rate / 10.0 / type.length(), rate / 9.0);
            }
        }
        show("categories", report("{yscale: log10}", results.build()));
        ExampleResults line = new ExampleResults().axis("type", "").metric("time", "ms", "mean_err");
        for (String type : List.of("t3.micro", "t3.small", "c7g.large")) {
            line.point(Map.of("type", type), type.length(), 10, 12);
        }
        show("categories-line", report("{}", line.build()));
    }

    @Test
    void aParameterThatNeverChangesIsNoAxis() throws Exception {
        Results results = new ExampleResults()
                .axis("x", "")
                .axis("fixed", "")
                .metric("m", "", "mean")
                .point(Map.of("x", 1L, "fixed", 5L), 1)
                .point(Map.of("x", 2L, "fixed", 5L), 2)
                .build();
        assertThat(report("{}", results).getFirst()).endsWith("plot-m.png");
    }

    @Test
    void moreParametersAreRefused() {
        Results results = new ExampleResults()
                .axis("a", "")
                .axis("b", "")
                .axis("c", "")
                .metric("m", "", "mean")
                .build();
        assertThatThrownBy(() -> report("{}", results))
                .hasMessageStartingWith("plots need one or two parameters, but there are 3");
    }

    @Test
    void aReferenceIsComparedWith() throws Exception {
        ExampleResults before = new ExampleResults()
                .axis("rate", "")
                .metric("m", "s", "mean_err", "max")
                .meta("version", "1.0");
        ExampleResults now = new ExampleResults().axis("rate", "").metric("m", "s", "mean_err", "max");
        for (int i = 1; i <= 12; i++) {
            before.point(Map.of("rate", i * 10L), i, i * 1.4, i * 0.9);
            now.point(Map.of("rate", i * 10L), i * (0.7 + i * 0.05), i * (0.9 + i * 0.04), i);
        }
        Files.write(directory.resolve("ref.json"), dump(before.build()));
        List<String> files = report("{reference: {data: ref.json, name: 'version {{refmeta:version}}'}}", now.build());
        show("reference", files);
        assertThat(stage.notes()).isEmpty();
    }

    @Test
    void aReferenceOfAMapIsAMapOfRatios() throws Exception {
        byte[] dump = dump(grid().build());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/raw.json", exchange -> {
            boolean allowed = "token=t".equals(exchange.getRequestHeaders().getFirst("Authentication"));
            exchange.sendResponseHeaders(allowed ? 200 : 401, allowed ? dump.length : -1);
            if (allowed) {
                exchange.getResponseBody().write(dump);
            }
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/raw.json";
            List<String> files =
                    report("{reference: {url: '" + url + "', headers: {Authentication: token=t}}}", grid().build());
            show("map-reference", files);
            // The same as the reference everywhere: white in the middle of its panel.
            assertThat(image(files.getFirst()).getRGB(608, 262) & 0xFFFFFF).isEqualTo(0xFFFFFF);
            assertThat(stage.notes()).isEmpty();

            assertThat(report("{reference: {data: '" + url + "'}}", grid().build()))
                    .hasSize(2);
            assertThat(stage.notes())
                    .containsExactly("Plots are without their reference: GET " + url + " was answered with status 401");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatThereIsNotIsToldBeforeAnythingRuns() {
        assertThatThrownBy(() -> report("{colormap: viridi, xscale: log22}", grid().build()))
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.key() + " " + problem.hint())
                                .containsExactlyInAnyOrder(
                                        "colormap did you mean viridis?", "xscale did you mean log2?"));
    }

    private static ExampleResults grid() {
        ExampleResults results =
                new ExampleResults().axis("apps", "").axis("instances", "").metric("m", "s", "mean", "max");
        for (long apps = 1; apps <= 10; apps++) {
            for (long instances = 1; instances <= 10; instances++) {
                results.point(Map.of("apps", apps, "instances", instances), apps + instances * apps / 2.0);
            }
        }
        return results;
    }

    private static byte[] dump(Results results) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RawDump(results, Optional.empty()).write(out);
        return out.toByteArray();
    }

    private List<String> report(String yaml, Results results) throws Exception {
        return TestSettings.read(PlotReporter.TYPE.options(), PlotReporter.TYPE.reader(), yaml)
                .report(results, stage.stage());
    }

    private static BufferedImage image(String file) throws Exception {
        return ImageIO.read(Path.of(file).toFile());
    }

    private static Set<Integer> colors(BufferedImage image) {
        Set<Integer> colors = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                colors.add(image.getRGB(x, y) & 0xFFFFFF);
            }
        }
        return colors;
    }

    /** For the eye: -Dtidemark.plots=DIRECTORY keeps the pictures. */
    private static void show(String name, List<String> files) throws Exception {
        String keep = System.getProperty("tidemark.plots", "");
        for (String file : files) {
            assertThat(colors(image(file))).hasSizeGreaterThan(20);
            if (!keep.isEmpty()) {
                Files.copy(
                        Path.of(file),
                        Files.createDirectories(Path.of(keep))
                                .resolve(name + "-" + Path.of(file).getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
