package io.tidemark.core.capacity;

import java.util.List;

/** What was seen so far, sorted. */
final class History {
    private final SearchSettings settings;
    private final List<Observation> all;
    private final List<Observation> valid;
    private final Bracket bracket;

    History(SearchSettings settings, List<Observation> all) {
        this.settings = settings;
        this.all = List.copyOf(all);
        this.valid = all.stream().filter(Observation::isValid).toList();
        this.bracket = Bracket.of(settings, of(Trial.Kind.PROBE));
    }

    SearchSettings settings() {
        return settings;
    }

    List<Observation> all() {
        return all;
    }

    List<Observation> valid() {
        return valid;
    }

    List<Observation> warmUps() {
        return of(Trial.Kind.WARM_UP);
    }

    List<Observation> windows() {
        return of(Trial.Kind.WINDOW);
    }

    List<Observation> soaks() {
        return of(Trial.Kind.SOAK);
    }

    /** Windows and soaks in their order: what an estimate is made from. */
    List<Observation> looks() {
        return valid.stream()
                .filter(o -> o.trial().kind() == Trial.Kind.WINDOW || o.trial().kind() == Trial.Kind.SOAK)
                .toList();
    }

    Bracket bracket() {
        return bracket;
    }

    private List<Observation> of(Trial.Kind kind) {
        return valid.stream().filter(o -> o.trial().kind() == kind).toList();
    }
}
