package io.tidemark.functions.requests;

import static java.util.Objects.requireNonNull;

import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A log that is cut into pieces, so that what has been written can be carried away while the rest is still to come. Pieces
 * are files of whole blocks; one after the other they are the log. The first is the header alone: who finds it knows that
 * there is a log.
 *
 * <p>Guarantees: a piece that is handed out is not written any more; numbers leave no gap; the files never take more than
 * the share of the disk they were given. What does not fit is refused, and counted by the writer as lost; later there may
 * be room again. Thread-safe.
 */
public final class LogPieces implements LogSink {
    /** A piece that has become so large is complete. */
    static final long PIECE_BYTES = 4 << 20;

    private final Path directory;
    private final long mostBytes;
    private final long ageNanos;
    private final Clock clock;
    private final Queue<Piece> complete = new ArrayDeque<>();
    private @Nullable FileChannel open;
    private long openBytes;
    private long openedNanos;
    private int number;
    private long heldBytes;
    private boolean ended;

    /**
     * @param directory must be there and be nobody else's
     * @param mostBytes of all files together
     * @param ageNanos a piece is complete after so long, however small
     */
    public LogPieces(Path directory, long mostBytes, long ageNanos, Clock clock) {
        this.directory = directory;
        this.mostBytes = mostBytes;
        this.ageNanos = ageNanos;
        this.clock = clock;
    }

    @Override
    public synchronized void write(ByteBuffer part) throws IOException {
        int length = part.remaining();
        if (heldBytes + length > mostBytes) {
            throw new IOException("the log's share of the disk is full: " + mostBytes + " bytes");
        }
        append(part, length);
        if (number == 0 || openBytes >= PIECE_BYTES || isOld()) {
            complete(false);
        }
    }

    /** However full the disk's share is: 24 bytes. */
    @Override
    public synchronized void end(ByteBuffer mark) throws IOException {
        ended = true;
        boolean marked = false;
        try {
            append(mark, mark.remaining());
            marked = true;
        } finally {
            if (open != null) {
                complete(marked);
            }
        }
    }

    /** The oldest piece that is complete and has not been {@link #remove}d; null while there is none. */
    public synchronized @Nullable Piece next() throws IOException {
        if (open != null && openBytes > 0 && isOld()) {
            complete(false);
        }
        return complete.peek();
    }

    /** True when no piece will follow those that are complete. */
    public synchronized boolean isEnded() {
        return ended;
    }

    /** Makes room: the piece is safe elsewhere, or given up. */
    public synchronized void remove(Piece piece) throws IOException {
        if (complete.remove(piece)) {
            heldBytes -= piece.bytes();
            Files.deleteIfExists(piece.file());
        }
    }

    private void append(ByteBuffer part, int length) throws IOException {
        FileChannel channel = open == null ? begin() : open;
        try {
            while (part.hasRemaining()) {
                channel.write(part);
            }
        } catch (IOException | RuntimeException e) {
            channel.truncate(openBytes).position(openBytes);
            throw e;
        }
        openBytes += length;
        heldBytes += length;
    }

    private FileChannel begin() throws IOException {
        FileChannel channel = FileChannel.open(file(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        open = channel;
        openBytes = 0;
        openedNanos = clock.nanoTime();
        return channel;
    }

    private boolean isOld() {
        return clock.nanoTime() - openedNanos >= ageNanos;
    }

    private void complete(boolean last) throws IOException {
        Piece piece = new Piece(number, file(), openBytes, last);
        number++;
        complete.add(piece);
        close();
    }

    private void close() throws IOException {
        if (open != null) {
            FileChannel channel = open;
            open = null;
            channel.close();
        }
    }

    private Path file() {
        return directory.resolve("piece-" + number);
    }

    /**
     * @param number from 0 on
     * @param last true when the end mark is in it
     */
    public record Piece(int number, Path file, long bytes, boolean last) {
        public Piece {
            requireNonNull(file, "file is null");
        }
    }
}
