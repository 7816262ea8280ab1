package io.tidemark.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.cli.run.RunSettings.Destination.Below;
import io.tidemark.cli.run.RunSettings.Destination.Exactly;
import io.tidemark.core.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
    @TempDir
    private Path temporary;

    @Test
    void aNewDirectoryIsMadeWithItsParents() throws ProblemsException, IOException {
        RunDirectory directory = RunDirectory.create(new Exactly(temporary.resolve("a/b")));
        assertThat(directory.path()).isEmptyDirectory();
        directory.complete("id");
        assertThat(directory.path()).isEqualTo(temporary.resolve("a/b"));
    }

    @Test
    void anEmptyDirectoryWillDo() throws ProblemsException {
        assertThat(RunDirectory.create(new Exactly(temporary)).path()).isEqualTo(temporary);
    }

    @Test
    void anEarlierRunIsNotOverwritten() throws IOException {
        Files.writeString(temporary.resolve("report.html"), "x");
        assertThatThrownBy(() -> RunDirectory.create(new Exactly(temporary)))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("must be new or empty (an earlier run is never overwritten)");
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "x");
        assertThatThrownBy(() -> RunDirectory.create(new Exactly(file))).hasMessageContaining("must be new or empty");
        assertThatThrownBy(() -> RunDirectory.create(new Below(file)))
                .hasMessageContaining("must be a directory that can be written into");
        assertThatThrownBy(() -> RunDirectory.create(new Exactly(file.resolve("x"))))
                .hasMessageContaining("must be a directory that can be made");
    }

    @Test
    void aRunGetsTheNameOfItsIdWhenItIsComplete() throws ProblemsException, IOException {
        RunDirectory directory = RunDirectory.create(new Below(temporary.resolve("runs")));
        Files.writeString(directory.path().resolve("requests-0001.log"), "x");
        assertThat(directory.path().getFileName().toString()).startsWith(".running-");
        directory.complete("20261120-191500-3f9c");
        assertThat(directory.path()).isEqualTo(temporary.resolve("runs/20261120-191500-3f9c"));
        assertThat(directory.path().resolve("requests-0001.log")).hasContent("x");
        assertThat(temporary.resolve("runs")).isDirectoryNotContaining("glob:**/.running-*");
    }

    @Test
    void twoRunsOfOneNameAreKeptApart() throws ProblemsException, IOException {
        RunDirectory first = RunDirectory.create(new Below(temporary));
        RunDirectory second = RunDirectory.create(new Below(temporary));
        assertThat(first.path()).isNotEqualTo(second.path());
        first.complete("id");
        second.complete("id");
        assertThat(first.path()).isEqualTo(temporary.resolve("id"));
        assertThat(second.path()).isEqualTo(temporary.resolve("id-2"));
    }

    @Test
    void aRunThatDidNotBeginLeavesNothing() throws ProblemsException, IOException {
        RunDirectory directory = RunDirectory.create(new Below(temporary.resolve("runs")));
        Files.writeString(directory.path().resolve("requests-0001.log"), "x");
        directory.discard();
        assertThat(temporary.resolve("runs")).isEmptyDirectory();
    }

    @Test
    void discardingKeepsWhatIsInANamedDirectory() throws ProblemsException, IOException {
        RunDirectory directory = RunDirectory.create(new Exactly(temporary.resolve("mine")));
        Files.writeString(directory.path().resolve("file"), "x");
        directory.discard();
        assertThat(directory.path().resolve("file")).exists();
    }
}
