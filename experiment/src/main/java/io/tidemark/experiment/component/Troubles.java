package io.tidemark.experiment.component;

import io.tidemark.experiment.bus.TroubleListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What went wrong while others went on. The same trouble of one component is told once, and counted. Thread-safe. */
public final class Troubles implements TroubleListener {
    private final Consumer<Trouble> first;
    private final Map<String, Trouble> byText = new LinkedHashMap<>();

    /** @param count how often */
    public record Trouble(String owner, Exception exception, int count) {
        /** For a person. */
        public String text() {
            String message = exception.getMessage();
            return owner + ": " + (message == null ? exception.toString() : message);
        }

        Trouble again() {
            return new Trouble(owner, exception, count + 1);
        }
    }

    /** @param first hears of each trouble when it occurs for the first time */
    public Troubles(Consumer<Trouble> first) {
        this.first = first;
    }

    public void add(String owner, Exception exception) {
        Trouble trouble = new Trouble(owner, exception, 1);
        boolean isFirst;
        synchronized (byText) {
            isFirst = byText.merge(trouble.text(), trouble, (before, _) -> before.again())
                            .count()
                    == 1;
        }
        if (isFirst) {
            first.accept(trouble);
        }
    }

    @Override
    public void trouble(String owner, Exception exception) {
        add(owner, exception);
    }

    /** In the order of their first occurrence. */
    public List<Trouble> all() {
        synchronized (byText) {
            return new ArrayList<>(byText.values());
        }
    }
}
