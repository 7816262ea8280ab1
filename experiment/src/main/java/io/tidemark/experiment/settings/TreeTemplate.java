package io.tidemark.experiment.settings;

import io.tidemark.experiment.expression.Scope;

/** A value of any shape whose texts have macros. */
@FunctionalInterface
public interface TreeTemplate {
    /** As JSON has values. A text that is nothing but macros and becomes a number stays a text. */
    Object render(Scope scope);
}
