package io.tidemark.emulator.keep;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/**
 * What became of reading a file.
 *
 * @param standings read before its end, or before the first damage
 * @param whole false when it is cut off or damaged
 */
record Reading(long standings, boolean whole) {
    private static final Reading NOTHING = new Reading(0, false);

    static Reading of(Path folder, Header expected, BiConsumer<AppKey, Standing> into) throws IOException {
        try (FrameReader in = FrameReader.open(expected.file().in(folder))) {
            if (!expected.isNextOf(in, folder)) {
                return NOTHING;
            }
            long standings = 0;
            ByteBuffer next = in.next();
            while (next != null && StandingFrame.is(next)) {
                StandingFrame.read(next, into);
                standings++;
                next = in.next();
            }
            boolean ended =
                    expected.file().isSnapshot() ? next != null && EndFrame.isOf(next, standings) : next == null;
            return new Reading(standings, ended && in.isAtEnd());
        }
    }
}
