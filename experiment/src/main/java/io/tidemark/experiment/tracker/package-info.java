/** Trackers: values of metrics, made of events. */
@NullMarked
package io.tidemark.experiment.tracker;

import org.jspecify.annotations.NullMarked;
