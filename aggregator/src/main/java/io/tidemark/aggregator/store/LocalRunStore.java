package io.tidemark.aggregator.store;

import io.tidemark.aggregator.file.WholeDirectory;
import io.tidemark.aggregator.file.WholeFile;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs in a directory, each in one of its own, whose name is its id. What has another name belongs to somebody else. */
public final class LocalRunStore implements RunStore {
    private final Path runs;
    private final EntryReader reader;

    public LocalRunStore(Path runs, EntryReader reader) {
        this.runs = runs;
        this.reader = reader;
    }

    @Override
    public void check() throws ProblemsException {
        if (Files.exists(runs) && !Files.isDirectory(runs)) {
            throw problem(runs, "must be a directory", "it is a file");
        }
    }

    @Override
    public String put(Path directory, StoredRun run) throws ProblemsException {
        Path target = runs.resolve(run.id());
        try {
            if (Files.isDirectory(target)) {
                refuseAnother(run, target);
            }
            try (WholeDirectory whole = WholeDirectory.at(target)) {
                copy(run, directory, whole.draft());
                WholeDirectory.delete(target);
                whole.complete();
            }
            return target.toString();
        } catch (IOException e) {
            throw problem(target, "could not be written", e.toString());
        }
    }

    @Override
    public void putFile(StoredRun run, String name, Path file) throws ProblemsException {
        Path target = runs.resolve(run.id()).resolve(name);
        try (WholeFile whole = WholeFile.at(target)) {
            Files.copy(file, whole.draft(), StandardCopyOption.REPLACE_EXISTING);
            whole.complete();
        } catch (IOException e) {
            throw problem(target, "could not be written", e.toString());
        }
    }

    @Override
    public Listing list(int last) throws ProblemsException {
        check();
        List<StoredRun> found = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        List<String> names = RunsByAge.newestFirst(runs, reader, notes);
        for (String name : names) {
            if (found.size() < last) {
                read(name, notes).ifPresent(found::add);
            }
        }
        return new Listing(found, found.size() < last ? found.size() : names.size(), notes);
    }

    @Override
    public List<String> ids(String prefix, int most) throws ProblemsException {
        List<String> notes = new ArrayList<>();
        return RunsByAge.newestFirst(runs, reader, notes).stream()
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .limit(most)
                .toList();
    }

    @Override
    public StoredRun find(String id) throws ProblemsException {
        try {
            Optional<StoredRun> found =
                    Entry.isId(id) ? RunFiles.of(runs.resolve(id), reader) : Optional.<StoredRun>empty();
            return found.map(run -> run.withId(id))
                    .orElseThrow(() -> problem(runs.resolve(id), "must be a run that is there", ""));
        } catch (IOException e) {
            throw problem(runs.resolve(id), "must be a run that can be read", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void fetch(StoredRun run, Path directory) throws ProblemsException {
        try (WholeDirectory whole = WholeDirectory.at(directory)) {
            copy(run, runs.resolve(run.id()), whole.draft());
            whole.complete();
        } catch (IOException e) {
            throw problem(directory, "could not be written", e.toString());
        }
    }

    @Override
    public byte[] read(StoredRun run, String name) throws ProblemsException {
        Path file = runs.resolve(run.id()).resolve(name);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw problem(file, "must be a file that can be read", e.toString());
        }
    }

    @Override
    public URI link(StoredRun run, Duration validity) {
        return runs.resolve(run.id()).resolve(REPORT).toAbsolutePath().toUri();
    }

    @Override
    public String place(String id) {
        return runs.resolve(id).toString();
    }

    @Override
    public void close() {
        // Nothing is open between two calls.
    }

    private Optional<StoredRun> read(String name, List<String> notes) {
        try {
            return RunFiles.of(runs.resolve(name), reader).map(run -> run.withId(name));
        } catch (IOException e) {
            notes.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void refuseAnother(StoredRun run, Path target) throws IOException, ProblemsException {
        Optional<Entry> there = reader.read(target);
        if (there.isEmpty() || there.get().startedEpochMillis() != run.entry().startedEpochMillis()) {
            throw problem(target, "is another run", "nothing was written");
        }
    }

    private static void copy(StoredRun run, Path from, Path to) throws IOException {
        for (StoredFile file : run.files()) {
            Path target = file.in(to);
            Files.createDirectories(target.getParent());
            Files.copy(file.in(from), target);
        }
    }

    private static ProblemsException problem(Path path, String expected, String hint) {
        return new ProblemsException(List.of(new Problem("runs", "directory", path.toString(), expected, hint)));
    }
}
