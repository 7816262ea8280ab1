package io.tidemark.emulator.keep;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;
import java.util.HashMap;
import java.util.Map;

/** Applications whose standing follows from how many events were accepted: so each restored one shows whether it ever was. */
final class Model {
    private final Map<AppKey, Standing> standings = new HashMap<>();

    static AppKey app(int number) {
        return new AppKey(number % 2 == 0 ? "" : "account", "app%05d".formatted(number));
    }

    static Standing after(AppKey key, long events) {
        String pending = events % 3 == 0 ? null : key.app() + "-command-" + events;
        long progress = events % 4 == 0 ? Standing.NO_PROGRESS : events * 31 - 100;
        return new Standing("state" + events % 7, pending, progress, events / 5, events);
    }

    /** The next event of an application: to be told to the folder. */
    Standing next(AppKey key) {
        return standings.merge(key, after(key, 1), (last, _) -> after(key, last.events() + 1));
    }

    void change(StateFolder folder, int app) {
        AppKey key = app(app);
        folder.changed(key, next(key));
    }

    void addAll(Model other) {
        standings.putAll(other.standings);
    }

    /** Of each application, the standing with more events. */
    void addLater(Model other) {
        other.standings.forEach((key, standing) ->
                standings.merge(key, standing, (one, two) -> one.events() > two.events() ? one : two));
    }

    Map<AppKey, Standing> standings() {
        return Map.copyOf(standings);
    }
}
