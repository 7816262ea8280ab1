package io.tidemark.functions.aws.lambda;

/** A function that is there, with what brings events to it. */
record Function(Fleet fleet, Deliveries deliveries) {
    FunctionSettings settings() {
        return fleet.settings();
    }
}
