package io.tidemark.experiment.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.component.TestStage;
import io.tidemark.experiment.settings.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReporterTest {
    @TempDir
    private Path directory;

    @Test
    void itWritesThePageWhereItIsTold() throws Exception {
        assertThat(report("{}"))
                .containsExactly(directory.resolve("report.html").toString());
        assertThat(directory.resolve("report.html")).content().startsWith("<!DOCTYPE html>");
        report("filename: pages/mine.html");
        assertThat(directory.resolve("pages/mine.html")).exists();
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void theSameResultsGiveTheSameBytes() throws IOException {
        SampleResults results = new SampleResults().range("n", "N", "", 3);
        HtmlReporter.write(directory.resolve("a"), results.make());
        HtmlReporter.write(
                directory.resolve("b"),
                new SampleResults().range("n", "N", "", 3).make());
        assertThat(directory.resolve("a")).hasSameBinaryContentAs(directory.resolve("b"));
    }

    @Test
    void whatItDoesNotKnowIsAProblem() {
        assertThatThrownBy(() -> report("file: x")).isInstanceOf(ProblemsException.class);
    }

    private List<String> report(String yaml) throws Exception {
        HtmlReporter reporter = TestSettings.read(HtmlReporter.TYPE.options(), HtmlReporter.TYPE.reader(), yaml);
        try (TestStage stage = new TestStage(directory)) {
            return reporter.report(new SampleResults().range("n", "N", "", 3).make(), stage.stage());
        }
    }
}
