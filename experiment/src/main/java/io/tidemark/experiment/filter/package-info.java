/** Filters that choose events, as a small language. */
@NullMarked
package io.tidemark.experiment.filter;

import org.jspecify.annotations.NullMarked;
