/** The offered load over time as pure functions: shapes, segments, arrivals and user times. */
@NullMarked
package io.tidemark.core.shape;

import org.jspecify.annotations.NullMarked;
