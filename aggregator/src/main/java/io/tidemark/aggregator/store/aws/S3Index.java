package io.tidemark.aggregator.store.aws;

import io.tidemark.aggregator.store.Entry;
import io.tidemark.aggregator.store.Listing;
import io.tidemark.aggregator.store.S3Place;
import io.tidemark.aggregator.store.StoredRun;
import io.tidemark.aggregator.store.StoredRunJson;
import io.tidemark.core.problem.ProblemsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The indexes of all runs of a place. */
final class S3Index {
    private static final String SUFFIX = ".json";

    private final S3Place place;
    private final S3Objects objects;

    S3Index(S3Place place, S3Objects objects) {
        this.place = place;
        this.objects = objects;
    }

    static byte[] bytes(StoredRun run) {
        return StoredRunJson.write(run);
    }

    /** Of all keys. */
    String prefix() {
        return place.prefix() + "index/";
    }

    void put(StoredRun run) throws ProblemsException {
        objects.put(key(run.id()), bytes(run));
    }

    Optional<StoredRun> find(String id) throws ProblemsException {
        Optional<byte[]> bytes = objects.read(key(id));
        try {
            return bytes.isEmpty() ? Optional.empty() : Optional.of(read(id, bytes.get()));
        } catch (IOException e) {
            throw S3Troubles.damaged(key(id), String.valueOf(e.getMessage()));
        }
    }

    /** Likewise, and empty too when one may write but not read. */
    Optional<StoredRun> peek(String id) throws ProblemsException {
        return objects.isReadable(key(id)) ? find(id) : Optional.empty();
    }

    List<String> ids(String prefix, int most) throws ProblemsException {
        return all(prefix).stream().sorted().limit(most).toList();
    }

    Listing list(int last) throws ProblemsException {
        List<String> ids = all("").stream().sorted().toList().reversed();
        List<String> newest = ids.subList(0, Math.min(last, ids.size()));
        List<Optional<byte[]>> contents =
                objects.readAll(newest.stream().map(this::key).toList());
        List<StoredRun> runs = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < newest.size(); i++) {
            try {
                if (contents.get(i).isPresent()) {
                    runs.add(read(newest.get(i), contents.get(i).get()));
                }
            } catch (IOException e) {
                notes.add(String.valueOf(e.getMessage()));
            }
        }
        return new Listing(runs, ids.size(), notes);
    }

    private List<String> all(String prefix) throws ProblemsException {
        return objects.keys(prefix() + prefix).stream()
                .filter(key -> key.endsWith(SUFFIX))
                .map(key -> key.substring(prefix().length(), key.length() - SUFFIX.length()))
                .filter(Entry::isId)
                .toList();
    }

    /** Its key counts, whatever it says itself: the files are fetched by it. */
    private StoredRun read(String id, byte[] bytes) throws IOException {
        return StoredRunJson.read(key(id), bytes).withId(id);
    }

    private String key(String id) {
        return prefix() + id + SUFFIX;
    }
}
