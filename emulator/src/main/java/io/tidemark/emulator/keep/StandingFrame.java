package io.tidemark.emulator.keep;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Where one application stands. */
final class StandingFrame {
    private static final byte TYPE = 'S';
    private static final int NONE = -1;

    private StandingFrame() {}

    static byte[] of(AppKey key, Standing standing) {
        byte[] account = utf8(key.account());
        byte[] app = utf8(key.app());
        byte[] state = utf8(standing.state());
        byte @Nullable [] pending = standing.pending() == null ? null : utf8(standing.pending());
        int texts = account.length + app.length + state.length + (pending == null ? 0 : pending.length);
        Frame frame = new Frame(1 + 3 * Long.BYTES + 4 * Integer.BYTES + texts);
        ByteBuffer payload = frame.payload()
                .put(TYPE)
                .putLong(standing.progress())
                .putLong(standing.cycles())
                .putLong(standing.events());
        put(payload, account);
        put(payload, app);
        put(payload, state);
        if (pending == null) {
            payload.putInt(NONE);
        } else {
            put(payload, pending);
        }
        return frame.sealed();
    }

    static boolean is(ByteBuffer payload) {
        return payload.get(payload.position()) == TYPE;
    }

    static void read(ByteBuffer payload, BiConsumer<AppKey, Standing> into) {
        payload.get();
        long progress = payload.getLong();
        long cycles = payload.getLong();
        long events = payload.getLong();
        AppKey key = new AppKey(text(payload, payload.getInt()), text(payload, payload.getInt()));
        String state = text(payload, payload.getInt());
        int length = payload.getInt();
        String pending = length == NONE ? null : text(payload, length);
        into.accept(key, new Standing(state, pending, progress, cycles, events));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ByteBuffer payload, byte[] text) {
        payload.putInt(text.length).put(text);
    }

    private static String text(ByteBuffer payload, int length) {
        byte[] bytes = new byte[length];
        payload.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
