package io.tidemark.aggregator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.problem.ProblemsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store of runs promises. */
public abstract class RunStoreContract {
    protected static final String OLD = "20261120-191500-3f9c";
    protected static final String NEW = "20261121-080000-0a1b";

    @TempDir
    protected Path here;

    protected RunStore store;

    /** An empty one. */
    protected abstract RunStore open() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void anEmptyStoreHasNothing() throws ProblemsException {
        store.check();
        assertThat(store.list(50)).isEqualTo(new Listing(List.of(), 0, List.of()));
        assertThat(store.ids("2026", 10)).isEmpty();
    }

    @Test
    void whatIsPutIsFoundAsItIs() throws Exception {
        StoredRun run = put(OLD, 1);
        assertThat(run.files())
                .extracting(StoredFile::name)
                .containsExactlyInAnyOrder("started.txt", "report.html", "t3.small/run.json");
        assertThat(store.find(OLD)).isEqualTo(run);
        assertThat(store.list(50)).isEqualTo(new Listing(List.of(run), 1, List.of()));
        assertThat(store.place(OLD)).contains(OLD);
        assertThat(new String(store.read(run, "report.html"), StandardCharsets.UTF_8))
                .isEqualTo("<p>report of " + OLD);
    }

    @Test
    void whatIsFetchedIsWhatWasPut() throws Exception {
        StoredRun run = put(OLD, 1);
        Path fetched = here.resolve("fetched").resolve(OLD);
        store.fetch(run, fetched);
        assertThat(RunFiles.of(fetched, FakeRuns.READER)).contains(run);
        assertThat(fetched.resolve("report.html")).hasContent("<p>report of " + OLD);
        assertThat(fetched.resolveSibling("." + OLD + ".part")).doesNotExist();
    }

    @Test
    void theNewestComeFirstAndOnlySoManyAsAskedFor() throws Exception {
        put(NEW, 2);
        put(OLD, 1);
        assertThat(store.list(50).runs()).extracting(StoredRun::id).containsExactly(NEW, OLD);
        assertThat(store.list(1).runs()).extracting(StoredRun::id).containsExactly(NEW);
        assertThat(store.list(1).total()).isEqualTo(2);
    }

    @Test
    void idsAreFoundByTheirBeginning() throws Exception {
        put(NEW, 2);
        put(OLD, 1);
        assertThat(store.ids("2026112", 10)).containsExactly(OLD, NEW);
        assertThat(store.ids("2026112", 1)).containsExactly(OLD);
        assertThat(store.ids("20261121", 10)).containsExactly(NEW);
        assertThat(store.ids("2027", 10)).isEmpty();
    }

    @Test
    void theSameRunMayBePutAgain() throws Exception {
        put(OLD, 1);
        Path directory = here.resolve(OLD);
        Files.writeString(directory.resolve("report.html"), "longer than the report was before");
        StoredRun again = RunFiles.of(directory, FakeRuns.READER).orElseThrow();
        store.put(directory, again);
        assertThat(store.find(OLD)).isEqualTo(again);
        assertThat(store.list(50).total()).isEqualTo(1);
    }

    @Test
    void anotherRunOfTheSameIdIsRefused() throws Exception {
        StoredRun run = put(OLD, 1);
        StoredRun other = FakeRuns.write(here.resolve("other"), OLD, 2);
        assertThatThrownBy(() -> store.put(here.resolve("other").resolve(OLD), other))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("is another run")
                .hasMessageContaining("nothing was written");
        assertThat(store.find(OLD)).isEqualTo(run);
    }

    @Test
    void aFileOfARunCanBeReplaced() throws Exception {
        StoredRun run = put(OLD, 1);
        Path report = Files.writeString(here.resolve("again.html"), "rendered again");
        store.putFile(run, "report.html", report);
        StoredRun found = store.find(OLD);
        assertThat(found.bytes()).isEqualTo(run.bytes() + "rendered again".length() - ("<p>report of " + OLD).length());
        assertThat(new String(store.read(found, "report.html"), StandardCharsets.UTF_8))
                .isEqualTo("rendered again");
    }

    @Test
    void aPutThatFailsShowsNothingAndCanBeRepeated() throws Exception {
        StoredRun run = FakeRuns.write(here, OLD, 1);
        StoredRun more = run.with(new StoredFile("t3.small/zzz.csv", 3));
        assertThatThrownBy(() -> store.put(here.resolve(OLD), more))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("zzz.csv");
        assertThat(store.list(50).runs()).isEmpty();
        assertThat(store.ids("2026", 10)).isEmpty();
        assertThat(here.resolve(OLD).resolve("report.html")).exists();

        store.put(here.resolve(OLD), run);
        assertThat(store.find(OLD)).isEqualTo(run);
    }

    @Test
    void aRunThatIsNotThereIsAProblem() {
        for (String id : List.of(OLD, "../" + OLD, "")) {
            assertThatThrownBy(() -> store.find(id))
                    .isExactlyInstanceOf(ProblemsException.class)
                    .hasMessageContaining("must be a run");
        }
    }

    protected StoredRun put(String id, long started) throws IOException, ProblemsException {
        StoredRun run = FakeRuns.write(here, id, started);
        assertThat(store.put(here.resolve(id), run)).isEqualTo(store.place(id));
        return run;
    }
}
