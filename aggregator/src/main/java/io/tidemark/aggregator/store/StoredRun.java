package io.tidemark.aggregator.store;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A run and the files it consists of. */
public record StoredRun(Entry entry, List<StoredFile> files) {
    public StoredRun {
        requireNonNull(entry, "entry is null");
        files = List.copyOf(files);
    }

    public String id() {
        return entry.id();
    }

    public long bytes() {
        return files.stream().mapToLong(StoredFile::bytes).sum();
    }

    public boolean has(String file) {
        return files.stream().anyMatch(each -> each.name().equals(file));
    }

    public StoredRun withId(String id) {
        return new StoredRun(entry.withId(id), files);
    }

    /** With this file, in the place of one of its name. */
    public StoredRun with(StoredFile file) {
        List<StoredFile> all = new ArrayList<>(files);
        all.removeIf(each -> each.name().equals(file.name()));
        all.add(file);
        all.sort(Comparator.comparing(StoredFile::name));
        return new StoredRun(entry, all);
    }
}
