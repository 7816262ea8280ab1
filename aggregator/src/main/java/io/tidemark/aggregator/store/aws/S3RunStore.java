package io.tidemark.aggregator.store.aws;

import io.tidemark.aggregator.file.WholeDirectory;
import io.tidemark.aggregator.store.Entry;
import io.tidemark.aggregator.store.Listing;
import io.tidemark.aggregator.store.RunStore;
import io.tidemark.aggregator.store.S3Place;
import io.tidemark.aggregator.store.StoredFile;
import io.tidemark.aggregator.store.StoredRun;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.aws.AwsSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs in a bucket: {@code runs/<id>/} has the files, and {@code index/<id>.json} says that all of them are there.
 *
 * <p>Assumptions and guarantees: the index of a run is written last, and only what has one is listed, so that nobody sees
 * half a run. Each run has its own, so that writers do not disturb each other; their keys sort by time, so that a list
 * costs one request for a thousand runs and one for each that is shown. Objects are private and encrypted by S3. The SDK
 * repeats requests that fail for a passing reason.
 */
public final class S3RunStore implements RunStore {
    /** One request takes no more. */
    static final long LARGEST_BYTES = 5L << 30;

    private static final String INDEX = "index.json";

    private final S3Place place;
    private final S3Objects objects;
    private final S3Index index;

    private S3RunStore(S3Place place, S3Objects objects) {
        this.place = place;
        this.objects = objects;
        this.index = new S3Index(place, objects);
    }

    public static S3RunStore open(S3Place place, AwsSettings settings) throws ProblemsException {
        return new S3RunStore(place, S3Objects.open(place.bucket(), settings));
    }

    @Override
    public void check() throws ProblemsException {
        objects.check(index.prefix());
    }

    @Override
    public String put(Path directory, StoredRun run) throws ProblemsException {
        refuseAnother(run);
        refuseTooLarge(run);
        for (StoredFile file : run.files()) {
            objects.put(key(run.id(), file.name()), file.in(directory));
        }
        publish(run);
        return place(run.id());
    }

    @Override
    public void putFile(StoredRun run, String name, Path file) throws ProblemsException {
        StoredFile put = new StoredFile(name, size(file));
        objects.put(key(run.id(), name), file);
        publish(run.with(put));
    }

    @Override
    public Listing list(int last) throws ProblemsException {
        return index.list(last);
    }

    @Override
    public List<String> ids(String prefix, int most) throws ProblemsException {
        return index.ids(prefix, most);
    }

    @Override
    public StoredRun find(String id) throws ProblemsException {
        Optional<StoredRun> found = Entry.isId(id) ? index.find(id) : Optional.empty();
        return found.orElseThrow(() -> problem("run", id, "must be a run in " + place, ""));
    }

    @Override
    public void fetch(StoredRun run, Path directory) throws ProblemsException {
        try (WholeDirectory whole = WholeDirectory.at(directory)) {
            for (StoredFile file : run.files()) {
                Path target = file.in(whole.draft());
                Files.createDirectories(target.getParent());
                objects.get(key(run.id(), file.name()), target);
            }
            whole.complete();
        } catch (IOException e) {
            throw problem("directory", directory.toString(), "could not be written", e.toString());
        }
    }

    @Override
    public byte[] read(StoredRun run, String name) throws ProblemsException {
        return objects.read(key(run.id(), name))
                .orElseThrow(() -> problem("file", name, "must be a file of " + place(run.id()), ""));
    }

    @Override
    public URI link(StoredRun run, Duration validity) throws ProblemsException {
        if (!run.has(REPORT)) {
            throw problem("run", run.id(), "has no " + REPORT, "tidemark report " + run.id() + " --s3 --push makes it");
        }
        return objects.link(key(run.id(), REPORT), validity);
    }

    @Override
    public String place(String id) {
        return S3Place.SCHEME + place.bucket() + "/" + key(id, "");
    }

    @Override
    public void close() {
        objects.close();
    }

    /** Twice: beside the files for whoever copies them, and last where it is looked for. */
    private void publish(StoredRun run) throws ProblemsException {
        objects.put(key(run.id(), INDEX), S3Index.bytes(run));
        index.put(run);
    }

    private void refuseAnother(StoredRun run) throws ProblemsException {
        Optional<StoredRun> there = index.peek(run.id());
        if (there.isPresent()
                && there.get().entry().startedEpochMillis() != run.entry().startedEpochMillis()) {
            throw problem("run", run.id(), "is another run in " + place, "nothing was written");
        }
    }

    private void refuseTooLarge(StoredRun run) throws ProblemsException {
        for (StoredFile file : run.files()) {
            if (file.bytes() > LARGEST_BYTES) {
                throw problem(
                        "file",
                        file.name(),
                        "must have at most 5 GiB but has " + file.bytes() + " bytes",
                        "move it out of the run's directory; reports need only run.json and run.hlog");
            }
        }
    }

    private String key(String id, String name) {
        return place.prefix() + "runs/" + id + "/" + name;
    }

    private static long size(Path file) throws ProblemsException {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw problem("file", file.toString(), "must be a file that can be read", e.toString());
        }
    }

    private static ProblemsException problem(String key, String value, String expected, String hint) {
        return new ProblemsException(List.of(new Problem("S3", key, value, expected, hint)));
    }
}
