package io.tidemark.swarm.page;

import io.tidemark.swarm.bridge.Aim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a fake swarm offers: phases, in straight lines, and a level that somebody asked for instead. */
final class FakeLoad {
    private final List<Phase> phases = new ArrayList<>();
    private final boolean open;
    private @Nullable Way way;

    private record Phase(String name, double from, double to, long startMillis, long endMillis, boolean warmUp) {
        Phase at(long start, long end) {
            return new Phase(name, from, to, start, end, warmUp);
        }
    }

    private record Way(double from, double to, int second, int seconds) {}

    FakeLoad(boolean open) {
        this.open = open;
        double unit = open ? 1 : 0.25;
        phases.add(new Phase("warm", 0, 200 * unit, 0, 30_000, true));
        phases.add(new Phase("rise", 200 * unit, 800 * unit, 30_000, 90_000, false));
        phases.add(new Phase("hold", 600 * unit, 600 * unit, 90_000, 210_000, false));
        phases.add(new Phase("peak", 1200 * unit, 1200 * unit, 210_000, 270_000, false));
    }

    int size() {
        return phases.size();
    }

    String name(int phase) {
        return phases.get(phase).name();
    }

    long totalMillis() {
        return phases.getLast().endMillis();
    }

    double level(int second) {
        Way going = way;
        if (going != null) {
            double part = going.seconds() == 0 ? 1 : Math.min(1, (second - going.second()) / (double) going.seconds());
            return going.from() + part * (going.to() - going.from());
        }
        Phase phase = phases.get(Math.max(0, current(second)));
        double length = Math.max(1, phase.endMillis() - phase.startMillis());
        double part = Math.clamp((second * 1000L - phase.startMillis()) / length, 0, 1);
        return phase.from() + part * (phase.to() - phase.from());
    }

    void aim(Aim aim, int second) {
        way = new Way(
                level(second), aim.level().value(), second, (int) aim.ramp().toSeconds());
    }

    /** Goes on with a phase from its start; all after it move with it. */
    void skip(int phase, int second) {
        way = null;
        move(phase, second * 1000L - phases.get(phase).startMillis());
        for (int i = 0; i < phase; i++) {
            long end = Math.min(phases.get(i).endMillis(), second * 1000L);
            phases.set(i, phases.get(i).at(Math.min(phases.get(i).startMillis(), end), end));
        }
    }

    void prolong(long millis, int second) {
        int now = Math.max(0, current(second));
        Phase phase = phases.get(now);
        phases.set(now, phase.at(phase.startMillis(), phase.endMillis() + millis));
        move(now + 1, millis);
    }

    private void move(int from, long millis) {
        for (int i = from; i < phases.size(); i++) {
            Phase phase = phases.get(i);
            phases.set(i, phase.at(phase.startMillis() + millis, phase.endMillis() + millis));
        }
    }

    private int current(int second) {
        for (int i = phases.size() - 1; i >= 0; i--) {
            if (second * 1000L >= phases.get(i).startMillis()
                    && second * 1000L < phases.get(i).endMillis()) {
                return i;
            }
        }
        return -1;
    }

    Optional<Map<String, Object>> shownAim(int second) {
        Way going = way;
        return going == null || second >= going.second() + going.seconds()
                ? Optional.empty()
                : Optional.of(Map.of("level", going.to(), "atMillis", (going.second() + going.seconds()) * 1000L));
    }

    Map<String, Object> shown(FakeNumbers numbers, int second) {
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("version", numbers.version());
        plan.put("fingerprint", numbers.fingerprint(numbers.version()));
        plan.put("file", "shop.yml");
        plan.put("phase", second < 0 ? -1 : current(second));
        plan.put("phases", phases.stream().map(this::shown).toList());
        return plan;
    }

    private Map<String, Object> shown(Phase phase) {
        String unit = open ? "/s" : " users";
        String shape = phase.from() == phase.to()
                ? "constant " + Math.round(phase.to()) + unit
                : "ramp " + Math.round(phase.from()) + unit + " to " + Math.round(phase.to()) + unit;
        return Map.of(
                "name", phase.name(),
                "shape", shape,
                "startMillis", phase.startMillis(),
                "endMillis", phase.endMillis(),
                "warmUp", phase.warmUp());
    }
}
