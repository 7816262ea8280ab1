package io.tidemark.aggregator.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Records that are appended and read again: in memory up to a bound, and beyond it, the oldest first, in a temporary
 * file. Little data never touches a disk. Not thread-safe.
 *
 * <p>The file has lost its name before anything is in it where the system can do that, so that it is gone with its
 * process however that ends, and nobody has to close it. A disk that takes nothing is no reason to lose a run: what cannot
 * be written stays in memory.
 */
public final class Spill {
    private final @Nullable Path directory;
    private final long mostInMemory;
    private final TreeMap<Long, byte[]> kept = new TreeMap<>();
    private long keptBytes;
    private long size;

    // Not a channel: an interrupt of the thread, which asks for a run's end, would close that.
    private @Nullable RandomAccessFile file;
    private boolean diskFailed;

    private Spill(@Nullable Path directory, long mostInMemory) {
        this.directory = directory;
        this.mostInMemory = mostInMemory;
    }

    public static Spill in(Path directory, long mostInMemory) {
        return new Spill(directory, mostInMemory);
    }

    /** Where the system keeps temporary files. */
    public static Spill temporary(long mostInMemory) {
        return new Spill(null, mostInMemory);
    }

    /** @return where it can be read */
    public Place append(byte[] record) {
        Place place = new Place(size, record.length);
        kept.put(size, record);
        size += record.length;
        keptBytes += record.length;
        if (keptBytes > mostInMemory && !diskFailed) {
            write();
        }
        return place;
    }

    public byte[] read(Place place) {
        byte[] record = kept.get(place.at);
        if (record != null) {
            return record.clone();
        }
        byte[] read = new byte[place.length];
        try {
            RandomAccessFile from = file;
            if (from == null) {
                throw new EOFException("there is no record at " + place.at);
            }
            from.seek(place.at);
            from.readFully(read);
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary file of the run cannot be read", e);
        }
        return read;
    }

    /** Bytes of all records. */
    public long size() {
        return size;
    }

    /** Bytes of those in memory. */
    public long inMemory() {
        return keptBytes;
    }

    /** Whether the disk did not take something, so that memory has no bound any more. */
    public boolean isDiskFailed() {
        return diskFailed;
    }

    /** Half the bound, so that the disk sees few large pieces; the newest stay, because they are read most. */
    private void write() {
        try {
            RandomAccessFile to = file == null ? open() : file;
            file = to;
            while (keptBytes > mostInMemory / 2) {
                Map.Entry<Long, byte[]> oldest = kept.firstEntry();
                to.seek(oldest.getKey());
                to.write(oldest.getValue());
                kept.remove(oldest.getKey());
                keptBytes -= oldest.getValue().length;
            }
        } catch (IOException e) {
            diskFailed = true;
        }
    }

    private RandomAccessFile open() throws IOException {
        Path path = directory == null
                ? Files.createTempFile("tidemark-", ".spill")
                : Files.createTempFile(directory, ".tidemark-", ".spill");
        RandomAccessFile opened = new RandomAccessFile(path.toFile(), "rw");
        try {
            Files.delete(path);
        } catch (IOException e) {
            // Windows keeps the name of an open file.
            path.toFile().deleteOnExit();
        }
        return opened;
    }

    /** Where a record is. */
    public record Place(long at, int length) {}
}
