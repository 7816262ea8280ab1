package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Colour;
import io.tidemark.aggregator.report.Layer.Shape;
import io.tidemark.core.capacity.Observation;

/** How a trial is drawn and called: by what it was for, unless something came in between. */
enum TrialKind {
    WARM_UP("warm-up", Colour.GREY, Shape.RING),
    WINDOW("window", Colour.BLUE, Shape.DISC),
    SOAK("soak", Colour.PURPLE, Shape.DIAMOND),
    PROBE("probe", Colour.SKY, Shape.RING),
    RAMP("slice of the ramp", Colour.BLUE, Shape.DISC),
    ABORTED("ended early: plainly too much", Colour.RED, Shape.TRIANGLE),
    INVALID("invalid: left out", Colour.GREY, Shape.CROSS);

    private final String label;
    private final Colour colour;
    private final Shape shape;

    TrialKind(String label, Colour colour, Shape shape) {
        this.label = label;
        this.colour = colour;
        this.shape = shape;
    }

    static TrialKind of(Observation observation) {
        if (!observation.isValid()) {
            return INVALID;
        }
        if (observation.aborted()) {
            return ABORTED;
        }
        return switch (observation.trial().kind()) {
            case WARM_UP -> WARM_UP;
            case PROBE -> PROBE;
            case WINDOW -> WINDOW;
            case SOAK -> SOAK;
            case RAMP -> RAMP;
        };
    }

    String label() {
        return label;
    }

    Colour colour() {
        return colour;
    }

    Shape shape() {
        return shape;
    }
}
