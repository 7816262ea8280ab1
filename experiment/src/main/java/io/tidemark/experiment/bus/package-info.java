/** The bus that every component listens to and publishes on: each listener hears all events in one order, at its own pace. */
@NullMarked
package io.tidemark.experiment.bus;

import org.jspecify.annotations.NullMarked;
