package io.tidemark.experiment.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportFileTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(textBlock = """
            results,      dump.json,           results/dump.json
            results,      results/dump.json,   results/dump.json
            results,      ./results/dump.json, results/dump.json
            results,      results,             results/results
            results,      resultsX/dump.json,  results/resultsX/dump.json
            results,      a/dump.json,         results/a/dump.json
            out/results,  results/plot-,       out/results/plot-
            /srv/results, results/a/dump.json, /srv/results/a/dump.json
            /srv/other,   results/dump.json,   /srv/other/results/dump.json
            results,      /tmp/dump.json,      /tmp/dump.json
            """)
    void aNameMayBeginWithTheDirectoryOfTheResults(String results, String name, String file) {
        assertThat(ReportFile.in(Path.of(results), name)).isEqualTo(Path.of(file));
    }

    @Test
    void aFileThatFailsLeavesWhatWasThere() throws Exception {
        Path file = directory.resolve("deep/er/results.csv");
        ReportFile.write(file, out -> out.write('1'));
        assertThatThrownBy(() -> ReportFile.write(file, out -> {
                    out.write('2');
                    throw new IOException("no space");
                }))
                .hasMessage("no space");
        assertThat(file).hasContent("1");
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files.toList()).isEqualTo(List.of(file));
        }
    }
}
