package io.tidemark.experiment.policy;

import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import java.util.Map;

/** How a phase ended: the values of the flag {@code status}. */
public final class Status {
    public static final String FLAG = "status";
    public static final String OK = "OK";
    public static final String FAILED = "FAILED";
    public static final String STALLED = "STALLED";

    private Status() {}

    /** Tells everybody that a phase has stalled. */
    static String stalled(Stage stage, Trace trace) {
        stage.bus().publish(Events.STALLED, trace, Map.of());
        return STALLED;
    }
}
