package io.tidemark.functions.requests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through the blocks of one lane, with one block in memory. */
final class LaneCursor {
    private final FileChannel channel;
    private final Iterator<LogIndex.Place> places;
    private BlockCursor block = new BlockCursor(new byte[0], 0, 0);

    LaneCursor(FileChannel channel, List<LogIndex.Place> places) {
        this.channel = channel;
        this.places = places.iterator();
    }

    /** Null after the last record of the lane. */
    @Nullable
    LoggedRequest next() throws IOException {
        LoggedRequest request = block.next();
        while (request == null && places.hasNext()) {
            block = load(places.next());
            request = block.next();
        }
        return request;
    }

    private BlockCursor load(LogIndex.Place place) throws IOException {
        byte[] payload = new byte[place.length()];
        LogIndex.readFully(channel, ByteBuffer.wrap(payload), place.position());
        return new BlockCursor(payload, place.records(), place.base());
    }
}
