/** A machine at a distance: its state, and what is run on it. */
@NullMarked
package io.tidemark.deployment.machine;

import org.jspecify.annotations.NullMarked;
