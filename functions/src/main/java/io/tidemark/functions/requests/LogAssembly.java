package io.tidemark.functions.requests;

import io.tidemark.core.shape.Segment;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Puts the pieces of the logs of one segment's workers together to one log, as far as they are there.
 *
 * <p>Guarantees: what is written can be read whatever pieces are missing or damaged. When all workers' end marks are
 * there, the log's own says exactly how many requests it lacks; otherwise it has none, as the log of a process that died.
 */
public final class LogAssembly implements Closeable {
    private final LogHeader header;
    private final FileChannel channel;
    private long bytes;
    private long records;
    private long announced;
    private int workers;
    private int ended;

    private LogAssembly(LogHeader header, FileChannel channel) {
        this.header = header;
        this.channel = channel;
    }

    /**
     * @param file must not exist yet
     * @throws IOException when the file cannot be made
     */
    public static LogAssembly create(Path file, String runId, String fingerprint, Segment segment) throws IOException {
        LogHeader header = new LogHeader(runId, fingerprint, segment);
        LogAssembly assembly = new LogAssembly(
                header, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        try {
            assembly.write(LogFormat.header(header));
        } catch (IOException e) {
            assembly.channel.close();
            throw e;
        }
        return assembly;
    }

    /** The pieces that are added from now on are another worker's. */
    public void beginWorker() {
        workers++;
    }

    /**
     * Adds a piece of the worker that was begun last; earlier pieces come before later ones.
     *
     * @throws DamagedException when it cannot be read to its end, or belongs to another log; what came before is added
     * @throws IOException when the file cannot be written
     */
    public void add(byte[] piece) throws IOException {
        int at = 0;
        while (at < piece.length) {
            at += part(ByteBuffer.wrap(piece, at, piece.length - at).slice());
        }
    }

    public long records() {
        return records;
    }

    /** Of the file. */
    public long bytes() {
        return bytes;
    }

    /** Requests that are known to be missing; without every worker's end there may be more. */
    public long lost() {
        return hasAllEnds() ? announced - records : 0;
    }

    /** False when the end of a worker's log is missing, so that nobody knows what it held. */
    public boolean hasAllEnds() {
        return ended >= Math.max(1, workers);
    }

    /** Writes the end mark, when it is known what to say in it. */
    public void complete() throws IOException {
        if (hasAllEnds()) {
            write(LogFormat.end(records, lost()));
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** @return how long it was */
    private int part(ByteBuffer in) throws IOException {
        int magic = in.remaining() < Integer.BYTES ? 0 : in.getInt(0);
        return switch (magic) {
            case LogFormat.HEADER_MAGIC -> header(in);
            case LogFormat.BLOCK_MAGIC -> block(in);
            case LogFormat.END_MAGIC -> end(in);
            default -> throw new DamagedException("it is damaged");
        };
    }

    private int header(ByteBuffer in) throws DamagedException {
        LogHeader found;
        try {
            found = LogFormat.readHeader(in);
        } catch (IOException e) {
            throw new DamagedException(String.valueOf(e.getMessage()));
        }
        if (!found.equals(header)) {
            throw new DamagedException("it belongs to " + found + " and not to " + header);
        }
        return in.position();
    }

    private int block(ByteBuffer in) throws IOException {
        int size = LogFormat.blockSize(in);
        if (size < 0 || !LogFormat.isSealed(in, 0, size - LogFormat.CRC_SIZE)) {
            throw new DamagedException("it is damaged");
        }
        records += in.getInt(8);
        write(in.slice(0, size));
        return size;
    }

    private int end(ByteBuffer in) throws DamagedException {
        if (in.remaining() < LogFormat.END_SIZE
                || !LogFormat.isSealed(in, 0, LogFormat.END_SIZE - LogFormat.CRC_SIZE)) {
            throw new DamagedException("its end mark is damaged");
        }
        announced += in.getLong(4) + in.getLong(12);
        ended++;
        return LogFormat.END_SIZE;
    }

    private void write(ByteBuffer part) throws IOException {
        while (part.hasRemaining()) {
            bytes += channel.write(part);
        }
    }

    /** A piece that is not what it should be. */
    public static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1;

        DamagedException(String message) {
            super(message);
        }
    }
}
