package io.tidemark.emulator.keep;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the applications stand, kept in a folder that one process has at a time.
 *
 * <p>Snapshot n and the journals from n on are all that was told up to now: a change is in the map before it is in a
 * journal, and the map is captured after journal n was begun. The snapshot before and its journals are kept too, should
 * the newest be damaged.
 *
 * <p>Guarantees: what {@link #changed} has returned from outlives the process, however that ends, unless there is
 * {@linkplain #trouble() trouble}. When the machine itself dies, all up to the last snapshot is there. No application is
 * restored to a standing that it never had. Trouble with the disk never reaches the caller's way but through
 * {@link #trouble()}.
 *
 * {@snippet :
 * try (StateFolder folder = StateFolder.open(path, "oco", false)) {
 *     Map<AppKey, Standing> known = folder.restored();
 *     folder.changed(key, standing); // before the answer is sent
 *     folder.snapshot(); // every few seconds, and at the end
 * }
 * }
 */
public final class StateFolder implements AutoCloseable {
    private final Path folder;
    private final String backend;
    private final FolderLock lock;
    private final List<String> notes;
    private final Map<AppKey, Standing> restored;
    private final ConcurrentMap<AppKey, Standing> latest;
    private final Journal journal;

    private final Object snapshots = new Object();
    /** Of the last whole snapshot; 0 when there is none. */
    private long snapshot;
    /** Of the journal's present file, and the highest there is. */
    private long number;

    private volatile @Nullable String snapshotTrouble;

    private StateFolder(Path folder, String backend, FolderLock lock, Recovery recovery, long number, Journal journal) {
        this.folder = folder;
        this.backend = backend;
        this.lock = lock;
        this.notes = List.copyOf(recovery.notes());
        this.restored = Map.copyOf(recovery.standings());
        this.latest = new ConcurrentHashMap<>(restored);
        this.snapshot = recovery.snapshot();
        this.number = number;
        this.journal = journal;
    }

    /**
     * Makes the folder when there is none, and reads what is in it.
     *
     * @param backend whose applications they are
     * @param fresh to begin anew, whatever is there
     * @throws FolderRefusedException when another process uses it, or, unless {@code fresh}, when it is of another backend
     *     or of a newer program
     */
    public static StateFolder open(Path folder, String backend, boolean fresh) throws IOException {
        Files.createDirectories(folder);
        FolderLock lock = FolderLock.take(folder);
        try {
            return opened(folder, backend, fresh, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static StateFolder opened(Path folder, String backend, boolean fresh, FolderLock lock) throws IOException {
        List<StateFile> files = StateFile.allIn(folder);
        long number = files.isEmpty() ? 1 : files.getLast().number() + 1;
        boolean anew = fresh || files.isEmpty();
        Recovery recovery = anew ? Recovery.ofNothing(folder, backend, number) : Recovery.of(folder, backend);
        if (anew) {
            // From here on what was there before is not valid any more, and can be removed file by file.
            Snapshot.write(folder, new Header(StateFile.snapshot(number), backend), Map.of());
            removeBelow(number, folder);
        }
        JournalFile journal = JournalFile.create(folder, new Header(StateFile.journal(number), backend));
        return new StateFolder(folder, backend, lock, recovery, number, new Journal(journal));
    }

    /**
     * Where each application stood last. Who begins one anew all the same goes on counting its events, since the standing
     * with more of them is the one that is kept.
     */
    public Map<AppKey, Standing> restored() {
        return restored;
    }

    /** What was found, for a person. */
    public List<String> notes() {
        return notes;
    }

    /**
     * Keeps a standing. For one application not from two threads at once; never throws for the sake of the disk, and does
     * not wait for it.
     *
     * @param standing with more events than any before it of this application
     */
    public void changed(AppKey key, Standing standing) {
        // In this order: what is not in the next journal must be in the map by the time it is captured.
        latest.merge(key, standing, Recovery::later);
        journal.append(StandingFrame.of(key, standing));
    }

    /**
     * Brings everything onto the disk, and tries again what was trouble. Does nothing when nothing has changed, and makes
     * nobody wait who calls {@link #changed} meanwhile.
     */
    public void snapshot() {
        synchronized (snapshots) {
            try {
                if (!isUpToDate()) {
                    write();
                }
                snapshotTrouble = null;
            } catch (IOException e) {
                snapshotTrouble = Trouble.with(folder, e);
            }
        }
    }

    /** Why not everything is kept at present; empty when all is well. */
    public Optional<String> trouble() {
        return journal.failure().or(() -> Optional.ofNullable(snapshotTrouble));
    }

    /** Without a last snapshot, which is the caller's to ask for. */
    @Override
    public void close() throws IOException {
        synchronized (snapshots) {
            try (lock) {
                journal.close();
            }
        }
    }

    private boolean isUpToDate() {
        return number == snapshot
                && journal.isEmpty()
                && Files.exists(StateFile.snapshot(snapshot).in(folder));
    }

    private void write() throws IOException {
        // A journal that no snapshot was made of yet will do, if it has everything.
        if (number == snapshot || journal.failure().isPresent()) {
            beginJournal();
        }
        Snapshot.write(folder, new Header(StateFile.snapshot(number), backend), latest);
        long before = snapshot;
        snapshot = number;
        removeBelow(before, folder);
    }

    private void beginJournal() throws IOException {
        JournalFile next = JournalFile.create(folder, new Header(StateFile.journal(number + 1), backend));
        number++;
        // Until a snapshot has it, what the last file lacks is nowhere.
        journal.failure().ifPresent(failure -> snapshotTrouble = failure);
        journal.continueIn(next);
    }

    private static void removeBelow(long first, Path folder) throws IOException {
        for (StateFile file : StateFile.allIn(folder)) {
            if (file.number() < first) {
                Files.deleteIfExists(file.in(folder));
            }
        }
    }
}
