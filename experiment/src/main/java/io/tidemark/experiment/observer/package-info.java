/** Observers: they watch the application, and publish what they see. */
@NullMarked
package io.tidemark.experiment.observer;

import org.jspecify.annotations.NullMarked;
