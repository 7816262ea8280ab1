package io.tidemark.experiment.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.experiment.component.TestStage;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.settings.TestSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReporterTest {
    @TempDir
    Path directory;

    @AutoClose
    private TestStage stage;

    @BeforeEach
    void open() {
        stage = new TestStage(directory);
    }

    @Test
    void theFileIsAsTheDriverWroteIt() throws Exception {
        Results results = new ExampleResults()
                .axis("param1", "")
                .metric("metric1", "", "mean")
                .point(Map.of("param1", 1L), 1.0)
                .build();
        assertThat(report("{}", results))
                .isEqualTo(List.of(directory.resolve("results.csv").toString()));
        assertThat(Files.readString(directory.resolve("results.csv"))).isEqualTo("""
                param1,,metric1 (mean),status,
                1,,1.0,OK,
                """);
    }

    @Test
    void pairsHaveTwoColumnsAndWhatIsMissingIsSaid() throws Exception {
        Results results = new ExampleResults()
                .axis("x", "")
                .axis("y", "")
                .metric("m", "", "mean_err", "max")
                .metric("n", "", "sum", "mean_err")
                .point(Map.of("x", 0.5, "y", "a"), Map.of(), 3, 9)
                .point(Map.of("x", 2L), Map.of("retries", 3L))
                .build();
        report("{}", results);
        String[] lines = Files.readString(directory.resolve("results.csv")).split("\n");
        assertThat(lines[0])
                .isEqualTo("x,y,,m (mean_err),m (mean_err - error),m (max),"
                        + "n (sum),n (mean_err),n (mean_err - error),retries,");
        assertThat(lines[1]).startsWith("0.5,a,,6.0,26.9539305962812").endsWith(",9.0,0,0,0,,");
        assertThat(lines[2]).isEqualTo("2,0,,0,0,0,0,0,0,3,");
        assertThat(lines).hasSize(3);
    }

    @Test
    void nameSeparatorAndDefaultAreHonoured() throws Exception {
        Results results = new ExampleResults()
                .axis("x", "")
                .axis("y", "")
                .metric("m", "", "mean")
                .point(Map.of("x", "a;b"), Map.of("why", "he said \"no\""), 1)
                .build();
        report("""
                filename: results/all {{version}}.csv
                separator: ";"
                default: none
                """, results);
        try (var files = Files.walk(directory)) {
            Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            assertThat(file.getParent()).isEqualTo(directory.resolve("results"));
            assertThat(Files.readString(file)).isEqualTo("""
                x;y;;m (mean);why;
                "a;b";none;;1.0;"he said ""no""\";
                """);
        }
    }

    private List<String> report(String yaml, Results results) throws Exception {
        return TestSettings.read(CsvReporter.TYPE.options(), CsvReporter.TYPE.reader(), yaml)
                .report(results, stage.stage());
    }
}
