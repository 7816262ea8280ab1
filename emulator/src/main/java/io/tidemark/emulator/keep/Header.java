package io.tidemark.emulator.keep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How each file begins. Magic and version stay as they are in every version, with a checksum of their own, lest a damaged
 * version be taken for a newer one.
 */
record Header(StateFile file, String backend) {
    static final int VERSION = 1;
    private static final int MAGIC = 0x544D4553;
    private static final int VERSIONED_SIZE = 8;
    private static final int BEGINNING_SIZE = VERSIONED_SIZE + Frame.CRC_SIZE;

    byte[] encoded() {
        byte[] name = backend.getBytes(StandardCharsets.UTF_8);
        Frame frame = new Frame(1 + Long.BYTES + name.length);
        frame.payload().put(file.kind().code()).putLong(file.number()).put(name);
        byte[] sealed = frame.sealed();
        byte[] all = new byte[BEGINNING_SIZE + sealed.length];
        ByteBuffer.wrap(all)
                .putInt(MAGIC)
                .putInt(VERSION)
                .putInt(Frame.checksum(all, VERSIONED_SIZE))
                .put(sealed);
        return all;
    }

    /**
     * Reads over the header of a file that should be this one.
     *
     * @return whether it is there and undamaged
     * @throws FolderRefusedException when it is of another backend, or of a version that this program does not know
     */
    boolean isNextOf(FrameReader in, Path folder) throws IOException {
        if (!isVersionedNextOf(in, folder)) {
            return false;
        }
        ByteBuffer frame = in.next();
        if (frame == null || frame.remaining() < 1 + Long.BYTES) {
            return false;
        }
        boolean isThis = frame.get() == file.kind().code() && frame.getLong() == file.number();
        String found = StandardCharsets.UTF_8.decode(frame).toString();
        if (isThis && !found.equals(backend)) {
            throw new FolderRefusedException("the folder " + folder + " has the applications of " + found + ", not of "
                    + backend + ": give another folder, or begin anew to replace them");
        }
        return isThis;
    }

    private boolean isVersionedNextOf(FrameReader in, Path folder) throws IOException {
        byte @Nullable [] bytes = in.plain(BEGINNING_SIZE);
        if (bytes == null) {
            return false;
        }
        ByteBuffer beginning = ByteBuffer.wrap(bytes);
        int magic = beginning.getInt();
        int version = beginning.getInt();
        if (magic != MAGIC || beginning.getInt() != Frame.checksum(bytes, VERSIONED_SIZE)) {
            return false;
        }
        if (version != VERSION) {
            throw new FolderRefusedException(file.in(folder) + " has format version " + version
                    + ", this program reads version " + VERSION + ": use the program that wrote it, or begin anew");
        }
        return true;
    }
}
