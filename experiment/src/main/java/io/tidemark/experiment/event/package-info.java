/** Events: their kinds with their attributes, and the traces by which each one is known to belong to a phase. */
@NullMarked
package io.tidemark.experiment.event;

import org.jspecify.annotations.NullMarked;
