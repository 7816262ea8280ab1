package io.tidemark.emulator.keep;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out where the applications stood: the newest snapshot that is whole, and all journals of its number and above.
 * Changes nothing in the folder.
 */
final class Recovery {
    private final Path folder;
    private final String backend;
    private final Map<AppKey, Standing> standings = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private long snapshot;

    private Recovery(Path folder, String backend) {
        this.folder = folder;
        this.backend = backend;
    }

    /** @param snapshot the number of the empty one that a new beginning has */
    static Recovery ofNothing(Path folder, String backend, long snapshot) {
        Recovery nothing = new Recovery(folder, backend);
        nothing.snapshot = snapshot;
        nothing.notes.add("nothing to restore: all applications begin anew");
        return nothing;
    }

    static Recovery of(Path folder, String backend) throws IOException {
        Recovery recovery = new Recovery(folder, backend);
        List<StateFile> files = StateFile.allIn(folder);
        recovery.readSnapshot(files.stream().filter(StateFile::isSnapshot).toList());
        long changes = 0;
        for (StateFile file : files) {
            if (!file.isSnapshot() && file.number() >= recovery.snapshot) {
                changes += recovery.readJournal(file);
            }
        }
        String base = recovery.snapshot == 0 ? "" : "snapshot " + recovery.snapshot + " and ";
        recovery.notes.addFirst(Count.of(recovery.standings.size(), "application") + " restored from " + base
                + Count.of(changes, "change") + " since");
        return recovery;
    }

    Map<AppKey, Standing> standings() {
        return standings;
    }

    /** For a person. */
    List<String> notes() {
        return notes;
    }

    /** The number of the snapshot that was used; 0 when none was whole. */
    long snapshot() {
        return snapshot;
    }

    private void readSnapshot(List<StateFile> snapshots) throws IOException {
        List<StateFile> damaged = new ArrayList<>();
        for (StateFile file : snapshots.reversed()) {
            standings.clear();
            if (Reading.of(folder, new Header(file, backend), standings::put).whole()) {
                snapshot = file.number();
                break;
            }
            damaged.add(file);
        }
        if (snapshot == 0) {
            standings.clear();
        }
        for (StateFile file : damaged) {
            notes.add(file + " is cut off or damaged: "
                    + (snapshot == 0 ? "there is none before it, so only" : "snapshot " + snapshot + " and")
                    + " the journals were used");
        }
    }

    private long readJournal(StateFile file) throws IOException {
        Reading reading = Reading.of(
                folder, new Header(file, backend), (key, standing) -> standings.merge(key, standing, Recovery::later));
        if (!reading.whole()) {
            notes.add(file + " ends in the middle of a change: it was left out, "
                    + Count.of(reading.standings(), "change") + " before it used");
        }
        return reading.standings();
    }

    /** The files may have an application's standings in any order. */
    static Standing later(Standing one, Standing other) {
        return other.events() >= one.events() ? other : one;
    }
}
