package io.tidemark.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.cli.result.RunExample;
import io.tidemark.cli.run.Archive;
import io.tidemark.cli.run.FakeArchive;
import io.tidemark.cli.system.TestSurroundings;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Segment;
import io.tidemark.core.window.Outcome;
import io.tidemark.functions.requests.LoggedRequest;
import io.tidemark.functions.requests.RequestLog;
import io.tidemark.functions.time.SystemClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StoredRunCommandsTest {
    @TempDir
    private Path directory;

    private TestSurroundings surroundings;
    private final Archive archive =
            new FakeArchive().holding(RunExample.with(Outcome.OK, 100).build());

    @BeforeEach
    void surround() throws IOException {
        surroundings = new TestSurroundings(directory);
        Files.createDirectory(directory.resolve("run"));
    }

    @Test
    void aReportIsWrittenIntoItsRun() throws ProblemsException {
        assertThat(report(archive, "run").call()).isZero();
        assertThat(directory.resolve("run/report.html")).content().contains("20261120-191500-3f9c");
        assertThat(surroundings.out())
                .isEqualToIgnoringNewLines(directory.resolve("run/report.html").toString());
    }

    @Test
    void orElsewhere() throws ProblemsException {
        assertThat(report(archive, "run", "--out", "other.html").call()).isZero();
        assertThat(directory.resolve("other.html")).exists();
        assertThat(directory.resolve("run")).isEmptyDirectory();
    }

    @Test
    void problemsAreTold() throws IOException {
        Files.writeString(directory.resolve("file"), "x");
        assertThatThrownBy(() -> report(archive, "nowhere").call()).hasMessageContaining("it does not exist");
        assertThatThrownBy(() -> report(archive, "file").call()).hasMessageContaining("it is a file");
        assertThatThrownBy(
                        () -> report(archive, "run", "--out", "no/such/x.html").call())
                .hasMessageContaining("must be a file that can be written");
        assertThatThrownBy(() -> report(new FakeArchive(), "run").call())
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("must be the directory of a run");
        assertThatThrownBy(() -> requests("run").call())
                .hasMessageContaining("must have a log of requests (burst writes one with --requests)");
    }

    @Test
    void requestsAreATable() throws IOException, ProblemsException {
        try (RequestLog log = RequestLog.create(
                directory.resolve("run/requests-0001.log"), "id", "f", new Segment(0, 1), new SystemClock())) {
            log.lane().add(0, false, 1_000, 1_010, 3_000, Outcome.OK, 200, 100, RequestLog.NONE, 900, 50, 60);
            log.lane()
                    .add(
                            0,
                            true,
                            0,
                            5,
                            4_000,
                            Outcome.TIMEOUT,
                            0,
                            RequestLog.NONE,
                            RequestLog.NONE,
                            RequestLog.NONE,
                            0,
                            60);
        }
        assertThat(requests("run").call()).isZero();
        assertThat(surroundings.out().lines())
                .containsExactly(
                        "name,warm_up,intended_us,start_us,end_us,latency_us,service_us,outcome,status,connect_us,tls_us,"
                                + "first_byte_us,bytes_in,bytes_out",
                        "GET /,false,1000,1010,3000,2000,1990,ok,200,100,,900,50,60",
                        "GET /,true,0,5,4000,4000,3995,timeout,,,,,0,60");
        assertThat(surroundings.err()).isEmpty();
    }

    @Test
    void namesAreQuotedWhereTheyMustBe() {
        LoggedRequest request = new LoggedRequest(0, false, 0, 0, 1, Outcome.OK, 200, -1, -1, -1, 0, 0);
        assertThat(RequestTable.row(request, List.of("a,\"b\""))).startsWith("\"a,\"\"b\"\"\",false,");
        assertThat(RequestTable.row(request, List.of())).startsWith("0,false,");
    }

    private ReportCommand report(Archive from, String... arguments) {
        return CommandLine.populateCommand(new ReportCommand(surroundings.build(), from), arguments);
    }

    private RequestsCommand requests(String... arguments) {
        return CommandLine.populateCommand(new RequestsCommand(surroundings.build(), archive), arguments);
    }
}
